package io.ringledger.app.observation.figures;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.ringledger.app.observation.figures.ScrapedFigures.Statement;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * The database as those see it who scrape. Getting a connection may take seconds where none is
 * free; so where one figure got none, the others of the same scrape do not try, and a scrape waits
 * once at most.
 */
@Singleton
class ScrapedDatabase {

  private static final Logger LOG = Logger.getLogger(ScrapedDatabase.class);
  private static final int ANSWER_SECONDS = 2;

  private final DataSource database;
  private final InstantSource clock;
  private Instant nextTry = Instant.MIN;

  ScrapedDatabase(DataSource database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  void register(@Observes StartupEvent event, MeterRegistry registry) {
    ScrapedFigures<Boolean> reachable =
        figures("signs of life", (connection, _) -> connection.isValid(ANSWER_SECONDS));
    Gauge.builder("ringledger.database.reachable", reachable, ScrapedDatabase::reachable)
        .description("1 while a connection can be had and answers, otherwise 0")
        .strongReference(true)
        .register(registry);
  }

  private static double reachable(ScrapedFigures<Boolean> asked) {
    return asked.figure(valid -> valid ? 1 : 0) > 0 ? 1 : 0;
  }

  /**
   * Figures of one statement.
   *
   * @param name what is counted, for the log
   */
  <T> ScrapedFigures<T> figures(String name, Statement<T> statement) {
    return new ScrapedFigures<>(name, this, clock, statement);
  }

  /** What the statement reads; empty where the database does not answer. */
  synchronized <T> Optional<T> read(String name, Statement<T> statement, Instant now) {
    if (now.isBefore(nextTry)) {
      return Optional.empty();
    }
    try (Connection connection = connect(now)) {
      return Optional.of(statement.read(connection, now));
    } catch (SQLException failure) {
      LOG.warnf("%s were not counted: SQLSTATE %s", name, failure.getSQLState());
      return Optional.empty();
    }
  }

  private Connection connect(Instant now) throws SQLException {
    try {
      return database.getConnection();
    } catch (SQLException failure) {
      nextTry = now.plus(ScrapedFigures.FRESH);
      throw failure;
    }
  }
}
