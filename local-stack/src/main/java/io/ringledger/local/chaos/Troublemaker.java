package io.ringledger.local.chaos;

import io.ringledger.local.LocalStack;
import io.ringledger.local.StackException;
import io.ringledger.sandbox.Faults;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;

/** Breaks what the application stands on, mends it again, and ends the application itself. */
final class Troublemaker {

  private static final Duration SLOW = Duration.ofMillis(1500);
  private static final long PATIENCE_MILLIS = 5_000;
  private static final int KILL_DELAY_MILLIS = 25;
  private static final int MORE_QUIET_ROUNDS = 3;
  private static final String CUT =
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'ringledger_app'";

  private final LocalStack stack;
  private final Tap tap;
  private final RandomGenerator random;
  private final List<Trouble> bag = new ArrayList<>();
  private boolean databaseDown;

  Troublemaker(LocalStack stack, Tap tap, RandomGenerator random) {
    this.stack = stack;
    this.tap = tap;
    this.random = random;
  }

  /** Draws a trouble, from a bag that holds each, so that none is left out for long. */
  Trouble draw() {
    if (bag.isEmpty()) {
      bag.addAll(List.of(Trouble.values()));
      bag.addAll(Collections.nCopies(MORE_QUIET_ROUNDS, Trouble.NONE));
      Collections.shuffle(bag, random);
    }
    return bag.removeLast();
  }

  /** Makes it. */
  void begin(Trouble trouble) {
    Faults faults = stack.sandbox().faults();
    switch (trouble) {
      case NONE -> {}
      case SESSIONS_CUT -> cutSessions();
      case DATABASE_CRASH -> {
        stack.postgres().kill();
        stack.postgres().startAgain();
      }
      case DATABASE_DOWN -> {
        stack.postgres().kill();
        databaseDown = true;
      }
      case LEDGER_DOWN -> faults.goDown();
      case LEDGER_BUSY -> faults.tooBusy();
      case LEDGER_SLOW -> faults.slow(SLOW);
      case LEDGER_SILENT -> faults.closeConnections();
      case LEDGER_FORGETFUL -> faults.dropAnswersAfterApplying();
      case LEDGER_HELD -> faults.holdUnvalidated();
      case LEDGER_LYING -> faults.lie(Lies::aboutAmounts);
    }
  }

  /** Mends everything. */
  void end() {
    stack.sandbox().faults().clear();
    if (databaseDown) {
      stack.postgres().startAgain();
      databaseDown = false;
    }
  }

  private void cutSessions() {
    try (Connection connection =
            DriverManager.getConnection(
                stack.database().jdbcUrl(),
                stack.database().superuser().user(),
                stack.database().superuser().password());
        Statement statement = connection.createStatement()) {
      statement.execute(CUT);
    } catch (SQLException e) {
      throw new StackException("The sessions cannot be cut: " + e.getMessage(), e);
    }
  }

  /** Ends the application hard, at a moment drawn by lot; answers which. */
  String kill() throws InterruptedException {
    String moment =
        switch (random.nextInt(3)) {
          case 0 -> atRandom();
          case 1 -> trapped(Tap.Moment.SENT, "with a confirm on its way in");
          default -> trapped(Tap.Moment.ANSWERED, "with an effect done and its answer lost");
        };
    stack.killApplication();
    tap.clear();
    return moment;
  }

  private String atRandom() throws InterruptedException {
    tap.awaitRequests(random.nextInt(1, 60), PATIENCE_MILLIS);
    return "at random";
  }

  private String trapped(Tap.Moment moment, String words) throws InterruptedException {
    if (!tap.lay(moment).await(PATIENCE_MILLIS)) {
      return "at random, no confirm came";
    }
    if (moment == Tap.Moment.SENT) {
      Thread.sleep(Duration.ofMillis(random.nextInt(KILL_DELAY_MILLIS)));
    }
    return words;
  }

  /**
   * Starts the application and ends it hard before it is ready, or just when it is.
   *
   * @param usual how long it takes to start
   */
  void killWhileStarting(Duration usual) throws InterruptedException {
    long before = stack.applicationPid();
    AtomicBoolean over = new AtomicBoolean();
    Thread starter =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    stack.startApplication();
                  } catch (StackException _) {
                    // It was killed, as it should be.
                  } catch (InterruptedException _) {
                    Thread.currentThread().interrupt();
                  } finally {
                    over.set(true);
                  }
                });
    while (stack.applicationPid() == before && !over.get()) {
      Thread.sleep(Duration.ofMillis(5));
    }
    starter.join(Duration.ofMillis(random.nextLong(1 + usual.toMillis())));
    stack.killApplication();
    starter.join();
  }
}
