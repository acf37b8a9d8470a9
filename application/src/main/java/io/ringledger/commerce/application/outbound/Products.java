package io.ringledger.commerce.application.outbound;

import io.ringledger.commerce.domain.ProductId;
import io.ringledger.commerce.domain.catalog.Product;
import io.ringledger.commerce.domain.catalog.StockLevel;
import io.ringledger.shared.application.Page;
import io.ringledger.shared.domain.SiteId;
import java.util.Optional;

/** What the sites sell. Runs within the scope of the site. */
public interface Products {

  /** Adds one of which there is nothing yet; answers false where its sku is taken. */
  boolean add(Product product);

  Optional<Stocked> find(SiteId site, ProductId id);

  /** The same, held until the unit of work ends. */
  Optional<Stocked> lock(SiteId site, ProductId id);

  /** Keeps a product that is held. */
  void save(Product product);

  /** Keeps how much there is of a product that is held. */
  void save(Product product, StockLevel stock);

  /**
   * The newest first.
   *
   * @param onlyActive without those that are not for sale
   */
  Page<Stocked, ProductId> page(
      SiteId site, boolean onlyActive, Optional<ProductId> before, int limit);

  /** A product and how much there is of it. */
  record Stocked(Product product, StockLevel stock) {}
}
