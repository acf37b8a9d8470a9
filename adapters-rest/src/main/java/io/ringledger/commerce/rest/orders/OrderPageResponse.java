package io.ringledger.commerce.rest.orders;

import io.ringledger.commerce.domain.OrderId;
import io.ringledger.commerce.domain.order.Order;
import io.ringledger.commerce.rest.orders.OrderResponse.BuyerResponse;
import io.ringledger.shared.application.Page;
import io.ringledger.shared.rest.Cursor;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Some orders, newest first, and how to ask for the following ones. */
@Schema(name = "OrderPage")
public record OrderPageResponse(List<Item> items, @Nullable String nextCursor) {

  public static OrderPageResponse of(Page<Order, OrderId> page) {
    return new OrderPageResponse(
        page.items().stream().map(Item::of).toList(),
        page.next().map(OrderId::value).map(Cursor::after).orElse(null));
  }

  /** An order in short. */
  @Schema(name = "OrderItem")
  public record Item(
      String orderId,
      String siteId,
      String state,
      BuyerResponse buyer,
      String email,
      String currency,
      int lineCount,
      long totalMinor,
      long refundedMinor,
      @Nullable String recoverableUntil,
      String createdAt,
      String changedAt) {

    static Item of(Order order) {
      return new Item(
          order.id().toString(),
          order.site().toString(),
          order.state().wire(),
          BuyerResponse.of(order.buyer()),
          order.placement().email(),
          order.snapshot().currency().value(),
          order.placement().totals().lines().size(),
          order.total().minor(),
          order.snapshot().refunded().minor(),
          order.snapshot().recoverableUntil().map(Instant::toString).orElse(null),
          order.snapshot().createdAt().toString(),
          order.snapshot().changedAt().toString());
    }

    @Override
    public String toString() {
      return "OrderItem[%s %s]".formatted(orderId, state);
    }
  }
}
