package io.ringledger.commerce.application.outbound;

import io.ringledger.commerce.domain.ProductId;
import io.ringledger.commerce.domain.ProductKind;
import io.ringledger.commerce.domain.TaxClass;
import io.ringledger.commerce.domain.pricing.Discount;
import io.ringledger.commerce.domain.pricing.ShopSettings;
import io.ringledger.shared.domain.Money;
import io.ringledger.shared.domain.SiteId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What buyers see of a site's catalogue. Runs within the scope of the site. */
public interface Shelf {

  /** Those of the products that there are, whether for sale or not. */
  List<Item> items(SiteId site, Set<ProductId> products);

  /** The discount of that code, whether it can be used now or not. */
  Optional<Discount> discount(SiteId site, String code);

  /** How the site prices what it sells. */
  ShopSettings settings(SiteId site);

  /**
   * A product as it is offered.
   *
   * @param active whether it is for sale
   * @param available how many there are that nobody has set aside
   */
  record Item(
      ProductId product,
      String sku,
      String name,
      ProductKind kind,
      TaxClass taxClass,
      Money price,
      boolean active,
      long available) {}
}
