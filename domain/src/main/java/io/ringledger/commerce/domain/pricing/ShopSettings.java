package io.ringledger.commerce.domain.pricing;

import io.ringledger.commerce.domain.Country;
import io.ringledger.commerce.domain.TaxClass;
import io.ringledger.shared.domain.CurrencyCode;
import java.util.List;
import java.util.Optional;

/**
 * How a site prices what it sells. Prices are before tax.
 *
 * @param taxRates at most one for a country and class; where there is none, no tax is taken
 * @param shippingRates at most one for a country; where there is none, nothing is shipped there
 */
public record ShopSettings(
    CurrencyCode currency, List<TaxRate> taxRates, List<ShippingRate> shippingRates) {

  public static final int MAX_RATES = 500;

  public ShopSettings {
    taxRates = List.copyOf(taxRates);
    shippingRates = List.copyOf(shippingRates);
    if (taxRates.size() > MAX_RATES || shippingRates.size() > MAX_RATES) {
      throw new IllegalArgumentException("at most 500 rates of each kind");
    }
    if (taxRates.stream().map(rate -> rate.country() + " " + rate.taxClass()).distinct().count()
        < taxRates.size()) {
      throw new IllegalArgumentException("one tax rate for a country and class");
    }
    if (shippingRates.stream().map(ShippingRate::country).distinct().count()
        < shippingRates.size()) {
      throw new IllegalArgumentException("one shipping rate for a country");
    }
    CurrencyCode own = currency;
    if (shippingRates.stream().anyMatch(rate -> !rate.fee().currency().equals(own))) {
      throw new IllegalArgumentException("shipping is paid in the currency of the site");
    }
  }

  /** A site that takes no tax and ships nothing. */
  public static ShopSettings plain(CurrencyCode currency) {
    return new ShopSettings(currency, List.of(), List.of());
  }

  Optional<TaxRate> taxRate(Country country, TaxClass taxClass) {
    return taxRates.stream()
        .filter(rate -> rate.country().equals(country) && rate.taxClass() == taxClass)
        .findFirst();
  }

  Optional<ShippingRate> shippingRate(Country country) {
    return shippingRates.stream().filter(rate -> rate.country().equals(country)).findFirst();
  }
}
