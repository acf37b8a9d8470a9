package io.ringledger.app.observation.figures;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.ringledger.rewards.application.settlement.RewardLanes;
import io.ringledger.rewards.persistence.settlement.SettlementFigures;
import io.ringledger.rewards.persistence.settlement.SettlementFigures.Backlog;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** What reward settlement has before it. Each replica reads it for itself, and all see the same. */
@Singleton
class RewardGauges {

  private final ScrapedFigures<SettlementFigures> figures;

  RewardGauges(ScrapedDatabase database) {
    this.figures = database.figures("reward settlements", SettlementFigures::read);
  }

  void register(@Observes StartupEvent event, MeterRegistry registry) {
    for (int lane = 0; lane < RewardLanes.LANES; lane++) {
      int number = lane;
      gauge("ringledger.settlements.backlog", read -> count(read, number))
          .tag("lane", Integer.toString(lane))
          .description("Reward settlements that have not ended and are not parked")
          .register(registry);
      gauge("ringledger.settlements.oldest", read -> age(read, number))
          .tag("lane", Integer.toString(lane))
          .baseUnit("seconds")
          .description("How long ago the oldest of them was accepted; 0 where there is none")
          .register(registry);
    }
    gauge("ringledger.settlements.parked", SettlementFigures::parked)
        .description("Reward settlements that wait for an admin")
        .register(registry);
  }

  private static double count(SettlementFigures read, int lane) {
    return Optional.ofNullable(read.backlog().get(lane)).map(Backlog::count).orElse(0L);
  }

  private double age(SettlementFigures read, int lane) {
    return Optional.ofNullable(read.backlog().get(lane))
        .map(Backlog::oldest)
        .map(figures::secondsSince)
        .orElse(0.0);
  }

  private Gauge.Builder<ScrapedFigures<SettlementFigures>> gauge(
      String name, ToDoubleFunction<SettlementFigures> value) {
    return Gauge.builder(name, figures, read -> read.figure(value)).strongReference(true);
  }
}
