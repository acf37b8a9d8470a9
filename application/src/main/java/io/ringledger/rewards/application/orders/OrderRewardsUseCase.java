package io.ringledger.rewards.application.orders;

import io.ringledger.rewards.application.outbound.OrderRewardMappings;
import io.ringledger.rewards.domain.RewardFailure;
import io.ringledger.rewards.domain.orders.OrderRewardMapping;
import io.ringledger.rewards.domain.orders.OrderRewardMapping.Terms;
import io.ringledger.shared.application.AuditChain;
import io.ringledger.shared.application.AuditEntry;
import io.ringledger.shared.application.AuditTrail;
import io.ringledger.shared.application.sites.SiteCaller;
import io.ringledger.shared.application.sites.SiteScope;
import io.ringledger.shared.application.sites.SiteStanding;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.domain.SiteId;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** {@inheritDoc} Whoever changes it holds the site, which is the lock of its chain as well. */
public final class OrderRewardsUseCase implements OrderRewards {

  private final SiteScope scope;
  private final OrderRewardMappings mappings;
  private final AuditTrail trail;
  private final InstantSource clock;

  public OrderRewardsUseCase(
      SiteScope scope, OrderRewardMappings mappings, AuditTrail trail, InstantSource clock) {
    this.scope = scope;
    this.mappings = mappings;
    this.trail = trail;
    this.clock = clock;
  }

  @Override
  public Outcome<Optional<OrderRewardMapping>> get(SiteCaller caller) {
    return gate(caller)
        .map(admin -> scope.within(admin.site(), () -> mappings.current(admin.site())));
  }

  @Override
  public Outcome<OrderRewardMapping> put(SiteCaller caller, Terms terms) {
    return gate(caller).map(admin -> scope.within(admin.site(), () -> changed(admin, terms)));
  }

  private OrderRewardMapping changed(SiteCaller admin, Terms terms) {
    SiteId site = admin.site();
    mappings.hold(site);
    Optional<OrderRewardMapping> before = mappings.current(site);
    if (before.filter(said -> said.terms().equals(terms)).isPresent()) {
      return before.get();
    }
    OrderRewardMapping mapping =
        OrderRewardMapping.after(before, site, terms, admin.actor().id(), clock.instant());
    mappings.add(mapping);
    trail.record(
        AuditEntry.success(
            new AuditChain("site:" + site),
            clock.instant(),
            admin.author(),
            "order_rewards.change",
            Map.of(
                "site_id", site.toString(),
                "version", Integer.toString(mapping.version()),
                "enabled", Boolean.toString(terms.enabled()),
                "minor_per_point", Integer.toString(terms.minorPerPoint()),
                "grade", terms.grade())));
    return mapping;
  }

  /** The authority gate: points are the house's. */
  private static Outcome<SiteCaller> gate(SiteCaller caller) {
    return caller.standing().includes(SiteStanding.SUPER_ADMIN)
        ? Outcome.success(caller)
        : Outcome.rejected(RewardFailure.REWARDS_SUPER_ADMIN_REQUIRED);
  }
}
