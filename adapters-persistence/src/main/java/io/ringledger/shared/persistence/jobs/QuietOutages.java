package io.ringledger.shared.persistence.jobs;

import com.github.kagkarlsson.scheduler.event.AbstractSchedulerListener;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tells of a database that is away in two lines, one when it goes and one when it is back. The
 * scheduler would write a stack trace each second; what else it has to say passes.
 */
final class QuietOutages extends AbstractSchedulerListener implements Filter {

  private static final System.Logger LOG = System.getLogger(QuietOutages.class.getName());

  private static final String SCHEDULER = "com.github.kagkarlsson.scheduler.";

  /** Kept, because the log manager forgets loggers, and filters with them, that nobody keeps. */
  private static final List<Logger> LOGGERS =
      Stream.of(
              "RunUntilShutdown",
              "RunAndLogErrors",
              "Scheduler",
              "ExecutePicked",
              "jdbc.JdbcTaskRepository",
              "concurrent.LoggingRunnable")
          .map(name -> Logger.getLogger(SCHEDULER + name))
          .toList();

  /**
   * Classes of SQLSTATE that say nothing about the statement (PostgreSQL documentation, appendix
   * A): connection exception, insufficient resources, operator intervention, system error.
   */
  private static final List<String> STATES = List.of("08", "53", "57", "58");

  private static final int DEPTH = 20;

  private final AtomicBoolean away = new AtomicBoolean();

  /** Listens to the scheduler's own words from now on. */
  void listen() {
    LOGGERS.forEach(logger -> logger.setFilter(this));
  }

  @Override
  public boolean isLoggable(LogRecord line) {
    Optional<SQLException> outage = outage(line.getThrown());
    outage
        .filter(_ -> away.compareAndSet(false, true))
        .ifPresent(
            cause ->
                LOG.log(
                    System.Logger.Level.WARNING,
                    "jobs wait for the database, which is away: SQLSTATE {0}",
                    String.valueOf(cause.getSQLState())));
    return outage.isEmpty();
  }

  @Override
  public void onSchedulerEvent(SchedulerEventType type) {
    if (type == SchedulerEventType.RAN_EXECUTE_DUE && away.compareAndSet(true, false)) {
      LOG.log(System.Logger.Level.INFO, "jobs go on: the database is back");
    }
  }

  private static Optional<SQLException> outage(@Nullable Throwable thrown) {
    return Stream.iterate(thrown, cause -> cause != null, Throwable::getCause)
        .limit(DEPTH)
        .filter(SQLException.class::isInstance)
        .map(SQLException.class::cast)
        .filter(QuietOutages::isOutage)
        .findFirst();
  }

  /** The pool gives no state: it ran out of connections, or of time to make one. */
  private static boolean isOutage(SQLException cause) {
    String state = cause.getSQLState();
    return state == null || STATES.stream().anyMatch(state::startsWith);
  }
}
