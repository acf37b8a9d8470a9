package io.ringledger.app.observation;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.ringledger.bouts.persistence.OpenBoutFigures;
import io.ringledger.bouts.persistence.OpenBoutFigures.Escrows;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * How the open bouts stand. The figures are read when they are scraped, however often that is at
 * most every fifteen seconds; each replica reads them for itself, and all see the same. Where the
 * database does not answer they are NaN.
 */
@Singleton
class SettlementGauges {

  private static final Logger LOG = Logger.getLogger(SettlementGauges.class);
  private static final Duration FRESH = Duration.ofSeconds(15);
  private static final List<String> STATUSES = List.of("planned", "created", "failed");

  private final DataSource database;
  private final InstantSource clock;
  private Instant nextRead = Instant.MIN;
  private Optional<OpenBoutFigures> figures = Optional.empty();

  SettlementGauges(DataSource database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
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

  private Gauge.Builder<SettlementGauges> gauge(
      String name, ToDoubleFunction<OpenBoutFigures> value) {
    return Gauge.builder(
            name, this, gauges -> gauges.current().map(value::applyAsDouble).orElse(Double.NaN))
        .strongReference(true);
  }

  private static double count(OpenBoutFigures open, String status) {
    return Optional.ofNullable(open.escrows().get(status)).map(Escrows::count).orElse(0L);
  }

  private double overdue(OpenBoutFigures open, String status) {
    return Optional.ofNullable(open.escrows().get(status))
        .map(escrows -> Duration.between(escrows.oldestEvent(), clock.instant()).toSeconds())
        .map(seconds -> Math.max(0L, seconds))
        .orElse(0L);
  }

  private double untilDeadline(OpenBoutFigures open) {
    return open.nextDeadline()
        .map(deadline -> (double) Duration.between(clock.instant(), deadline).toSeconds())
        .orElse(Double.NaN);
  }

  private synchronized Optional<OpenBoutFigures> current() {
    Instant now = clock.instant();
    if (!now.isBefore(nextRead)) {
      nextRead = now.plus(FRESH);
      figures = read(now);
    }
    return figures;
  }

  private Optional<OpenBoutFigures> read(Instant now) {
    try (Connection connection = database.getConnection()) {
      return Optional.of(OpenBoutFigures.read(connection, now));
    } catch (SQLException failure) {
      LOG.warnf("the open bouts were not counted: SQLSTATE %s", failure.getSQLState());
      return Optional.empty();
    }
  }
}
