package io.ringledger.commerce.application.catalog;

import io.ringledger.commerce.domain.Country;
import io.ringledger.commerce.domain.DiscountId;
import io.ringledger.commerce.domain.TaxClass;
import io.ringledger.commerce.domain.pricing.Discount;
import io.ringledger.commerce.domain.pricing.ShopSettings;
import io.ringledger.commerce.domain.pricing.TaxRate;
import io.ringledger.shared.application.Page;
import io.ringledger.shared.application.sites.SiteCaller;
import io.ringledger.shared.domain.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How a site prices what it sells. All of it is for admins of the site; everybody else is refused
 * with {@code SITE_ADMIN_REQUIRED}. Every change is audited.
 */
public interface ShopRules {

  Outcome<ShopSettings> settings(SiteCaller caller);

  /** Puts others in their place, all at once. Refused with {@code SHOP_SETTINGS_INVALID}. */
  Outcome<ShopSettings> settings(SiteCaller caller, NewSettings wanted);

  /** The newest first. */
  Outcome<Page<Discount, DiscountId>> discounts(
      SiteCaller caller, Optional<DiscountId> before, int limit);

  /** Refused with {@code DISCOUNT_CODE_TAKEN} or {@code DISCOUNT_INVALID}. */
  Outcome<Discount> add(SiteCaller caller, String code, DiscountTerms terms);

  /**
   * Changes all but its code. Refused with {@code DISCOUNT_NOT_FOUND} or {@code DISCOUNT_INVALID}.
   */
  Outcome<Discount> change(SiteCaller caller, DiscountId id, DiscountTerms terms);

  /** See {@link ShopSettings} for the forms. */
  record NewSettings(List<TaxRate> taxRates, List<NewShippingRate> shippingRates) {

    public NewSettings {
      taxRates = List.copyOf(taxRates);
      shippingRates = List.copyOf(shippingRates);
    }
  }

  /**
   * What it costs to send goods to a country.
   *
   * @param feeMinor in the minor unit of the site's currency
   */
  record NewShippingRate(Country country, long feeMinor, TaxClass taxClass) {}

  /**
   * What a discount takes off, and when; exactly one of the first two is given.
   *
   * @param basisPoints a part, in hundredths of a percent
   * @param amountMinor an amount, in the minor unit of the site's currency; at least 1
   * @param minimumMinor from which sum of goods on
   * @param startsAt empty: at once
   */
  record DiscountTerms(
      Optional<Integer> basisPoints,
      Optional<Long> amountMinor,
      long minimumMinor,
      Optional<Instant> startsAt,
      Optional<Instant> endsAt,
      boolean active) {}
}
