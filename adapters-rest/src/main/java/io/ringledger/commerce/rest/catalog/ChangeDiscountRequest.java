package io.ringledger.commerce.rest.catalog;

import io.ringledger.commerce.application.catalog.ShopRules.DiscountTerms;
import io.ringledger.shared.domain.Money;
import io.ringledger.shared.rest.Wire;
import io.ringledger.shared.rest.WireForm;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a discount is to take off from now on; either a part or an amount. */
public record ChangeDiscountRequest(
    @NotNull(message = Said.GIVEN) @Wire(WireForm.UUID) String siteId,
    @Nullable
        @Min(value = 1, message = Said.PART)
        @Max(value = MAX_BASIS_POINTS, message = Said.PART)
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

  static final int MAX_BASIS_POINTS = 10_000;

  /** What is asked for. */
  public DiscountTerms terms() {
    return new DiscountTerms(
        Optional.ofNullable(basisPoints),
        Optional.ofNullable(amountMinor),
        minimumMinor == null ? 0 : minimumMinor,
        moment(startsAt),
        moment(endsAt),
        active == null || active);
  }

  private static Optional<Instant> moment(@Nullable String text) {
    return Optional.ofNullable(text).map(OffsetDateTime::parse).map(OffsetDateTime::toInstant);
  }
}
