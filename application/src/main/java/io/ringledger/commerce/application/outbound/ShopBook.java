package io.ringledger.commerce.application.outbound;

import io.ringledger.commerce.domain.pricing.ShopSettings;
import io.ringledger.shared.domain.SiteId;

/** How the sites price what they sell. Runs within the scope of the site. */
public interface ShopBook {

  /** As they are, and held until the unit of work ends. */
  ShopSettings lock(SiteId site);

  /** Puts others in their place; held. */
  void save(SiteId site, ShopSettings settings);
}
