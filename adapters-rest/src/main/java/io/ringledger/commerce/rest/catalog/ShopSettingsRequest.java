package io.ringledger.commerce.rest.catalog;

import io.ringledger.commerce.application.catalog.ShopRules.NewSettings;
import io.ringledger.commerce.application.catalog.ShopRules.NewShippingRate;
import io.ringledger.commerce.domain.Country;
import io.ringledger.commerce.domain.TaxClass;
import io.ringledger.commerce.domain.pricing.ShopSettings;
import io.ringledger.commerce.domain.pricing.TaxRate;
import io.ringledger.shared.domain.Money;
import io.ringledger.shared.rest.OneOf;
import io.ringledger.shared.rest.Wire;
import io.ringledger.shared.rest.WireForm;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/** How a site is to price what it sells, all of it. */
public record ShopSettingsRequest(
    @NotNull(message = Said.GIVEN) @Wire(WireForm.UUID) String siteId,
    @NotNull(message = Said.GIVEN) @Size(max = ShopSettings.MAX_RATES, message = Said.RATES)
        List<@Valid @NotNull(message = Said.GIVEN) TaxRateRequest> taxRates,
    @NotNull(message = Said.GIVEN) @Size(max = ShopSettings.MAX_RATES, message = Said.RATES)
        List<@Valid @NotNull(message = Said.GIVEN) ShippingRateRequest> shippingRates) {

  /** What a country takes. */
  public record TaxRateRequest(
      @NotNull(message = Said.GIVEN) @CountryText String country,
      @NotNull(message = Said.GIVEN) @OneOf({"standard", "reduced"}) String taxClass,
      @NotNull(message = Said.GIVEN)
          @Size(max = TaxRate.MAX_NAME_LENGTH, message = Said.TAX_NAME)
          @Wire(WireForm.LINE)
          String name,
      @NotNull(message = Said.GIVEN)
          @Min(value = 1, message = Said.TAX)
          @Max(value = TaxRate.MAX_BASIS_POINTS, message = Said.TAX)
          Integer basisPoints) {

    private TaxRate rate() {
      return new TaxRate(
          new Country(country), TaxClass.ofWire(taxClass).orElseThrow(), name, basisPoints);
    }
  }

  /** What it costs to send goods to a country. */
  public record ShippingRateRequest(
      @NotNull(message = Said.GIVEN) @CountryText String country,
      @NotNull(message = Said.GIVEN)
          @Min(value = 0, message = Said.MONEY)
          @Max(value = Money.MAX_MINOR, message = Said.MONEY)
          Long feeMinor,
      @NotNull(message = Said.GIVEN) @OneOf({"standard", "reduced", "zero"}) String taxClass) {

    private NewShippingRate rate() {
      return new NewShippingRate(
          new Country(country), feeMinor, TaxClass.ofWire(taxClass).orElseThrow());
    }
  }

  /** What is asked for. */
  public NewSettings wanted() {
    return new NewSettings(
        taxRates.stream().map(TaxRateRequest::rate).toList(),
        shippingRates.stream().map(ShippingRateRequest::rate).toList());
  }
}
