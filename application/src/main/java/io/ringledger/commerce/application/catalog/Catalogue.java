package io.ringledger.commerce.application.catalog;

import io.ringledger.commerce.application.outbound.Products.Stocked;
import io.ringledger.commerce.domain.ProductId;
import io.ringledger.commerce.domain.ProductKind;
import io.ringledger.commerce.domain.TaxClass;
import io.ringledger.shared.application.Page;
import io.ringledger.shared.application.sites.SiteCaller;
import io.ringledger.shared.domain.Outcome;
import java.util.Optional;

/**
 * What a site sells. Everybody on the site reads what is for sale; its admins read the rest too,
 * and are the only ones to change anything: everybody else is refused with {@code
 * SITE_ADMIN_REQUIRED}. Every change is audited.
 */
public interface Catalogue {

  /** The newest first; for buyers those that are for sale. */
  Page<Stocked, ProductId> list(SiteCaller caller, Optional<ProductId> before, int limit);

  /** Refused with {@code PRODUCT_NOT_FOUND}, for buyers also where it is not for sale. */
  Outcome<Stocked> get(SiteCaller caller, ProductId id);

  /** Adds a product, of which there is nothing yet. Refused with {@code SKU_TAKEN}. */
  Outcome<Stocked> add(SiteCaller caller, NewProduct wanted);

  /**
   * Offers it otherwise. Refused with {@code PRODUCT_NOT_FOUND} or {@code PRODUCT_CHANGED}.
   *
   * @param base the version from which the change was made
   */
  Outcome<Stocked> change(SiteCaller caller, ProductId id, long base, Terms terms);

  /**
   * So many came in, or with a minus went out. Refused with {@code PRODUCT_NOT_FOUND} or {@code
   * STOCK_OUT_OF_RANGE}.
   *
   * @param reason why, for the history; 1 to 200 characters
   */
  Outcome<Stocked> adjust(SiteCaller caller, ProductId id, long change, String reason);

  /** A product to add; see {@link io.ringledger.commerce.domain.catalog.Product} for the forms. */
  record NewProduct(ProductKind kind, String sku, Terms terms) {}

  /**
   * How it is offered.
   *
   * @param priceMinor in the minor unit of the site's currency
   */
  record Terms(
      String name, String description, long priceMinor, TaxClass taxClass, boolean active) {}
}
