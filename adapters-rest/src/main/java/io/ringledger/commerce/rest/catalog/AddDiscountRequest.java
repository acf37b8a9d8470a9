package io.ringledger.commerce.rest.catalog;

import io.ringledger.commerce.application.catalog.ShopRules.DiscountTerms;
import io.ringledger.commerce.domain.pricing.Discount;
import io.ringledger.shared.domain.Money;
import io.ringledger.shared.rest.Wire;
import io.ringledger.shared.rest.WireForm;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/** A discount to add; it takes off either a part or an amount. */
public record AddDiscountRequest(
    @NotNull(message = Said.GIVEN) @Wire(WireForm.UUID) String siteId,
    @NotNull(message = Said.GIVEN) @Pattern(regexp = Discount.CODE_FORM, message = Said.CODE)
        String code,
    @Nullable
        @Min(value = 1, message = Said.PART)
        @Max(value = ChangeDiscountRequest.MAX_BASIS_POINTS, message = Said.PART)
        Integer basisPoints,
    @Nullable
        @Min(value = 1, message = Said.AMOUNT)
        @Max(value = Money.MAX_MINOR, message = Said.AMOUNT)
        Long amountMinor,
    @Nullable
        @Min(value = 0, message = Said.MONEY)
        @Max(value = Money.MAX_MINOR, message = Said.MONEY)
        Long minimumMinor,
    @Nullable @Wire(WireForm.TIME) String startsAt,
    @Nullable @Wire(WireForm.TIME) String endsAt,
    @Nullable Boolean active) {

  /** What is asked for. */
  public DiscountTerms terms() {
    return new ChangeDiscountRequest(
            siteId, basisPoints, amountMinor, minimumMinor, startsAt, endsAt, active)
        .terms();
  }
}
