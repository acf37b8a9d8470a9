package io.ringledger.events.rest;

import io.ringledger.events.application.EventSubscriptions;
import io.ringledger.events.domain.DeliveryId;
import io.ringledger.events.rest.response.DeliveryResponse;
import io.ringledger.shared.rest.CallerProvider;
import io.ringledger.shared.rest.OutcomeAnswers;
import io.ringledger.shared.rest.Wire;
import io.ringledger.shared.rest.WireForm;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What is sent to subscribers. */
@Path("/event-deliveries")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("admin")
@Tag(name = "event subscriptions", description = "Telling others of events over HTTP.")
public class EventDeliveriesResource {

  private final EventSubscriptions subscriptions;
  private final CallerProvider callers;

  public EventDeliveriesResource(EventSubscriptions subscriptions, CallerProvider callers) {
    this.subscriptions = subscriptions;
    this.callers = callers;
  }

  @POST
  @Path("/{delivery_id}/redeliver")
  @RolesAllowed("admin")
  @Operation(
      operationId = "redeliverEvent",
      summary = "Send an event again that was given up",
      description =
          "As if for the first time; later events of its ordering key may be there already.")
  @APIResponse(
      responseCode = "200",
      description = "The delivery.",
      content = @Content(schema = @Schema(implementation = DeliveryResponse.class)))
  public Response redeliver(@PathParam("delivery_id") @Wire(WireForm.UUID) String deliveryId) {
    return OutcomeAnswers.respond(
        subscriptions.redeliver(callers.current(), new DeliveryId(UUID.fromString(deliveryId))),
        DeliveryResponse::of);
  }
}
