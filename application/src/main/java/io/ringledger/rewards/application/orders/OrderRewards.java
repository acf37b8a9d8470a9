package io.ringledger.rewards.application.orders;

import io.ringledger.rewards.domain.orders.OrderRewardMapping;
import io.ringledger.rewards.domain.orders.OrderRewardMapping.Terms;
import io.ringledger.shared.application.sites.SiteCaller;
import io.ringledger.shared.domain.Outcome;
import java.util.Optional;

/**
 * What the orders of a site earn. Points are the house's, so this is for its admins; everybody else
 * is refused with {@code REWARDS_SUPER_ADMIN_REQUIRED}.
 */
public interface OrderRewards {

  /** What was said last; empty where nothing ever was, which means that they earn nothing. */
  Outcome<Optional<OrderRewardMapping>> get(SiteCaller caller);

  /**
   * Says what orders earn that are confirmed from now on. What is said already is not said again.
   * Every change is audited.
   */
  Outcome<OrderRewardMapping> put(SiteCaller caller, Terms terms);
}
