package io.ringledger.commerce.rest.orders.request;

import io.ringledger.commerce.application.orders.Checkout.PaymentMethod;
import io.ringledger.commerce.domain.order.PaymentProvider;

/** What can be charged, as a text of the wire. */
final class PaymentMethods {

  private PaymentMethods() {}

  /**
   * A token of Stripe; or {@code standard}, where the buyer pays by themselves at a provider that
   * only reports.
   */
  static PaymentMethod of(String text) {
    boolean reported = text.equals(PaymentProvider.STANDARD.wire());
    return new PaymentMethod(reported ? PaymentProvider.STANDARD : PaymentProvider.STRIPE, text);
  }
}
