package io.ringledger.commerce.rest.payments;

import io.ringledger.commerce.application.outbound.PaymentEvents.Status;
import io.ringledger.commerce.application.payments.PaymentNotifications;
import io.ringledger.commerce.domain.PaymentEventId;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.rest.CallerProvider;
import io.ringledger.shared.rest.Cursor;
import io.ringledger.shared.rest.OneOf;
import io.ringledger.shared.rest.OutcomeAnswers;
import io.ringledger.shared.rest.Wire;
import io.ringledger.shared.rest.WireForm;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What gateways reported, of all sites; an event may name no site of ours. */
@Path("/payment-events")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("admin")
@Tag(name = "payments", description = "What gateways report, and what became of it.")
public class PaymentEventsResource {

  private final PaymentNotifications notifications;
  private final CallerProvider callers;

  public PaymentEventsResource(PaymentNotifications notifications, CallerProvider callers) {
    this.notifications = notifications;
    this.callers = callers;
  }

  @GET
  @RolesAllowed("admin")
  @Operation(
      operationId = "listPaymentEvents",
      summary = "Verified events of gateways, newest first",
      description = "Of all sites. A parked one waits for what it is about, or for somebody.")
  @APIResponse(
      responseCode = "200",
      description = "A page of events.",
      content = @Content(schema = @Schema(implementation = PaymentEventPageResponse.class)))
  public Response list(
      @QueryParam("status") @OneOf({"pending", "applied", "ignored", "parked"})
          @Nullable String status,
      @QueryParam("limit") @DefaultValue("20") @Wire(WireForm.PAGE_LIMIT) String limit,
      @QueryParam("cursor") @Wire(WireForm.CURSOR) @Nullable String cursor) {
    return OutcomeAnswers.respond(
        Outcome.success(
            notifications.list(
                Optional.ofNullable(status).flatMap(Status::ofWire),
                Optional.ofNullable(cursor).flatMap(Cursor::parse).map(PaymentEventId::new),
                Integer.parseInt(limit))),
        PaymentEventPageResponse::of);
  }

  @POST
  @Path("/{payment_event_id}/requeue")
  @RolesAllowed("admin")
  @Operation(
      operationId = "requeuePaymentEvent",
      summary = "Work on a parked event again",
      description = "At once, and from the first try; it says what it said, and proves no more.")
  @APIResponse(
      responseCode = "200",
      description = "The event, pending.",
      content = @Content(schema = @Schema(implementation = PaymentEventResponse.class)))
  public Response requeue(
      @PathParam("payment_event_id") @Wire(WireForm.UUID) String paymentEventId) {
    return OutcomeAnswers.respond(
        notifications.requeue(callers.current(), PaymentEventId.of(paymentEventId)),
        PaymentEventResponse::of);
  }
}
