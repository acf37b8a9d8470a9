package io.ringledger.commerce.rest.orders;

import io.ringledger.commerce.application.orders.Checkout;
import io.ringledger.commerce.application.orders.Checkout.Intent;
import io.ringledger.commerce.application.orders.OrderDesk;
import io.ringledger.commerce.domain.OrderId;
import io.ringledger.commerce.rest.SiteDoor;
import io.ringledger.commerce.rest.orders.request.CheckoutRequest;
import io.ringledger.commerce.rest.orders.request.RefundRequest;
import io.ringledger.commerce.rest.orders.request.RetryRequest;
import io.ringledger.shared.application.IdempotencyKey;
import io.ringledger.shared.rest.IdempotencyKeyFilter;
import io.ringledger.shared.rest.OutcomeAnswers;
import io.ringledger.shared.rest.RequiresIdempotencyKey;
import io.ringledger.shared.rest.Wire;
import io.ringledger.shared.rest.WireForm;
import io.ringledger.shared.rest.WireJson;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Ordering, paying and giving back: once for each key, however often it is asked for. */
@Path("/orders")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"visitor", "promoter", "admin", "fighter", "management"})
@Tag(name = "orders", description = "Carts, orders, and paying for them.")
public class PurchasesResource {

  private final Checkout checkout;
  private final OrderDesk desk;
  private final SiteDoor door;

  public PurchasesResource(Checkout checkout, OrderDesk desk, SiteDoor door) {
    this.checkout = checkout;
    this.desk = desk;
    this.door = door;
  }

  @POST
  @Path("/checkout")
  @RolesAllowed({"visitor", "promoter", "admin", "fighter", "management"})
  @Consumes(MediaType.APPLICATION_JSON)
  @RequiresIdempotencyKey
  @Operation(
      operationId = "checkout",
      summary = "Order what is in your cart, and pay",
      description =
          "Prices are checked again and stock is set aside, then the gateway is asked, once per Idempotency-Key. Only"
              + " the gateway's signed event confirms the order, which may be before or after this answers; a card"
              + " that was declined answers 200 with the state payment_failed.")
  @APIResponse(
      responseCode = "200",
      description = "The order.",
      content = @Content(schema = @Schema(implementation = OrderResponse.class)))
  public Response checkout(
      @HeaderParam(IdempotencyKeyFilter.HEADER) String idempotencyKey,
      @Valid @NotNull(message = "must be given") CheckoutRequest request) {
    return door.enter(
        request.siteId(),
        caller ->
            OutcomeAnswers.respond(
                checkout.checkout(
                    caller,
                    request.purchase(),
                    intent(idempotencyKey, request),
                    OrderResponse.format(caller))));
  }

  @POST
  @Path("/{order_id}/retry")
  @RolesAllowed({"visitor", "promoter", "admin", "fighter", "management"})
  @Consumes(MediaType.APPLICATION_JSON)
  @RequiresIdempotencyKey
  @Operation(
      operationId = "retryPayment",
      summary = "Pay again for an order that was not paid",
      description =
          "Within 24 hours of its first failure, by its buyer. It is a new attempt with a key of its own at the"
              + " gateway, and begins only once it is certain that the one before is not charged.")
  @APIResponse(
      responseCode = "200",
      description = "The order.",
      content = @Content(schema = @Schema(implementation = OrderResponse.class)))
  public Response retry(
      @PathParam("order_id") @Wire(WireForm.UUID) String orderId,
      @HeaderParam(IdempotencyKeyFilter.HEADER) String idempotencyKey,
      @Valid @NotNull(message = "must be given") RetryRequest request) {
    return door.enter(
        request.siteId(),
        caller ->
            OutcomeAnswers.respond(
                checkout.retry(
                    caller,
                    OrderId.of(orderId),
                    request.method(),
                    intent(idempotencyKey, request),
                    OrderResponse.format(caller))));
  }

  @POST
  @Path("/{order_id}/refunds")
  @RolesAllowed({"promoter", "admin", "fighter", "management"})
  @Consumes(MediaType.APPLICATION_JSON)
  @RequiresIdempotencyKey
  @Operation(
      operationId = "refundOrder",
      summary = "Give back what was paid, or a part of it",
      description =
          "For an admin of the site. The gateway is asked at once, and again until it is back.")
  @APIResponse(
      responseCode = "200",
      description = "The order with the refund.",
      content = @Content(schema = @Schema(implementation = OrderResponse.class)))
  public Response refund(
      @PathParam("order_id") @Wire(WireForm.UUID) String orderId,
      @HeaderParam(IdempotencyKeyFilter.HEADER) String idempotencyKey,
      @Valid @NotNull(message = "must be given") RefundRequest request) {
    return door.enter(
        request.siteId(),
        caller ->
            OutcomeAnswers.respond(
                desk.refund(
                    caller,
                    OrderId.of(orderId),
                    request.amount(),
                    request.reason(),
                    intent(idempotencyKey, request),
                    OrderResponse.format(caller))));
  }

  private static Intent intent(String key, Object request) {
    return new Intent(new IdempotencyKey(key), WireJson.fingerprint(request));
  }
}
