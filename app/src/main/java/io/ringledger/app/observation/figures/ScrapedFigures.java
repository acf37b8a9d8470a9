package io.ringledger.app.observation.figures;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * Figures that one statement reads when they are scraped, however often that is at most every
 * fifteen seconds. Where the database does not answer they are NaN.
 */
final class ScrapedFigures<T> {

  static final Duration FRESH = Duration.ofSeconds(15);

  private final String name;
  private final ScrapedDatabase database;
  private final InstantSource clock;
  private final Statement<T> statement;
  private Instant nextRead = Instant.MIN;
  private Optional<T> figures = Optional.empty();

  /**
   * None yet.
   *
   * @param name what is counted, for the log
   */
  ScrapedFigures(
      String name, ScrapedDatabase database, InstantSource clock, Statement<T> statement) {
    this.name = name;
    this.database = database;
    this.clock = clock;
    this.statement = statement;
  }

  /** Counts. */
  @FunctionalInterface
  interface Statement<T> {
    T read(Connection connection, Instant now) throws SQLException;
  }

  /** One of the figures. */
  double figure(ToDoubleFunction<T> value) {
    return current().map(value::applyAsDouble).orElse(Double.NaN);
  }

  /** How many seconds ago that was; 0 where it is yet to come. */
  double secondsSince(Instant moment) {
    return Math.max(0L, Duration.between(moment, clock.instant()).toSeconds());
  }

  /** How many seconds it is until then; negative where it is past. */
  double secondsUntil(Instant moment) {
    return Duration.between(clock.instant(), moment).toSeconds();
  }

  private synchronized Optional<T> current() {
    Instant now = clock.instant();
    if (!now.isBefore(nextRead)) {
      nextRead = now.plus(FRESH);
      figures = database.read(name, statement, now);
    }
    return figures;
  }
}
