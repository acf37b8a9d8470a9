package io.ringledger.commerce.rest.catalog;

import io.ringledger.commerce.domain.pricing.ShopSettings;
import io.ringledger.shared.domain.SiteId;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How a site prices what it sells. */
public record ShopSettingsResponse(
    String siteId, String currency, List<Tax> taxRates, List<Shipping> shippingRates) {

  /** What a country takes. */
  @Schema(name = "TaxRate")
  public record Tax(String country, String taxClass, String name, int basisPoints) {}

  /** What it costs to send goods to a country. */
  @Schema(name = "ShippingRate")
  public record Shipping(String country, long feeMinor, String taxClass) {}

  public static ShopSettingsResponse of(SiteId site, ShopSettings settings) {
    return new ShopSettingsResponse(
        site.toString(),
        settings.currency().value(),
        settings.taxRates().stream()
            .map(
                rate ->
                    new Tax(
                        rate.country().code(),
                        rate.taxClass().wire(),
                        rate.name(),
                        rate.basisPoints()))
            .toList(),
        settings.shippingRates().stream()
            .map(
                rate ->
                    new Shipping(rate.country().code(), rate.fee().minor(), rate.taxClass().wire()))
            .toList());
  }
}
