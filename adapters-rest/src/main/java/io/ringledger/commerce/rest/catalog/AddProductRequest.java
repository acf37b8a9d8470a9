package io.ringledger.commerce.rest.catalog;

import io.ringledger.commerce.application.catalog.Catalogue.NewProduct;
import io.ringledger.commerce.domain.ProductKind;
import io.ringledger.commerce.domain.catalog.Product;
import io.ringledger.shared.domain.Money;
import io.ringledger.shared.rest.OneOf;
import io.ringledger.shared.rest.Wire;
import io.ringledger.shared.rest.WireForm;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** A product to add. */
public record AddProductRequest(
    @NotNull(message = Said.GIVEN) @Wire(WireForm.UUID) String siteId,
    @NotNull(message = Said.GIVEN) @OneOf({"ticket", "merchandise", "pay_per_view"}) String kind,
    @NotNull(message = Said.GIVEN) @Pattern(regexp = Product.SKU_FORM, message = Said.SKU)
        String sku,
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
    @Nullable Boolean active) {

  /** What is asked for. */
  public NewProduct wanted() {
    return new NewProduct(
        ProductKind.ofWire(kind).orElseThrow(),
        sku,
        ProductTerms.of(name, description, priceMinor, taxClass, active));
  }
}
