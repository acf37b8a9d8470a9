package io.ringledger.commerce.application.orders;

import io.ringledger.commerce.domain.order.Order;
import io.ringledger.commerce.domain.order.PaymentAttempt;
import io.ringledger.commerce.domain.order.Refund;
import java.util.List;

/** An order with its attempts to pay and its refunds, both oldest first. */
public record OrderView(Order order, List<PaymentAttempt> attempts, List<Refund> refunds) {

  public OrderView {
    attempts = List.copyOf(attempts);
    refunds = List.copyOf(refunds);
  }
}
