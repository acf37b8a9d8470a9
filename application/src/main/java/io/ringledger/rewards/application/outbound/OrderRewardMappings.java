package io.ringledger.rewards.application.outbound;

import io.ringledger.rewards.domain.orders.OrderRewardMapping;
import io.ringledger.shared.domain.SiteId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How the orders of each site become reward events. What was said is kept for good. Runs within the
 * scope of the site.
 */
public interface OrderRewardMappings {

  /** Holds the site, and with it what is written about it, until the unit of work ends. */
  void hold(SiteId site);

  /** What was said last. */
  Optional<OrderRewardMapping> current(SiteId site);

  /**
   * What held at each of these moments.
   *
   * @return without those moments at which nothing had been said yet
   */
  Map<Instant, OrderRewardMapping> inForce(SiteId site, Set<Instant> moments);

  /** Adds the next version; held. */
  void add(OrderRewardMapping mapping);
}
