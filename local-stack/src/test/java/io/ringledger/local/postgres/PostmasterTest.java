package io.ringledger.local.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringledger.local.Watchdog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostmasterTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final PostgresPasswords PASSWORDS =
      new PostgresPasswords("one", "it's two", "three");

  @TempDir Path folder;

  @Test
  void aStackThatWasKilledHardLeavesNoServerBehindAndTheNextFindsItsData() throws Exception {
    Path data = folder.resolve("postgres");
    Path log = folder.resolve("postgres.log");
    Process stack =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty("java.class.path"),
                Abandoned.class.getName(),
                data.toString(),
                log.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(stack.inputReader().readLine()).isEqualTo("up");
    ProcessHandle orphan = Postmaster.of(data).orElseThrow();
    stack.destroyForcibly().waitFor();
    try (PostgresServer next = PostgresServer.start(data, log, PASSWORDS)) {
      assertThat(orphan.isAlive()).isFalse();
      assertThat(next.jdbcUrl()).startsWith("jdbc:postgresql://localhost:");
      assertThat(Postmaster.of(data)).isPresent();
    }
    assertThat(Postmaster.of(data)).isEmpty();
  }

  @Test
  void aServerThatWasKilledComesBackOnTheSamePortWithWhatItHadCommitted() throws Exception {
    try (PostgresServer server =
        PostgresServer.start(folder.resolve("pg"), folder.resolve("pg.log"), PASSWORDS)) {
      ProcessHandle process = Postmaster.of(folder.resolve("pg")).orElseThrow();
      try (Connection connection = connect(server);
          Statement statement = connection.createStatement()) {
        statement.execute("CREATE TABLE kept AS SELECT 42 AS answer");
      }
      String before = server.jdbcUrl();
      server.kill();
      assertThat(process.isAlive()).isFalse();
      assertThatThrownBy(() -> connect(server)).isInstanceOf(SQLException.class);
      server.startAgain();
      assertThat(server.jdbcUrl()).isEqualTo(before);
      try (Connection connection = connect(server);
          Statement statement = connection.createStatement();
          ResultSet kept = statement.executeQuery("SELECT answer FROM kept")) {
        assertThat(kept.next()).isTrue();
        assertThat(kept.getInt(1)).isEqualTo(42);
      }
    }
  }

  private static Connection connect(PostgresServer server) throws SQLException {
    return DriverManager.getConnection(
        server.jdbcUrl(), PostgresServer.SUPERUSER, PASSWORDS.superuser());
  }

  @Test
  void theWatchdogEndsAServerWhoseStackIsGone() throws Exception {
    Process orphan = new ProcessBuilder("sleep", "600").start();
    Process stack =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty("java.class.path"),
                Watching.class.getName(),
                Long.toString(orphan.pid()))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(stack.inputReader().readLine()).isEqualTo("watching");
    assertThat(orphan.isAlive()).isTrue();
    stack.destroyForcibly().waitFor();
    assertThat(orphan.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
  }

  /** A stack's process that never comes to stop its server. */
  static final class Abandoned {
    public static void main(String[] arguments) throws InterruptedException {
      PostgresServer.start(Path.of(arguments[0]), Path.of(arguments[1]), PASSWORDS);
      System.out.println("up");
      Thread.currentThread().join();
    }
  }

  /** A process that watches over another, until it is killed. */
  static final class Watching {
    public static void main(String[] arguments) throws InterruptedException {
      Watchdog watchdog = Watchdog.over(Long.parseLong(arguments[0]), "TERM");
      System.out.println("watching");
      Thread.currentThread().join();
      watchdog.close();
    }
  }

  @Test
  void aPidFileThatNamesSomebodyElseIsTakenAwayAndTheyAreLeftAlone() throws Exception {
    Path data = Files.createDirectories(folder.resolve("postgres"));
    Path pidFile = data.resolve("postmaster.pid");
    Files.writeString(pidFile, ProcessHandle.current().pid() + "\n" + data + "\n");
    assertThat(Postmaster.stopOrphan(data, PATIENCE)).isFalse();
    assertThat(pidFile).doesNotExist();
  }

  @Test
  void aFirstStartThatWasKilledHalfWayIsBegunAnew() throws Exception {
    Path data = Files.createDirectories(folder.resolve("postgres"));
    Files.writeString(data.resolve("postgresql.conf"), "");
    Files.createDirectories(data.resolve("base/1"));
    try (PostgresServer server =
        PostgresServer.start(
            data, folder.resolve("postgres.log"), new PostgresPasswords("1", "2", "3"))) {
      assertThat(server.jdbcUrl()).startsWith("jdbc:postgresql://localhost:");
      assertThat(PostgresServer.isComplete(data)).isTrue();
    }
  }
}
