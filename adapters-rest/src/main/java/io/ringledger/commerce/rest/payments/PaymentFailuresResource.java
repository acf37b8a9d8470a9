package io.ringledger.commerce.rest.payments;

import io.ringledger.commerce.application.orders.OrderDesk;
import io.ringledger.commerce.domain.OrderId;
import io.ringledger.commerce.rest.SiteDoor;
import io.ringledger.shared.rest.Cursor;
import io.ringledger.shared.rest.OutcomeAnswers;
import io.ringledger.shared.rest.Wire;
import io.ringledger.shared.rest.WireForm;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
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

/** Everything about a site's payments that did not go as it should. */
@Path("/payment-failures")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"promoter", "admin", "fighter", "management"})
@Tag(name = "payments", description = "What gateways report, and what became of it.")
public class PaymentFailuresResource {

  private final OrderDesk desk;
  private final SiteDoor door;

  public PaymentFailuresResource(OrderDesk desk, SiteDoor door) {
    this.desk = desk;
    this.door = door;
  }

  @GET
  @RolesAllowed({"promoter", "admin", "fighter", "management"})
  @Operation(
      operationId = "listPaymentFailures",
      summary = "Failures of payments and refunds, newest first",
      description = "For an admin of the site. They are kept for good and never change.")
  @APIResponse(
      responseCode = "200",
      description = "A page of failures.",
      content = @Content(schema = @Schema(implementation = PaymentFailurePageResponse.class)))
  public Response list(
      @QueryParam("site_id") @NotNull(message = "must be given") @Wire(WireForm.UUID) String siteId,
      @QueryParam("order_id") @Wire(WireForm.UUID) @Nullable String orderId,
      @QueryParam("limit") @DefaultValue("20") @Wire(WireForm.PAGE_LIMIT) String limit,
      @QueryParam("cursor") @Wire(WireForm.CURSOR) @Nullable String cursor) {
    return door.enter(
        siteId,
        caller ->
            OutcomeAnswers.respond(
                desk.failures(
                    caller,
                    Optional.ofNullable(orderId).map(OrderId::of),
                    Optional.ofNullable(cursor).flatMap(Cursor::parse),
                    Integer.parseInt(limit)),
                PaymentFailurePageResponse::of));
  }
}
