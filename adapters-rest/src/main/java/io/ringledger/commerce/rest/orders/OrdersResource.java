package io.ringledger.commerce.rest.orders;

import io.ringledger.commerce.application.orders.OrderDesk;
import io.ringledger.commerce.application.outbound.Orders.Search;
import io.ringledger.commerce.domain.OrderId;
import io.ringledger.commerce.domain.order.Buyer;
import io.ringledger.commerce.domain.order.OrderState;
import io.ringledger.commerce.rest.SiteDoor;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.domain.UserId;
import io.ringledger.shared.rest.Cursor;
import io.ringledger.shared.rest.OneOf;
import io.ringledger.shared.rest.OutcomeAnswers;
import io.ringledger.shared.rest.Wire;
import io.ringledger.shared.rest.WireForm;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
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

/** Looking at orders: buyers at their own, those who run a site at all of the site. */
@Path("/orders")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"visitor", "promoter", "admin", "fighter", "management"})
@Tag(name = "orders", description = "Carts, orders, and paying for them.")
public class OrdersResource {

  private static final int MAX_SEARCH = 100;

  private final OrderDesk desk;
  private final SiteDoor door;

  public OrdersResource(OrderDesk desk, SiteDoor door) {
    this.desk = desk;
    this.door = door;
  }

  @GET
  @RolesAllowed({"visitor", "promoter", "admin", "fighter", "management"})
  @Operation(
      operationId = "listOrders",
      summary = "Orders of a site, newest first",
      description = "Buyers see their own; an admin of the site sees and searches all of them.")
  @APIResponse(
      responseCode = "200",
      description = "A page of orders.",
      content = @Content(schema = @Schema(implementation = OrderPageResponse.class)))
  public Response list(
      @QueryParam("site_id") @NotNull(message = "must be given") @Wire(WireForm.UUID) String siteId,
      @QueryParam("state")
          @OneOf({
            "pending_payment",
            "confirmed",
            "payment_failed",
            "expired",
            "partially_refunded",
            "refunded"
          })
          @Nullable String state,
      @QueryParam("q")
          @Size(min = 1, max = MAX_SEARCH, message = "must have 1 to 100 characters")
          @Wire(WireForm.LINE)
          @Nullable String q,
      @QueryParam("buyer_id") @Wire(WireForm.UUID) @Nullable String buyerId,
      @QueryParam("buyer_known") @DefaultValue("true") @OneOf({"true", "false"}) String buyerKnown,
      @QueryParam("limit") @DefaultValue("20") @Wire(WireForm.PAGE_LIMIT) String limit,
      @QueryParam("cursor") @Wire(WireForm.CURSOR) @Nullable String cursor) {
    Search search =
        new Search(
            Optional.ofNullable(buyerId)
                .map(id -> new Buyer(UserId.of(id), Boolean.parseBoolean(buyerKnown))),
            Optional.ofNullable(state).flatMap(OrderState::ofWire),
            Optional.ofNullable(q));
    return door.enter(
        siteId,
        caller ->
            OutcomeAnswers.respond(
                Outcome.success(
                    desk.list(
                        caller,
                        search,
                        Optional.ofNullable(cursor).flatMap(Cursor::parse).map(OrderId::new),
                        Integer.parseInt(limit))),
                OrderPageResponse::of));
  }

  @GET
  @Path("/{order_id}")
  @RolesAllowed({"visitor", "promoter", "admin", "fighter", "management"})
  @Operation(
      operationId = "getOrder",
      summary = "One order",
      description = "Another's order, and one of another site, is answered like none.")
  @APIResponse(
      responseCode = "200",
      description = "The order.",
      content = @Content(schema = @Schema(implementation = OrderResponse.class)))
  public Response get(
      @PathParam("order_id") @Wire(WireForm.UUID) String orderId,
      @QueryParam("site_id") @NotNull(message = "must be given") @Wire(WireForm.UUID)
          String siteId) {
    return door.enter(
        siteId,
        caller ->
            OutcomeAnswers.respond(
                desk.get(caller, OrderId.of(orderId)), view -> OrderResponse.of(caller, view)));
  }

  @GET
  @Path("/{order_id}/history")
  @RolesAllowed({"promoter", "admin", "fighter", "management"})
  @Operation(
      operationId = "getOrderHistory",
      summary = "What happened to an order",
      description =
          "For an admin of the site. Entries are chained by hash, so that a change or a gap shows.")
  @APIResponse(
      responseCode = "200",
      description = "The history, oldest first.",
      content = @Content(schema = @Schema(implementation = OrderHistoryResponse.class)))
  public Response history(
      @PathParam("order_id") @Wire(WireForm.UUID) String orderId,
      @QueryParam("site_id") @NotNull(message = "must be given") @Wire(WireForm.UUID)
          String siteId) {
    OrderId order = OrderId.of(orderId);
    return door.enter(
        siteId,
        caller ->
            OutcomeAnswers.respond(
                desk.history(caller, order),
                history -> OrderHistoryResponse.of(caller.site(), order, history)));
  }
}
