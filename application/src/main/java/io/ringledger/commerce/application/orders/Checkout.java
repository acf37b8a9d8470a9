package io.ringledger.commerce.application.orders;

import io.ringledger.commerce.domain.OrderId;
import io.ringledger.commerce.domain.order.Address;
import io.ringledger.commerce.domain.order.PaymentProvider;
import io.ringledger.shared.application.Answer;
import io.ringledger.shared.application.AnswerFormat;
import io.ringledger.shared.application.IdempotencyKey;
import io.ringledger.shared.application.sites.SiteCaller;
import java.util.Optional;

/**
 * Ordering what is in the cart, and paying for it. The gateway is asked while nothing is held;
 * whatever it answers, only its signed event confirms the order, which may be before or after this
 * answers. An order whose payment was declined is answered as it is: {@code payment_failed}.
 */
public interface Checkout {

  /**
   * Orders the cart. Refused with {@code CART_EMPTY}, {@code PRODUCT_NOT_FOR_SALE}, {@code
   * SHIPPING_ADDRESS_REQUIRED}, {@code DESTINATION_NOT_SERVED}, {@code DISCOUNT_NOT_APPLICABLE},
   * {@code PRICE_CHANGED}, {@code ORDER_TOTAL_OUT_OF_RANGE}, {@code OUT_OF_STOCK} or {@code
   * KEY_REUSED}; then nothing moved.
   */
  Answer checkout(
      SiteCaller caller, Purchase purchase, Intent intent, AnswerFormat<OrderView> format);

  /**
   * Pays again for an order of the caller whose payment failed, with a new idempotency key at the
   * gateway. Refused with {@code ORDER_NOT_FOUND}, {@code RECOVERY_WINDOW_ELAPSED}, {@code
   * ORDER_NOT_PAYMENT_FAILED}, {@code PAYMENT_ATTEMPT_UNRESOLVED} or {@code OUT_OF_STOCK}; then
   * nothing moved.
   */
  Answer retry(
      SiteCaller caller,
      OrderId order,
      PaymentMethod method,
      Intent intent,
      AnswerFormat<OrderView> format);

  /** What a client calls this request of its own, and the fingerprint of what it asks for. */
  record Intent(IdempotencyKey key, String fingerprint) {}

  /**
   * What is charged.
   *
   * @param token in the provider's words; never printed
   */
  record PaymentMethod(PaymentProvider provider, String token) {

    @Override
    public String toString() {
      return "PaymentMethod[%s]".formatted(provider.wire());
    }
  }

  /**
   * How the cart is ordered.
   *
   * @param expectedTotalMinor what the buyer was told that it costs, if they were
   */
  record Purchase(
      String email,
      Address billing,
      Optional<Address> shipping,
      PaymentMethod method,
      Optional<Long> expectedTotalMinor) {

    @Override
    public String toString() {
      return "Purchase[redacted]";
    }
  }
}
