package io.ringledger.commerce.application.payments;

import io.ringledger.commerce.application.CommercePorts;
import io.ringledger.commerce.application.OrderEvents;
import io.ringledger.commerce.application.OrderTrail;
import io.ringledger.commerce.application.outbound.Orders.Held;
import io.ringledger.commerce.application.outbound.Orders.Whereabouts;
import io.ringledger.commerce.domain.order.Order;
import io.ringledger.commerce.domain.order.OrderState;
import io.ringledger.shared.application.Author;
import io.ringledger.shared.application.sites.RestrictedRole;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Ends what nobody goes on with: orders that were not paid in time, and carts left behind. */
final class OrderSweep {

  /** So long a cart waits for its buyer; as long as a visitor's token. */
  static final Duration CART_KEPT = Duration.ofDays(30);

  private static final int AT_ONCE = 100;

  private final CommercePorts ports;
  private final OrderTrail trail;
  private final OrderEvents events;

  OrderSweep(CommercePorts ports) {
    this.ports = ports;
    this.trail = new OrderTrail(ports.trail(), ports.clock());
    this.events = new OrderEvents(ports.outbox(), ports.randomness(), ports.clock());
  }

  /** Answers how many were ended. */
  int sweep(Author author) {
    Instant untouchedSince = ports.clock().instant().minus(CART_KEPT);
    List<Whereabouts> overdue =
        ports
            .unitOfWork()
            .execute(
                () ->
                    ports
                        .restriction()
                        .as(
                            RestrictedRole.PAYMENTS,
                            () -> ports.orders().overdue(untouchedSince, AT_ONCE)));
    overdue.forEach(
        each ->
            ports
                .scope()
                .run(
                    each.site(),
                    () ->
                        ports
                            .orders()
                            .lock(each.site(), each.order())
                            .ifPresent(held -> end(author, held, untouchedSince))));
    return overdue.size();
  }

  private void end(Author author, Held held, Instant untouchedSince) {
    Order order = held.order();
    if (order.isExpirable(held.at())) {
      Order expired = order.expire(held.at());
      ports.orders().save(expired);
      trail.succeeded(author, expired, "order.expire", Map.of());
      events.expired(expired);
    } else if (order.state() == OrderState.DRAFT
        && order.snapshot().changedAt().isBefore(untouchedSince)) {
      Order abandoned = order.abandon(held.at());
      ports.orders().save(abandoned);
      trail.succeeded(author, abandoned, "order.abandon", Map.of());
    }
  }
}
