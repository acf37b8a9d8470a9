package io.ringledger.commerce.domain.order;

import io.ringledger.commerce.domain.AttemptId;
import io.ringledger.commerce.domain.OrderId;
import io.ringledger.commerce.domain.PaymentEventId;
import io.ringledger.shared.domain.Money;

/**
 * Proves that an attempt was paid. Only a verified event of the gateway that says so, and names the
 * order, the attempt and the amount, makes one ({@link PaymentEvent#proves}); so nobody can confirm
 * an order by any other way.
 */
public final class PaymentProof {

  private final PaymentEventId event;
  private final OrderId order;
  private final AttemptId attempt;
  private final Money amount;

  PaymentProof(PaymentEventId event, OrderId order, AttemptId attempt, Money amount) {
    this.event = event;
    this.order = order;
    this.attempt = attempt;
    this.amount = amount;
  }

  PaymentEventId event() {
    return event;
  }

  OrderId order() {
    return order;
  }

  AttemptId attempt() {
    return attempt;
  }

  Money amount() {
    return amount;
  }
}
