package io.ringledger.local.postgres;

import io.ringledger.local.StackException;
import io.ringledger.local.Watchdog;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * A PostgreSQL of one data directory, which it keeps. It listens on the loopback interface alone,
 * wants passwords, and writes to disk in earnest, as it would where the application is deployed.
 */
public final class PostgresServer implements AutoCloseable {

  /** The database of the application. */
  public static final String DATABASE = "ringledger";

  /** The role that may do everything. */
  public static final String SUPERUSER = "postgres";

  /** The role that owns the database and migrates it. */
  public static final String OWNER = "ringledger_owner";

  /** The role the application works as. */
  public static final String APPLICATION = "ringledger_app";

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int LINES_TO_SHOW = 8;
  private static final int ANY_PORT = 0;

  /** In the data directory once it is complete; without it nothing in there is of any value. */
  private static final String COMPLETE = "ringledger.complete";

  /** Passwords for everyone, over TCP from this machine only. */
  private static final String ACCESS =
      """
      # Written by the local stack.
      host all all 127.0.0.1/32 scram-sha-256
      host all all ::1/128      scram-sha-256
      """;

  private final Path directory;
  private final Path log;
  private final PostgresPasswords passwords;
  private final int port;
  private Running running;

  /** The server's process, and who ends it should this process die. */
  private record Running(EmbeddedPostgres server, Watchdog watchdog) {}

  private PostgresServer(Path directory, Path log, PostgresPasswords passwords, Running running) {
    this.directory = directory;
    this.log = log;
    this.passwords = passwords;
    this.running = running;
    this.port = running.server().getPort();
  }

  /**
   * Starts it on a free port; recovers from a crash or a hard kill before.
   *
   * @param directory its data; made where it is missing. The caller holds a lock on it
   * @param log where its output goes
   * @throws StackException if it does not start
   */
  public static PostgresServer start(Path directory, Path log, PostgresPasswords passwords) {
    Running running = bringUp(directory, log, passwords, ANY_PORT);
    return new PostgresServer(directory, log, passwords, running);
  }

  private static Running bringUp(Path directory, Path log, PostgresPasswords passwords, int port) {
    try {
      if (Files.isDirectory(directory)) {
        Postmaster.stopOrphan(directory, PATIENCE);
        removeIfIncomplete(directory);
      }
      EmbeddedPostgres server = launchOrCleanUp(directory, log, passwords, port);
      try {
        Watchdog watchdog = Watchdog.over(pid(directory), "INT");
        setUp(server, directory, passwords);
        return new Running(server, watchdog);
      } catch (IOException | SQLException | RuntimeException e) {
        server.close();
        throw e;
      }
    } catch (IOException | SQLException | IllegalStateException e) {
      throw new StackException(
          "PostgreSQL did not start: %s. The end of its log %s:%n%s"
              .formatted(reason(e), log, tail(log)),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StackException("Starting PostgreSQL was interrupted.", e);
    }
  }

  private static EmbeddedPostgres launchOrCleanUp(
      Path directory, Path log, PostgresPasswords passwords, int port)
      throws IOException, InterruptedException {
    try {
      return launch(directory, log, passwords, port);
    } catch (IOException | IllegalStateException e) {
      if (Files.isDirectory(directory)) {
        Postmaster.stopOrphan(directory, PATIENCE);
      }
      throw e;
    }
  }

  private static EmbeddedPostgres launch(
      Path directory, Path log, PostgresPasswords passwords, int port) throws IOException {
    ProcessBuilder.Redirect toLog = ProcessBuilder.Redirect.appendTo(log.toFile());
    return EmbeddedPostgres.builder()
        .setPort(port)
        .setDataDirectory(directory)
        .setCleanDataDirectory(false)
        .setOverrideWorkingDirectory(programs().toFile())
        // Whoever started us stops the application first; a hook of its own would not wait.
        .setRegisterShutdownHook(false)
        .setPGStartupWait(PATIENCE)
        .setLocaleConfig("locale", "C")
        .setConnectConfig("password", passwords.superuser())
        .setServerConfig("listen_addresses", "localhost")
        .setServerConfig("unix_socket_directories", "")
        // The library starts servers for tests, which forget; this one must not.
        .setServerConfig("fsync", "on")
        .setServerConfig("synchronous_commit", "on")
        .setServerConfig("full_page_writes", "on")
        .setServerConfig("max_connections", "200")
        .setOutputRedirector(toLog)
        .setErrorRedirector(toLog)
        .start();
  }

  /**
   * Where PostgreSQL's programs are unpacked to, once for all stacks of this user. The system's
   * folder for temporary files is shared with others and swept while a server runs.
   */
  private static Path programs() throws IOException {
    String cache = System.getenv("XDG_CACHE_HOME");
    Path home = Path.of(System.getProperty("user.home", ""));
    Path base =
        cache != null && !cache.isBlank()
            ? Path.of(cache)
            : Files.isWritable(home)
                ? home.resolve(".cache")
                : Path.of(System.getProperty("java.io.tmpdir"));
    return Files.createDirectories(base.resolve("ringledger").resolve("postgres"));
  }

  private static long pid(Path directory) throws IOException {
    return Postmaster.of(directory)
        .map(ProcessHandle::pid)
        .orElseThrow(() -> new IOException("it ended right away"));
  }

  private static void setUp(EmbeddedPostgres server, Path directory, PostgresPasswords passwords)
      throws SQLException, IOException {
    try (Connection connection = server.getPostgresDatabase().getConnection()) {
      DatabaseRoles.setUp(connection, passwords);
      Files.writeString(directory.resolve("pg_hba.conf.new"), ACCESS);
      Files.move(
          directory.resolve("pg_hba.conf.new"),
          directory.resolve("pg_hba.conf"),
          StandardCopyOption.REPLACE_EXISTING,
          StandardCopyOption.ATOMIC_MOVE);
      try (Statement statement = connection.createStatement()) {
        statement.execute("SELECT pg_reload_conf()");
      }
    }
    Path complete = directory.resolve(COMPLETE);
    if (!Files.exists(complete)) {
      Files.createFile(complete);
    }
  }

  /** A first start that was killed half way leaves a directory that PostgreSQL cannot use. */
  private static void removeIfIncomplete(Path directory) throws IOException {
    if (Files.exists(directory.resolve(COMPLETE))) {
      return;
    }
    List<Path> contents;
    try (Stream<Path> walk = Files.walk(directory)) {
      contents = walk.sorted((one, other) -> other.compareTo(one)).toList();
    }
    for (Path path : contents) {
      Files.delete(path);
    }
  }

  /** Whether that directory holds a database that can only be opened with its passwords. */
  public static boolean isComplete(Path directory) {
    return Files.exists(directory.resolve(COMPLETE));
  }

  /**
   * Where the database of a directory is that somebody else runs.
   *
   * @throws StackException if nobody does
   */
  public static String jdbcUrlOfRunning(Path directory) {
    try {
      int port =
          Postmaster.port(directory)
              .orElseThrow(
                  () -> new StackException("No PostgreSQL runs in %s.".formatted(directory)));
      return "jdbc:postgresql://localhost:%d/%s".formatted(port, DATABASE);
    } catch (IOException e) {
      throw new StackException("PostgreSQL cannot be found: %s.".formatted(reason(e)), e);
    }
  }

  /** Where the database is, for a driver; without credentials. */
  public String jdbcUrl() {
    return "jdbc:postgresql://localhost:%d/%s".formatted(port, DATABASE);
  }

  /**
   * Ends every process of it the way a power cut would; {@link #startAgain} brings it back. Not
   * only the first of them: what is left of a server must be gone before the next one starts.
   */
  public synchronized void kill() {
    running.watchdog().close();
    try {
      Optional<ProcessHandle> process = Postmaster.of(directory);
      if (process.isPresent()) {
        Postmaster.killWithChildren(process.get(), PATIENCE);
      }
      freeLock(running.server());
    } catch (IOException e) {
      throw new StackException("PostgreSQL could not be killed: %s.".formatted(reason(e)), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StackException("Killing PostgreSQL was interrupted.", e);
    }
  }

  /** The library locks the directory, and complains that there is no server left to stop. */
  private static void freeLock(EmbeddedPostgres dead) throws IOException {
    Logger complaints = Logger.getLogger(EmbeddedPostgres.class.getName());
    complaints.setLevel(Level.OFF);
    try {
      dead.close();
    } finally {
      complaints.setLevel(null);
    }
  }

  /**
   * Starts it after {@link #kill}, on the same port; it recovers from its log.
   *
   * @throws StackException if it does not start
   */
  public synchronized void startAgain() {
    running = bringUp(directory, log, passwords, port);
  }

  /** Stops it; sessions that are still open are ended. */
  @Override
  public synchronized void close() {
    try {
      Optional<ProcessHandle> process = Postmaster.of(directory);
      // It waits a few seconds only; a busy server may take longer to write everything down.
      running.server().close();
      if (process.isPresent()) {
        Postmaster.stop(process.get(), PATIENCE);
      }
    } catch (IOException e) {
      throw new StackException("PostgreSQL could not be stopped: %s.".formatted(reason(e)), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StackException("Stopping PostgreSQL was interrupted.", e);
    } finally {
      running.watchdog().close();
    }
  }

  private static String reason(Exception e) {
    String message = String.valueOf(e.getMessage());
    return message.endsWith(".") ? message.substring(0, message.length() - 1) : message;
  }

  private static String tail(Path log) {
    try {
      List<String> lines = Files.readAllLines(log);
      return String.join(
          System.lineSeparator(),
          lines.subList(Math.max(0, lines.size() - LINES_TO_SHOW), lines.size()));
    } catch (IOException _) {
      return "(it has none)";
    }
  }
}
