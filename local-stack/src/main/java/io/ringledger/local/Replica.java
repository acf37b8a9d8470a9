package io.ringledger.local;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** One more application on the database of a stack, beside the stack's own. */
public final class Replica implements AutoCloseable {

  private final Path application;
  private final JavaRuntime java;
  private final Supplier<Map<String, String>> ofTheFirst;
  private final DataFolder folder;
  private final Duration patience;
  private final Terminal terminal;
  private final int port;
  private final int metricsPort;
  private Optional<ApplicationProcess> process = Optional.empty();
  private boolean closed;

  Replica(
      StackSettings settings,
      Supplier<Map<String, String>> ofTheFirst,
      DataFolder folder,
      Terminal terminal) {
    this.application = settings.application();
    this.java = settings.java();
    this.patience = settings.patience();
    this.folder = folder;
    this.terminal = terminal;
    this.port = Ports.choose(0, "A replica", "");
    this.metricsPort = Ports.choose(0, "A replica's metrics", "");
    this.ofTheFirst = ofTheFirst;
  }

  /** Where it is. */
  public URI api() {
    return URI.create("http://localhost:" + port);
  }

  /**
   * Starts it, for the first time or again, and waits until it serves requests.
   *
   * @throws StackException if it does not
   */
  public void start() throws InterruptedException {
    launch().awaitReady(api(), patience);
  }

  private synchronized ApplicationProcess launch() {
    if (closed) {
      throw new StackException("The replica was closed while it was starting.");
    }
    ApplicationProcess fresh =
        ApplicationProcess.start(
            java,
            application,
            environment(),
            folder.log("replica-" + port + ".log"),
            folder,
            terminal);
    process = Optional.of(fresh);
    return fresh;
  }

  /** As the first one's are now, but for where it listens. */
  private Map<String, String> environment() {
    Map<String, String> environment = new LinkedHashMap<>(ofTheFirst.get());
    environment.put("PORT", Integer.toString(port));
    environment.put("MANAGEMENT_PORT", Integer.toString(metricsPort));
    return environment;
  }

  /** Ends it the way a power cut would. */
  public void kill() throws InterruptedException {
    Optional<ApplicationProcess> current;
    synchronized (this) {
      current = process;
    }
    if (current.isPresent()) {
      current.get().kill();
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    process.ifPresent(ApplicationProcess::close);
  }
}
