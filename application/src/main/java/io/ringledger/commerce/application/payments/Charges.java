package io.ringledger.commerce.application.payments;

import io.ringledger.commerce.application.outbound.PaymentGateway.Charge;
import io.ringledger.commerce.domain.order.Order;
import io.ringledger.commerce.domain.order.PaymentAttempt;

/** What gateways are asked to charge: the same for an attempt, however often it is told. */
public final class Charges {

  private Charges() {}

  /** The charge of an attempt of that order. */
  public static Charge of(PaymentAttempt attempt, Order order) {
    return new Charge(
        attempt.site(),
        attempt.order(),
        attempt.id(),
        attempt.amount(),
        attempt.method(),
        order.placement().email(),
        attempt.idempotencyKey(),
        attempt.createdAt());
  }
}
