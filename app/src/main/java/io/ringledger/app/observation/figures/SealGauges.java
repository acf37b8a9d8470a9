package io.ringledger.app.observation.figures;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.ringledger.rewards.persistence.ledger.SealFigures;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.function.ToDoubleFunction;

/** How far the ledger's entries are sealed and signed. All replicas see the same. */
@Singleton
class SealGauges {

  private final ScrapedFigures<SealFigures> figures;

  SealGauges(ScrapedDatabase database) {
    this.figures = database.figures("the seals", SealFigures::read);
  }

  void register(@Observes StartupEvent event, MeterRegistry registry) {
    gauge("ringledger.ledger.unsealed", SealFigures::unsealed)
        .description("Entries of the points ledger that have no seal yet")
        .register(registry);
    gauge("ringledger.ledger.checkpoint.age", this::age)
        .baseUnit("seconds")
        .description("How long ago the last signed checkpoint was made; NaN where there is none")
        .register(registry);
  }

  private Gauge.Builder<ScrapedFigures<SealFigures>> gauge(
      String name, ToDoubleFunction<SealFigures> value) {
    return Gauge.builder(name, figures, read -> read.figure(value)).strongReference(true);
  }

  private double age(SealFigures seals) {
    return seals.newestCheckpoint().map(figures::secondsSince).orElse(Double.NaN);
  }
}
