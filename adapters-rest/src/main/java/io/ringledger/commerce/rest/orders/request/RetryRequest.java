package io.ringledger.commerce.rest.orders.request;

import io.ringledger.commerce.application.orders.Checkout.PaymentMethod;
import io.ringledger.shared.rest.Wire;
import io.ringledger.shared.rest.WireForm;
import jakarta.validation.constraints.NotNull;

/**
 * With what an order is tried to be paid again.
 *
 * @param paymentMethod what is charged; see {@link PaymentMethods}. It never comes back out
 */
public record RetryRequest(
    @NotNull(message = Bounds.GIVEN) @Wire(WireForm.UUID) String siteId,
    @NotNull(message = Bounds.GIVEN) @PurchaseText(PurchaseText.Part.PAYMENT_METHOD)
        String paymentMethod) {

  /** What is charged; the request has been validated. */
  public PaymentMethod method() {
    return PaymentMethods.of(paymentMethod);
  }

  @Override
  public String toString() {
    return "RetryRequest[redacted]";
  }
}
