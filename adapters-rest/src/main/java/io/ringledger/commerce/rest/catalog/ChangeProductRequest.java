package io.ringledger.commerce.rest.catalog;

import io.ringledger.commerce.application.catalog.Catalogue.Terms;
import io.ringledger.commerce.domain.catalog.Product;
import io.ringledger.shared.domain.Money;
import io.ringledger.shared.rest.OneOf;
import io.ringledger.shared.rest.Wire;
import io.ringledger.shared.rest.WireForm;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * How a product is to be offered from now on.
 *
 * @param version the one the change was made from
 */
public record ChangeProductRequest(
    @NotNull(message = Said.GIVEN) @Wire(WireForm.UUID) String siteId,
    @NotNull(message = Said.GIVEN) @Min(value = 1, message = Said.VERSION) Long version,
    @NotNull(message = Said.GIVEN)
        @Size(max = Product.MAX_NAME_LENGTH, message = Said.NAME)
        @Wire(WireForm.LINE)
        String name,
    @Nullable @Size(max = Product.MAX_DESCRIPTION_LENGTH, message = Said.DESCRIPTION)
        String description,
    @NotNull(message = Said.GIVEN)
        @Min(value = 0, message = Said.MONEY)
        @Max(value = Money.MAX_MINOR, message = Said.MONEY)
        Long priceMinor,
    @NotNull(message = Said.GIVEN) @OneOf({"standard", "reduced", "zero"}) String taxClass,
    @NotNull(message = Said.GIVEN) Boolean active) {

  /** What is asked for. */
  public Terms terms() {
    return ProductTerms.of(name, description, priceMinor, taxClass, active);
  }
}
