package io.ringledger.app.observation;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.ringledger.app.OutsideSystems;
import io.ringledger.app.documents.OutsideContent;
import io.ringledger.shared.application.DependencyHealth;
import io.ringledger.shared.application.DependencyHealth.Status;
import io.ringledger.shared.application.providers.ProviderHealth;
import io.ringledger.shared.application.providers.Providers;
import io.ringledger.shared.xrpl.NodeState;
import io.ringledger.shared.xrpl.NodeState.Validated;
import io.ringledger.shared.xrpl.XrplNodes;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** How the systems outside stand, as our own calls have shown; none is asked for a figure. */
@Singleton
class DependencyGauges {

  private final InstantSource clock;

  DependencyGauges(InstantSource clock) {
    this.clock = clock;
  }

  void register(
      @Observes StartupEvent event,
      MeterRegistry registry,
      Instance<DependencyHealth> dependencies,
      OutsideSystems outside,
      OutsideContent content) {
    for (DependencyHealth dependency : dependencies) {
      Gauge.builder("ringledger.dependency.degraded", dependency, DependencyGauges::degraded)
          .tag("dependency", dependency.name())
          .description("1 while a system outside is in trouble, otherwise 0")
          .strongReference(true)
          .register(registry);
    }
    outside.nodes().ifPresent(nodes -> registerNodes(nodes, registry));
    outside.nodes().ifPresent(nodes -> registerList(nodes.providers(), registry));
    content.providers().ifPresent(gateways -> registerList(gateways, registry));
  }

  private static void registerList(Providers<?> providers, MeterRegistry registry) {
    for (ProviderHealth.State breaker : ProviderHealth.State.values()) {
      Gauge.builder("ringledger.providers", providers, all -> count(all, breaker))
          .tags("list", providers.list(), "state", breaker.name().toLowerCase(Locale.ROOT))
          .description("How many providers of a list are in a state of their breaker")
          .strongReference(true)
          .register(registry);
    }
  }

  private static long count(Providers<?> providers, ProviderHealth.State breaker) {
    return providers.states().stream().filter(state -> state.breaker() == breaker).count();
  }

  private void registerNodes(XrplNodes nodes, MeterRegistry registry) {
    List<NodeState> states = nodes.states();
    for (int i = 0; i < states.size(); i++) {
      String name = states.get(i).name();
      for (ProviderHealth.State breaker : ProviderHealth.State.values()) {
        node(nodes, i, "breaker", state -> state.breaker() == breaker ? 1 : 0)
            .tags("node", name, "state", breaker.name().toLowerCase(Locale.ROOT))
            .description("1 for the state of the node's breaker")
            .register(registry);
      }
      node(nodes, i, "ledger.age", DependencyGauges::age)
          .tags("node", name)
          .baseUnit("seconds")
          .description("Age of its newest validated ledger when it last told of one")
          .register(registry);
      node(nodes, i, "ledger.told", this::sinceTold)
          .tags("node", name)
          .baseUnit("seconds")
          .description("How long ago that was")
          .register(registry);
    }
  }

  private static Gauge.Builder<XrplNodes> node(
      XrplNodes nodes, int index, String name, ToDoubleFunction<NodeState> value) {
    return Gauge.builder(
            "ringledger.node." + name, nodes, all -> value.applyAsDouble(all.states().get(index)))
        .strongReference(true);
  }

  private static double degraded(DependencyHealth dependency) {
    return dependency.state().status() == Status.DEGRADED ? 1 : 0;
  }

  private static double age(NodeState node) {
    return node.validated().map(told -> (double) told.age().toSeconds()).orElse(Double.NaN);
  }

  private double sinceTold(NodeState node) {
    return node.validated()
        .map(Validated::toldAt)
        .map(told -> (double) Duration.between(told, clock.instant()).toSeconds())
        .orElse(Double.NaN);
  }
}
