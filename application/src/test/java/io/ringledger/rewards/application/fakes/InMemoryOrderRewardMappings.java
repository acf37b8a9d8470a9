package io.ringledger.rewards.application.fakes;

import io.ringledger.rewards.application.outbound.OrderRewardMappings;
import io.ringledger.rewards.domain.orders.OrderRewardMapping;
import io.ringledger.shared.application.fakes.OneSiteScope;
import io.ringledger.shared.application.fakes.Restorable;
import io.ringledger.shared.domain.SiteId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Mappings in memory, shown within the scope of their site alone. */
public final class InMemoryOrderRewardMappings implements OrderRewardMappings, Restorable {

  private List<OrderRewardMapping> mappings = new ArrayList<>();
  private Optional<OneSiteScope> scope = Optional.empty();

  /** The scope that tells for which site it works; made after it, of the same unit of work. */
  public void worksWithin(OneSiteScope one) {
    scope = Optional.of(one);
  }

  @Override
  public void hold(SiteId site) {
    scope.orElseThrow().requireWithin(site, "mappings");
  }

  @Override
  public synchronized Optional<OrderRewardMapping> current(SiteId site) {
    return of(site).reduce((_, later) -> later);
  }

  @Override
  public synchronized Map<Instant, OrderRewardMapping> inForce(SiteId site, Set<Instant> moments) {
    Map<Instant, OrderRewardMapping> inForce = new HashMap<>();
    for (Instant moment : moments) {
      of(site)
          .filter(mapping -> !mapping.changedAt().isAfter(moment))
          .reduce((_, later) -> later)
          .ifPresent(mapping -> inForce.put(moment, mapping));
    }
    return inForce;
  }

  @Override
  public synchronized void add(OrderRewardMapping mapping) {
    scope.orElseThrow().requireWithin(mapping.site(), "mappings");
    mappings.add(mapping);
  }

  private Stream<OrderRewardMapping> of(SiteId site) {
    return scope.orElseThrow().shows(site)
        ? mappings.stream().filter(mapping -> mapping.site().equals(site))
        : Stream.empty();
  }

  @Override
  public synchronized Runnable checkpoint() {
    List<OrderRewardMapping> before = List.copyOf(mappings);
    return () -> mappings = new ArrayList<>(before);
  }
}
