package io.ringledger.commerce.rest.orders.request;

import io.ringledger.commerce.domain.order.Refund;
import io.ringledger.shared.domain.Money;
import io.ringledger.shared.rest.Wire;
import io.ringledger.shared.rest.WireForm;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How much of a paid order goes back.
 *
 * @param amountMinor all that is left, where it is not said
 */
public record RefundRequest(
    @NotNull(message = Bounds.GIVEN) @Wire(WireForm.UUID) String siteId,
    @Nullable
        @Min(value = 1, message = Bounds.AMOUNT)
        @Max(value = Money.MAX_MINOR, message = Bounds.AMOUNT)
        Long amountMinor,
    @NotNull(message = Bounds.GIVEN)
        @Size(min = 1, max = Refund.MAX_REASON_LENGTH, message = Bounds.REASON)
        @Wire(WireForm.LINE)
        String reason) {

  /** How much; empty: all that is left. */
  public Optional<Long> amount() {
    return Optional.ofNullable(amountMinor);
  }
}
