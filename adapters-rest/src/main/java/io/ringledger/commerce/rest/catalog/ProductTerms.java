package io.ringledger.commerce.rest.catalog;

import io.ringledger.commerce.application.catalog.Catalogue.Terms;
import io.ringledger.commerce.domain.TaxClass;
import org.jspecify.annotations.Nullable;

/** How a product is offered, as two requests say it. */
final class ProductTerms {

  private ProductTerms() {}

  static Terms of(
      String name,
      @Nullable String description,
      long priceMinor,
      String taxClass,
      @Nullable Boolean active) {
    return new Terms(
        name,
        description == null ? "" : description,
        priceMinor,
        TaxClass.ofWire(taxClass).orElseThrow(),
        active == null || active);
  }
}
