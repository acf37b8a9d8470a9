package io.ringledger.app.observation;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.ringledger.shared.application.DependencyHealth;
import io.ringledger.shared.application.DependencyHealth.Status;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;

/** Which of the systems outside are in trouble. */
@Singleton
class DependencyGauges {

  void register(
      @Observes StartupEvent event,
      MeterRegistry registry,
      Instance<DependencyHealth> dependencies) {
    for (DependencyHealth dependency : dependencies) {
      Gauge.builder("ringledger.dependency.degraded", dependency, DependencyGauges::degraded)
          .tag("dependency", dependency.name())
          .description("1 while a system outside is in trouble, otherwise 0")
          .strongReference(true)
          .register(registry);
    }
  }

  private static double degraded(DependencyHealth dependency) {
    return dependency.state().status() == Status.DEGRADED ? 1 : 0;
  }
}
