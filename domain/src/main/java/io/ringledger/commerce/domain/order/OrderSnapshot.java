package io.ringledger.commerce.domain.order;

import io.ringledger.commerce.domain.AttemptId;
import io.ringledger.commerce.domain.OrderId;
import io.ringledger.commerce.domain.PaymentEventId;
import io.ringledger.shared.domain.CurrencyCode;
import io.ringledger.shared.domain.Money;
import io.ringledger.shared.domain.SiteId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An order as it is kept.
 *
 * @param cart in the order in which it was filled
 * @param discountCode as the buyer gave it
 * @param placement from checkout on
 * @param attempts how often it was tried to pay it
 * @param attempt the one that counts now, or last did
 * @param recoverableUntil from the first failure on: until when it can be tried again
 * @param paid what proves that it was paid
 * @param refunded of what was paid; in the order's currency
 * @param changedAt when it last changed
 */
public record OrderSnapshot(
    OrderId id,
    SiteId site,
    Buyer buyer,
    OrderState state,
    CurrencyCode currency,
    List<CartLine> cart,
    Optional<String> discountCode,
    Optional<Placement> placement,
    int attempts,
    Optional<AttemptId> attempt,
    Optional<Instant> recoverableUntil,
    Optional<PaidBy> paid,
    Money refunded,
    Instant createdAt,
    Instant changedAt) {

  public OrderSnapshot {
    cart = List.copyOf(cart);
  }

  /** The verified event that confirmed an order, and the attempt it is about. */
  public record PaidBy(PaymentEventId event, AttemptId attempt) {}
}
