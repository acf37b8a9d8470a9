package io.ringledger.app.observation;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.ringledger.vault.persistence.settlement.LegFigures;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.function.ToDoubleFunction;
import javax.sql.DataSource;

/** How settlement of the vault stands. Each replica reads it for itself, and all see the same. */
@Singleton
class LegGauges {

  private static final List<String> STATES = List.of("planned", "signed", "submitted", "held");

  private final ScrapedFigures<LegFigures> figures;

  LegGauges(DataSource database, InstantSource clock) {
    this.figures =
        new ScrapedFigures<>("settlement of the vault", database, clock, LegFigures::read);
  }

  void register(@Observes StartupEvent event, MeterRegistry registry) {
    for (String state : STATES) {
      gauge("ringledger.vault.settlement.legs", read -> read.legs().getOrDefault(state, 0L))
          .tag("state", state)
          .description("Settlement legs that are open or held")
          .register(registry);
    }
    gauge("ringledger.vault.settlement.held", LegFigures::heldDrops)
        .baseUnit("drops")
        .description("Owed to those who cannot be paid")
        .register(registry);
    gauge("ringledger.vault.settlement.unsettled", LegFigures::unsettled)
        .description("Batches on their way through settlement")
        .register(registry);
    gauge("ringledger.vault.settlement.oldest.unsettled", this::age)
        .baseUnit("seconds")
        .description("Age of the oldest batch that is not settled; 0 where there is none")
        .register(registry);
    gauge("ringledger.vault.settlement.failures.in.a.row", LegFigures::tries)
        .tag("of", "tries")
        .description("Failures one after the other: tries of one batch, or batches")
        .register(registry);
    gauge("ringledger.vault.settlement.failures.in.a.row", LegFigures::reversed)
        .tag("of", "batches")
        .description("Failures one after the other: tries of one batch, or batches")
        .register(registry);
    gauge("ringledger.vault.settlement.success.ratio", LegFigures::success)
        .description("Of the last hundred decided batches, the share that was not reversed")
        .register(registry);
  }

  private double age(LegFigures read) {
    return read.oldest().map(figures::secondsSince).orElse(0.0);
  }

  private Gauge.Builder<ScrapedFigures<LegFigures>> gauge(
      String name, ToDoubleFunction<LegFigures> value) {
    return Gauge.builder(name, figures, read -> read.figure(value)).strongReference(true);
  }
}
