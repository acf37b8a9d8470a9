package io.ringledger.commerce.application.outbound;

import io.ringledger.commerce.domain.DiscountId;
import io.ringledger.commerce.domain.pricing.Discount;
import io.ringledger.shared.application.Page;
import io.ringledger.shared.domain.SiteId;
import java.util.Optional;

/** What the sites take off. Runs within the scope of the site. */
public interface Discounts {

  /** Answers false where the code is taken. */
  boolean add(SiteId site, Discount discount);

  /** Held until the unit of work ends. */
  Optional<Discount> lock(SiteId site, DiscountId id);

  /** Keeps a discount that is held; its code stays. */
  void save(SiteId site, Discount discount);

  /** The newest first. */
  Page<Discount, DiscountId> page(SiteId site, Optional<DiscountId> before, int limit);
}
