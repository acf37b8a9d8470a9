package io.ringledger.events.rest;

import io.ringledger.events.application.EventSubscriptions;
import io.ringledger.events.application.EventSubscriptions.Begun;
import io.ringledger.events.domain.DeliveryId;
import io.ringledger.events.domain.DeliveryStatus;
import io.ringledger.events.domain.SubscriptionId;
import io.ringledger.events.rest.request.SubscribeRequest;
import io.ringledger.events.rest.response.DeletedSubscriptionResponse;
import io.ringledger.events.rest.response.DeliveryPageResponse;
import io.ringledger.events.rest.response.RedeliveredResponse;
import io.ringledger.events.rest.response.RotatedSecretResponse;
import io.ringledger.events.rest.response.SubscribedResponse;
import io.ringledger.events.rest.response.SubscriptionPageResponse;
import io.ringledger.events.rest.response.SubscriptionResponse;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.domain.Outcome.Success;
import io.ringledger.shared.rest.CallerProvider;
import io.ringledger.shared.rest.Cursor;
import io.ringledger.shared.rest.OneOf;
import io.ringledger.shared.rest.OutcomeAnswers;
import io.ringledger.shared.rest.Wire;
import io.ringledger.shared.rest.WireForm;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Who is told of events over HTTP. */
@Path("/event-subscriptions")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("admin")
@Tag(name = "event subscriptions", description = "Telling others of events over HTTP.")
public class EventSubscriptionsResource {

  private final EventSubscriptions subscriptions;
  private final CallerProvider callers;

  public EventSubscriptionsResource(EventSubscriptions subscriptions, CallerProvider callers) {
    this.subscriptions = subscriptions;
    this.callers = callers;
  }

  @POST
  @RolesAllowed("admin")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "subscribeToEvents",
      summary = "Have somebody told of events",
      description = "From now on. The secret that signs what is sent is shown this once.")
  @APIResponse(
      responseCode = "201",
      description = "The subscription and its secret.",
      content = @Content(schema = @Schema(implementation = SubscribedResponse.class)))
  public Response subscribe(@Valid @NotNull(message = "must be given") SubscribeRequest request) {
    Outcome<Begun> begun = subscriptions.subscribe(callers.current(), request.subscription());
    Response response =
        OutcomeAnswers.respond(
            begun, Response.Status.CREATED.getStatusCode(), SubscribedResponse::of);
    return begun instanceof Success<Begun>(var made)
        ? Response.fromResponse(response)
            .location(URI.create("/event-subscriptions/" + made.subscription().id()))
            .build()
        : response;
  }

  @GET
  @RolesAllowed("admin")
  @Operation(
      operationId = "listEventSubscriptions",
      summary = "Event subscriptions, newest first",
      description = "Without their secrets.")
  @APIResponse(
      responseCode = "200",
      description = "A page of subscriptions.",
      content = @Content(schema = @Schema(implementation = SubscriptionPageResponse.class)))
  public Response list(
      @QueryParam("limit") @DefaultValue("20") @Wire(WireForm.PAGE_LIMIT) String limit,
      @QueryParam("cursor") @Wire(WireForm.CURSOR) @Nullable String cursor) {
    return OutcomeAnswers.respond(
        Outcome.success(
            subscriptions.list(
                Optional.ofNullable(cursor).flatMap(Cursor::parse).map(SubscriptionId::new),
                Integer.parseInt(limit))),
        SubscriptionPageResponse::of);
  }

  @GET
  @Path("/{subscription_id}")
  @RolesAllowed("admin")
  @Operation(
      operationId = "getEventSubscription",
      summary = "One event subscription",
      description = "Without its secrets.")
  @APIResponse(
      responseCode = "200",
      description = "The subscription.",
      content = @Content(schema = @Schema(implementation = SubscriptionResponse.class)))
  public Response get(@PathParam("subscription_id") @Wire(WireForm.UUID) String subscriptionId) {
    return OutcomeAnswers.respond(
        subscriptions.get(subscription(subscriptionId)), SubscriptionResponse::of);
  }

  @POST
  @Path("/{subscription_id}/pause")
  @RolesAllowed("admin")
  @Operation(
      operationId = "pauseEventSubscription",
      summary = "Send nothing for now",
      description = "What happens meanwhile waits.")
  @APIResponse(
      responseCode = "200",
      description = "The subscription.",
      content = @Content(schema = @Schema(implementation = SubscriptionResponse.class)))
  public Response pause(@PathParam("subscription_id") @Wire(WireForm.UUID) String subscriptionId) {
    return OutcomeAnswers.respond(
        subscriptions.pause(callers.current(), subscription(subscriptionId)),
        SubscriptionResponse::of);
  }

  @POST
  @Path("/{subscription_id}/resume")
  @RolesAllowed("admin")
  @Operation(
      operationId = "resumeEventSubscription",
      summary = "Send what has waited",
      description = "Also to a subscription that rests after failures.")
  @APIResponse(
      responseCode = "200",
      description = "The subscription.",
      content = @Content(schema = @Schema(implementation = SubscriptionResponse.class)))
  public Response resume(@PathParam("subscription_id") @Wire(WireForm.UUID) String subscriptionId) {
    return OutcomeAnswers.respond(
        subscriptions.resume(callers.current(), subscription(subscriptionId)),
        SubscriptionResponse::of);
  }

  @DELETE
  @Path("/{subscription_id}")
  @RolesAllowed("admin")
  @Operation(
      operationId = "deleteEventSubscription",
      summary = "Forget an event subscription",
      description = "With its secrets and everything that was or is to be sent.")
  @APIResponse(
      responseCode = "200",
      description = "It is gone.",
      content = @Content(schema = @Schema(implementation = DeletedSubscriptionResponse.class)))
  public Response delete(@PathParam("subscription_id") @Wire(WireForm.UUID) String subscriptionId) {
    return OutcomeAnswers.respond(
        subscriptions.delete(callers.current(), subscription(subscriptionId)),
        DeletedSubscriptionResponse::of);
  }

  @POST
  @Path("/{subscription_id}/secrets")
  @RolesAllowed("admin")
  @Operation(
      operationId = "rotateSigningSecret",
      summary = "Sign with a new secret",
      description = "For a day the one before signs as well. The new one is shown this once.")
  @APIResponse(
      responseCode = "201",
      description = "The new secret.",
      content = @Content(schema = @Schema(implementation = RotatedSecretResponse.class)))
  public Response rotate(@PathParam("subscription_id") @Wire(WireForm.UUID) String subscriptionId) {
    return OutcomeAnswers.respond(
        subscriptions.rotateSecret(callers.current(), subscription(subscriptionId)),
        Response.Status.CREATED.getStatusCode(),
        RotatedSecretResponse::of);
  }

  @GET
  @Path("/{subscription_id}/deliveries")
  @RolesAllowed("admin")
  @Operation(
      operationId = "listEventDeliveries",
      summary = "What was and is to be sent, newest first",
      description = "Ask for the dead ones to see what was given up.")
  @APIResponse(
      responseCode = "200",
      description = "A page of deliveries.",
      content = @Content(schema = @Schema(implementation = DeliveryPageResponse.class)))
  public Response deliveries(
      @PathParam("subscription_id") @Wire(WireForm.UUID) String subscriptionId,
      @QueryParam("delivery_status") @OneOf({"pending", "delivered", "dead"})
          @Nullable String status,
      @QueryParam("limit") @DefaultValue("20") @Wire(WireForm.PAGE_LIMIT) String limit,
      @QueryParam("cursor") @Wire(WireForm.CURSOR) @Nullable String cursor) {
    return OutcomeAnswers.respond(
        subscriptions.deliveries(
            subscription(subscriptionId),
            Optional.ofNullable(status).flatMap(DeliveryStatus::ofWire),
            Optional.ofNullable(cursor).flatMap(Cursor::parse).map(DeliveryId::new),
            Integer.parseInt(limit)),
        DeliveryPageResponse::of);
  }

  @POST
  @Path("/{subscription_id}/redeliver")
  @RolesAllowed("admin")
  @Operation(
      operationId = "redeliverDeadEvents",
      summary = "Send again whatever was given up",
      description = "In the order in which it happened, as far as it still waits.")
  @APIResponse(
      responseCode = "200",
      description = "How many there are.",
      content = @Content(schema = @Schema(implementation = RedeliveredResponse.class)))
  public Response redeliver(
      @PathParam("subscription_id") @Wire(WireForm.UUID) String subscriptionId) {
    return OutcomeAnswers.respond(
        subscriptions.redeliverDead(callers.current(), subscription(subscriptionId)),
        RedeliveredResponse::of);
  }

  private static SubscriptionId subscription(String id) {
    return new SubscriptionId(UUID.fromString(id));
  }
}
