package io.ringledger.commerce.rest.orders.request;

import io.ringledger.commerce.application.orders.Checkout.Purchase;
import io.ringledger.shared.domain.Money;
import io.ringledger.shared.rest.Wire;
import io.ringledger.shared.rest.WireForm;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a cart is ordered and paid.
 *
 * @param paymentMethod what is charged; see {@link PaymentMethods}. It never comes back out
 * @param expectedTotalMinor what the buyer was told that it costs
 */
public record CheckoutRequest(
    @NotNull(message = Bounds.GIVEN) @Wire(WireForm.UUID) String siteId,
    @NotNull(message = Bounds.GIVEN) @PurchaseText(PurchaseText.Part.EMAIL) String email,
    @NotNull(message = Bounds.GIVEN) @Valid AddressRequest billing,
    @Nullable @Valid AddressRequest shipping,
    @NotNull(message = Bounds.GIVEN) @PurchaseText(PurchaseText.Part.PAYMENT_METHOD)
        String paymentMethod,
    @Nullable
        @Min(value = 1, message = Bounds.AMOUNT)
        @Max(value = Money.MAX_MINOR, message = Bounds.AMOUNT)
        Long expectedTotalMinor) {

  /** The purchase as the business knows it; the request has been validated. */
  public Purchase purchase() {
    return new Purchase(
        email,
        billing.address(),
        Optional.ofNullable(shipping).map(AddressRequest::address),
        PaymentMethods.of(paymentMethod),
        Optional.ofNullable(expectedTotalMinor));
  }

  @Override
  public String toString() {
    return "CheckoutRequest[redacted]";
  }
}
