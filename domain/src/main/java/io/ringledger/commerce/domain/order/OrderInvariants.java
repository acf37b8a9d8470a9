package io.ringledger.commerce.domain.order;

import io.ringledger.commerce.domain.ProductId;
import io.ringledger.commerce.domain.pricing.PricedLine;
import io.ringledger.shared.domain.Money;
import java.util.Optional;

/** What is true of every order, however it came about. */
final class OrderInvariants {

  private OrderInvariants() {}

  static void check(OrderSnapshot order) {
    OrderState state = order.state();
    boolean placed = state != OrderState.DRAFT && state != OrderState.ABANDONED;
    require(order, placed == order.placement().isPresent(), "is placed exactly after checkout");
    require(order, placed == order.attempt().isPresent(), "has an attempt exactly after checkout");
    require(order, placed == (order.attempts() > 0), "counts its attempts");
    require(order, order.attempts() <= Order.MAX_ATTEMPTS, "has so many attempts");
    require(order, state.isPaid() == order.paid().isPresent(), "is paid exactly with a proof");
    require(
        order,
        order.paid().map(paid -> order.attempt().equals(Optional.of(paid.attempt()))).orElse(true),
        "was paid by the attempt that counts");
    boolean failed = state == OrderState.PAYMENT_FAILED || state == OrderState.EXPIRED;
    require(order, !failed || order.recoverableUntil().isPresent(), "has a window once it failed");
    require(order, isRefundedAsItSays(order), "says what was refunded");
    require(order, order.cart().size() <= Order.MAX_CART_LINES, "has so many lines");
    long products =
        order.cart().stream().map(CartLine::product).map(ProductId::value).distinct().count();
    require(order, products == order.cart().size(), "has one line a product");
    require(order, isOrderedAsInTheCart(order), "orders what was in the cart, line by line");
  }

  private static boolean isOrderedAsInTheCart(OrderSnapshot order) {
    return order
        .placement()
        .map(placement -> placement.totals().lines().stream().map(PricedLine::goods))
        .map(goods -> goods.map(each -> new CartLine(each.product(), each.quantity())).toList())
        .map(order.cart()::equals)
        .orElse(true);
  }

  private static boolean isRefundedAsItSays(OrderSnapshot order) {
    Money refunded = order.refunded();
    return switch (order.state()) {
      case REFUNDED ->
          order.placement().map(p -> p.totals().total().equals(refunded)).orElse(false);
      case PARTIALLY_REFUNDED ->
          !refunded.isZero()
              && order.placement().map(p -> p.totals().total().exceeds(refunded)).orElse(false);
      case DRAFT,
          PENDING_PAYMENT,
          PAYMENT_AUTHORIZED,
          CONFIRMED,
          PAYMENT_FAILED,
          EXPIRED,
          ABANDONED ->
          refunded.isZero();
    };
  }

  private static void require(OrderSnapshot order, boolean holds, String what) {
    if (!holds) {
      throw new IllegalStateException(
          "an order %s: %s in state %s".formatted(what, order.id(), order.state().wire()));
    }
  }
}
