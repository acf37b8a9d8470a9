package io.ringledger.shared.persistence.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.event.SchedulerListener.SchedulerEventType;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class QuietOutagesTest {

  private static final Logger TOLD = Logger.getLogger(QuietOutages.class.getName());

  private final QuietOutages outages = new QuietOutages();
  private final List<LogRecord> lines = new ArrayList<>();
  private final Handler kept =
      new Handler() {
        @Override
        public void publish(LogRecord line) {
          lines.add(line);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  @BeforeEach
  void keepWhatIsTold() {
    TOLD.addHandler(kept);
  }

  @AfterEach
  void keepNoMore() {
    TOLD.removeHandler(kept);
  }

  private static LogRecord line(Throwable thrown) {
    LogRecord line = new LogRecord(Level.SEVERE, "Unhandled exception. Will keep running.");
    line.setThrown(thrown);
    return line;
  }

  private static LogRecord away() {
    return line(new IllegalStateException(new SQLException("terminating connection", "57P01")));
  }

  @Test
  void a_database_that_is_away_is_told_once_and_so_is_that_it_is_back() {
    assertThat(outages.isLoggable(away())).isFalse();
    assertThat(outages.isLoggable(away())).isFalse();
    assertThat(outages.isLoggable(line(new SQLException("acquisition timeout")))).isFalse();
    assertThat(lines).hasSize(1);

    outages.onSchedulerEvent(SchedulerEventType.RAN_EXECUTE_DUE);
    outages.onSchedulerEvent(SchedulerEventType.RAN_EXECUTE_DUE);
    assertThat(lines).extracting(LogRecord::getLevel).containsExactly(Level.WARNING, Level.INFO);

    assertThat(outages.isLoggable(away())).isFalse();
    assertThat(lines).hasSize(3);
  }

  @Test
  void whatever_else_the_scheduler_says_is_logged_by_itself() {
    assertThat(outages.isLoggable(line(new SQLException("no such table", "42P01")))).isTrue();
    assertThat(outages.isLoggable(line(new IllegalStateException("a bug")))).isTrue();
    assertThat(outages.isLoggable(new LogRecord(Level.INFO, "Starting scheduler."))).isTrue();
    assertThat(lines).isEmpty();
  }
}
