package io.ringledger.local;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * The deployable as a process of its own, told everything by environment variables, as where it is
 * deployed.
 */
final class ApplicationProcess implements AutoCloseable {

  /** Longer than the application itself takes to let its requests end. */
  private static final Duration GRACE = Duration.ofSeconds(40);

  private static final Duration POLL = Duration.ofMillis(10);
  private static final Duration ANSWER = Duration.ofSeconds(2);
  private static final int LINES_TO_SHOW = 25;
  private static final Pattern ERROR = Pattern.compile("\\b(ERROR|FATAL|SEVERE)\\b");

  private final Process process;
  private final Watchdog watchdog;
  private final Thread reader;
  private final Path log;
  private final Deque<String> lastLines = new ArrayDeque<>();

  private ApplicationProcess(Process process, Path log, Terminal terminal) {
    this.process = process;
    this.log = log;
    this.watchdog = Watchdog.over(process.pid(), "TERM");
    this.reader = Thread.ofVirtual().name("application-log").unstarted(() -> follow(terminal));
  }

  /**
   * Starts it.
   *
   * @param java what runs it
   * @param jar the deployable
   * @param environment its settings, on top of this process's own environment
   * @param log where it writes what it says; errors are shown on the terminal too
   * @param folder where it works
   */
  static ApplicationProcess start(
      JavaRuntime java,
      Path jar,
      Map<String, String> environment,
      Path log,
      DataFolder folder,
      Terminal terminal) {
    ProcessBuilder builder =
        new ProcessBuilder(java.commandFor(jar))
            .redirectErrorStream(true)
            .directory(folder.root().toFile());
    builder.environment().putAll(environment);
    try {
      ApplicationProcess started = new ApplicationProcess(builder.start(), log, terminal);
      started.process.getOutputStream().close();
      started.reader.start();
      return started;
    } catch (IOException e) {
      throw new StackException(
          "The application cannot be started: %s.".formatted(e.getMessage()), e);
    }
  }

  private void follow(Terminal terminal) {
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
        Writer file =
            Files.newBufferedWriter(log, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        file.write(line);
        file.write(System.lineSeparator());
        file.flush();
        remember(line);
        if (ERROR.matcher(line).find()) {
          terminal.complain(line);
        }
      }
    } catch (IOException e) {
      terminal.complain("The application's log %s is cut off: %s".formatted(log, e.getMessage()));
    }
  }

  private synchronized void remember(String line) {
    lastLines.addLast(line);
    if (lastLines.size() > LINES_TO_SHOW) {
      lastLines.removeFirst();
    }
  }

  /** The last lines it said. */
  synchronized List<String> lastLines() {
    return List.copyOf(lastLines);
  }

  /**
   * Waits until it serves requests.
   *
   * @throws StackException if it ends before, or takes longer than that
   */
  void awaitReady(URI base, Duration patience) throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    try (HttpClient client = HttpClient.newBuilder().connectTimeout(ANSWER).build()) {
      HttpRequest health = HttpRequest.newBuilder(base.resolve("/healthz")).timeout(ANSWER).build();
      while (!answers(client, health)) {
        if (process.waitFor(POLL.toMillis(), TimeUnit.MILLISECONDS)) {
          throw new StackException(ending("The application ended while it was starting"));
        }
        if (System.nanoTime() > deadline) {
          throw new StackException(
              ending("The application served no request within " + patience.toSeconds() + " s"));
        }
      }
    }
  }

  private static boolean answers(HttpClient client, HttpRequest health)
      throws InterruptedException {
    try {
      return client.send(health, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException _) {
      return false;
    }
  }

  /** What became of it, and the last it said. */
  String ending(String what) throws InterruptedException {
    if (!process.isAlive()) {
      reader.join(GRACE);
    }
    return "%s. The end of its log %s:%n%s"
        .formatted(what, log, String.join(System.lineSeparator(), lastLines()));
  }

  /** Waits until it ends, for whatever reason. */
  int awaitEnd() throws InterruptedException {
    return process.waitFor();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  long pid() {
    return process.pid();
  }

  /** Ends it the way a power cut would. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
    watchdog.close();
  }

  /** Asks it to stop; answers the exit status it will have. */
  CompletableFuture<Integer> beginStop() {
    // By its handle: destroying the process itself would cut its last words off.
    process.toHandle().destroy();
    return process.onExit().thenApply(Process::exitValue);
  }

  /** Asks it to stop and waits; insists after some seconds. */
  @Override
  public void close() {
    try {
      CompletableFuture<Integer> _ = beginStop();
      if (!process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly().waitFor();
      }
      reader.join(GRACE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    } finally {
      watchdog.close();
    }
  }
}
