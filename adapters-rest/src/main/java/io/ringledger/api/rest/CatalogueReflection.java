package io.ringledger.api.rest;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.ringledger.commerce.rest.catalog.DiscountPageResponse;
import io.ringledger.commerce.rest.catalog.DiscountResponse;
import io.ringledger.commerce.rest.catalog.ProductPageResponse;
import io.ringledger.commerce.rest.catalog.ProductResponse;
import io.ringledger.commerce.rest.catalog.ShopSettingsResponse;

/** The same as {@link NativeReflection} for answers about catalogues. */
@RegisterForReflection(
    targets = {
      DiscountPageResponse.class,
      DiscountResponse.class,
      ProductPageResponse.class,
      ProductResponse.class,
      ShopSettingsResponse.class,
      ShopSettingsResponse.Shipping.class,
      ShopSettingsResponse.Tax.class
    })
final class CatalogueReflection {

  private CatalogueReflection() {}
}
