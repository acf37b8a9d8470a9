package io.ringledger.app.observation.figures;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.ringledger.bouts.persistence.OpenBoutFigures;
import io.ringledger.bouts.persistence.OpenBoutFigures.Escrows;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** How the open bouts stand. Each replica reads it for itself, and all see the same. */
@Singleton
class SettlementGauges {

  private static final List<String> STATUSES = List.of("planned", "created", "failed");

  private final ScrapedFigures<OpenBoutFigures> figures;

  SettlementGauges(ScrapedDatabase database) {
    this.figures = database.figures("the open bouts", OpenBoutFigures::read);
  }

  void register(@Observes StartupEvent event, MeterRegistry registry) {
    for (String status : STATUSES) {
      gauge("ringledger.open.escrows", open -> count(open, status))
          .tag("status", status)
          .description("Escrows of bouts that are not closed")
          .register(registry);
      gauge("ringledger.open.escrows.overdue", open -> overdue(open, status))
          .tag("status", status)
          .baseUnit("seconds")
          .description("How long ago the first of their fights was; 0 where all are ahead")
          .register(registry);
    }
    gauge("ringledger.bonus.deadline", this::untilDeadline)
        .baseUnit("seconds")
        .description("Time left to finish the winner's bonus that is due first")
        .register(registry);
    gauge("ringledger.bonus.due", OpenBoutFigures::dueWithinADay)
        .description("Winners' bonuses that can be taken back within a day, or already")
        .register(registry);
  }

  private Gauge.Builder<ScrapedFigures<OpenBoutFigures>> gauge(
      String name, ToDoubleFunction<OpenBoutFigures> value) {
    return Gauge.builder(name, figures, read -> read.figure(value)).strongReference(true);
  }

  private static double count(OpenBoutFigures open, String status) {
    return Optional.ofNullable(open.escrows().get(status)).map(Escrows::count).orElse(0L);
  }

  private double overdue(OpenBoutFigures open, String status) {
    return Optional.ofNullable(open.escrows().get(status))
        .map(escrows -> figures.secondsSince(escrows.oldestEvent()))
        .orElse(0.0);
  }

  private double untilDeadline(OpenBoutFigures open) {
    return open.nextDeadline().map(figures::secondsUntil).orElse(Double.NaN);
  }
}
