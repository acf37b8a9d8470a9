package io.ringledger.commerce.application.outbound;

import io.ringledger.commerce.domain.ProductId;
import io.ringledger.shared.domain.SiteId;
import java.util.Map;
import java.util.Optional;

/**
 * How much there is of what is sold. Products are held in the order of their ids until the unit of
 * work ends, so that orders for the same ones take turns. Runs within the scope of the site.
 */
public interface StockLevels {

  /**
   * Sets aside so many of each product, or nothing at all.
   *
   * @return one there is not enough of; empty: done
   */
  Optional<ProductId> reserve(SiteId site, Map<ProductId, Integer> quantities);

  /** Gives back what was set aside. */
  void release(SiteId site, Map<ProductId, Integer> quantities);

  /** What was set aside is sold. */
  void ship(SiteId site, Map<ProductId, Integer> quantities);
}
