package io.ringledger.rewards.rest.orders;

import io.ringledger.rewards.domain.orders.OrderRewardMapping;
import io.ringledger.rewards.domain.orders.OrderRewardMapping.Terms;
import io.ringledger.shared.domain.SiteId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the orders of a site earn.
 *
 * @param version 0 where nothing was ever said; then all that follows is null
 */
public record OrderRewardsResponse(
    String siteId,
    boolean enabled,
    int version,
    @Nullable Integer minorPerPoint,
    @Nullable String grade,
    @Nullable String changedByUserId,
    @Nullable String changedAt) {

  public static OrderRewardsResponse of(SiteId site, Optional<OrderRewardMapping> said) {
    Optional<Terms> terms = said.map(OrderRewardMapping::terms);
    return new OrderRewardsResponse(
        site.toString(),
        terms.map(Terms::enabled).orElse(false),
        said.map(OrderRewardMapping::version).orElse(0),
        terms.map(Terms::minorPerPoint).orElse(null),
        terms.map(Terms::grade).orElse(null),
        said.map(mapping -> mapping.changedBy().toString()).orElse(null),
        said.map(mapping -> mapping.changedAt().toString()).orElse(null));
  }
}
