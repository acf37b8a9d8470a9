package io.ringledger.commerce.rest.catalog;

import io.ringledger.commerce.domain.pricing.Discount;
import io.ringledger.commerce.domain.pricing.Discount.Off;
import io.ringledger.commerce.domain.pricing.Discount.PartOff;
import io.ringledger.shared.domain.SiteId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A discount of a site; it takes off either a part or an amount. */
public record DiscountResponse(
    String siteId,
    String discountId,
    String code,
    @Nullable Integer basisPoints,
    @Nullable Long amountMinor,
    long minimumMinor,
    String currency,
    String startsAt,
    @Nullable String endsAt,
    boolean active) {

  public static DiscountResponse of(SiteId site, Discount discount) {
    return new DiscountResponse(
        site.toString(),
        discount.id().toString(),
        discount.code(),
        discount.reduction() instanceof PartOff(var basisPoints) ? (Integer) basisPoints : null,
        discount.reduction() instanceof Off(var amount) ? (Long) amount.minor() : null,
        discount.minimum().minor(),
        discount.minimum().currency().value(),
        discount.startsAt().toString(),
        discount.endsAt().map(Instant::toString).orElse(null),
        discount.active());
  }
}
