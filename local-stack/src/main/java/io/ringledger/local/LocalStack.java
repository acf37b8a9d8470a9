package io.ringledger.local;

import io.ringledger.local.postgres.PostgresPasswords;
import io.ringledger.local.postgres.PostgresServer;
import io.ringledger.local.shop.LocalPayments;
import io.ringledger.sandbox.SandboxConfig;
import io.ringledger.sandbox.XrplSandbox;
import io.ringledger.sandbox.ledger.JournalException;
import io.ringledger.xamansandbox.XamanSandbox;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;

/**
 * Everything RingLedger needs on one machine: PostgreSQL and the sandbox ledger in this process,
 * and, as a process of its own, the very artifact that is deployed. All data is kept in one folder
 * and found again at the next start.
 *
 * <p>{@link #close()} may be called at any time and from another thread; it stops what was started,
 * the application first.
 */
public final class LocalStack implements AutoCloseable {

  private final StackSettings settings;
  private final Terminal terminal;
  private final Deque<AutoCloseable> started = new ArrayDeque<>();
  private Optional<Backing> backing = Optional.empty();
  private Optional<ApplicationProcess> application = Optional.empty();
  private boolean closed;

  /** What the application stands on. */
  private record Backing(
      DataFolder folder,
      Secrets secrets,
      PostgresServer postgres,
      XrplSandbox ledger,
      Optional<XamanSandbox> xaman,
      LocalPayments payments,
      int apiPort,
      int metricsPort) {}

  public LocalStack(StackSettings settings, Terminal terminal) {
    this.settings = settings;
    this.terminal = terminal;
  }

  /**
   * Starts everything and waits until requests are served.
   *
   * @throws StackException if that cannot be; nothing is left running then
   */
  public void start() throws InterruptedException {
    if (!Files.isRegularFile(settings.application())) {
      throw new StackException(
          "The application is not built: %s is missing. Run ./mvnw -DskipTests package, or use ./ringledger, which does."
              .formatted(settings.application()));
    }
    try {
      startBacking();
      startApplication();
    } catch (StackException | InterruptedException e) {
      close();
      throw e;
    }
  }

  /**
   * Starts only what the application stands on, for who runs it differently.
   *
   * @throws StackException if that cannot be; nothing is left running then
   */
  public void startBacking() {
    try {
      bringUpBacking();
    } catch (StackException e) {
      close();
      throw e;
    }
  }

  private synchronized void bringUpBacking() {
    refuseIfClosed();
    int apiPort = Ports.choose(settings.apiPort(), "RingLedger", "--port");
    int metricsPort = Ports.choose(0, "The metrics", "--port");
    int ledgerPort = Ports.choose(settings.ledgerPort(), "The sandbox ledger", "--ledger-port");
    OptionalInt xamanPort =
        settings.xamanPort().stream()
            .map(wanted -> Ports.choose(wanted, "The Xaman sandbox", "--xaman-port"))
            .findFirst();
    int paymentsPort =
        Ports.choose(settings.paymentsPort(), "The payment sandbox", "--payments-port");
    DataFolder folder = kept(DataFolder.open(settings.data()));
    if (PostgresServer.isComplete(folder.postgres()) && !Files.exists(folder.secrets())) {
      throw new StackException(
          "The secrets that open the database in %s are missing; put %s back, or delete the folder to start anew."
              .formatted(folder.root(), folder.secrets().getFileName()));
    }
    Secrets secrets = Secrets.keptIn(folder.secrets());
    PostgresServer postgres =
        kept(
            PostgresServer.start(
                folder.postgres(),
                folder.log("postgres.log"),
                new PostgresPasswords(
                    secrets.databaseSuperuser(),
                    secrets.databaseOwner(),
                    secrets.databaseApplication())));
    XrplSandbox ledger = kept(startLedger(folder.ledger(), ledgerPort));
    LocalAuthority.fund(ledger.rpcUri(), secrets.authoritySeed());
    Optional<XamanSandbox> xaman =
        xamanPort.stream()
            .mapToObj(port -> kept(LocalXaman.start(port, secrets, ledger, apiPort)))
            .findFirst();
    LocalPayments payments =
        kept(LocalPayments.start(paymentsPort, secrets, folder.payments(), apiPort));
    backing =
        Optional.of(
            new Backing(folder, secrets, postgres, ledger, xaman, payments, apiPort, metricsPort));
  }

  private XrplSandbox startLedger(Path data, int port) {
    try {
      return XrplSandbox.start(
          SandboxConfig.inMemory()
              .withPort(port)
              .withDataDirectory(data)
              .withCloseInterval(settings.closeInterval()));
    } catch (IllegalStateException | JournalException e) {
      throw new StackException("The sandbox ledger did not start: %s".formatted(e.getMessage()), e);
    }
  }

  private <T extends AutoCloseable> T kept(T part) {
    started.push(part);
    return part;
  }

  /** Has something else stopped with the stack, before all that was started until now. */
  public synchronized void attach(AutoCloseable part) {
    started.push(part);
  }

  private void refuseIfClosed() {
    if (closed) {
      throw new StackException("The local stack was stopped while it was starting.");
    }
  }

  /**
   * Starts the application, for the first time or again, and waits until it serves requests.
   *
   * @throws StackException if it does not
   */
  public void startApplication() throws InterruptedException {
    ApplicationProcess process = launchApplication();
    process.awaitReady(api(), settings.patience());
  }

  private synchronized ApplicationProcess launchApplication() {
    refuseIfClosed();
    if (application.filter(ApplicationProcess::isAlive).isPresent()) {
      throw new IllegalStateException("the application is running");
    }
    application.ifPresent(started::remove);
    ApplicationProcess process =
        kept(
            ApplicationProcess.start(
                settings.java(),
                settings.application(),
                applicationEnvironment(),
                backing().folder().log("ringledger.log"),
                backing().folder(),
                terminal));
    application = Optional.of(process);
    return process;
  }

  /** One more application on the same database, not started yet; it stops with the stack. */
  public synchronized Replica replica() {
    refuseIfClosed();
    return kept(new Replica(settings, this::applicationEnvironment, backing().folder(), terminal));
  }

  /** Ends the application the way a power cut would; the rest keeps running. */
  public void killApplication() throws InterruptedException {
    runningApplication().kill();
  }

  /**
   * Asks the application to stop, and lets it; the rest keeps running.
   *
   * @return the exit status it will have
   */
  public CompletableFuture<Integer> beginStop() {
    return runningApplication().beginStop();
  }

  /** Asks the application to stop, and waits for it; the rest keeps running. */
  public void stopApplication() {
    runningApplication().close();
  }

  /** Waits until the application ends by itself; says then what it said last. */
  public String awaitApplicationEnd() throws InterruptedException {
    ApplicationProcess process = runningApplication();
    int status = process.awaitEnd();
    return process.ending("The application ended by itself with status " + status);
  }

  private synchronized ApplicationProcess runningApplication() {
    return application.orElseThrow(
        () -> new IllegalStateException("the application never started"));
  }

  /** The application's settings, as it takes them from its environment. */
  public synchronized Map<String, String> applicationEnvironment() {
    Backing running = backing();
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("RINGLEDGER_MODE", "local");
    environment.put("PORT", Integer.toString(running.apiPort()));
    environment.put("MANAGEMENT_PORT", Integer.toString(running.metricsPort()));
    environment.put("LEDGER_MODE", "sandbox");
    environment.put("XRPL_NODE_URLS", ledger().toString());
    environment.put("XRPL_NETWORK_ID", Long.toString(SandboxConfig.USUAL_NETWORK_ID));
    environment.put("VAULT_LISTENER_URLS", running.ledger().webSocketUri().toString());
    running
        .xaman()
        .ifPresentOrElse(
            xaman -> environment.putAll(LocalXaman.environment(xaman)),
            () -> environment.put("XAMAN_MODE", "stub"));
    environment.putAll(running.payments().environment());
    environment.put("JWT_SECRET_KEY", running.secrets().tokenKey());
    environment.put("PREIMAGE_KEYS", running.secrets().preimageKeys());
    environment.put("LEDGER_CHECKPOINT_KEY", running.secrets().checkpointKey());
    environment.put("VAULT_MIN_BATCH", "1");
    environment.put("VAULT_FEE_BASIS_POINTS", "250");
    // Everybody comes from the same address here.
    environment.put("VAULT_ADDRESS_NONCES", "1000");
    environment.put("VAULT_RECEIPT_KEY", running.secrets().receiptKey());
    environment.put("VAULT_AUTHORITY_SEED", running.secrets().authoritySeed());
    environment.put("LEDGER_CHECKPOINT_DIR", running.folder().checkpoints().toString());
    environment.put("DATABASE_URL", running.postgres().jdbcUrl());
    environment.put("DATABASE_USER", PostgresServer.APPLICATION);
    environment.put("DATABASE_PASSWORD", running.secrets().databaseApplication());
    environment.put("DATABASE_OWNER_USER", PostgresServer.OWNER);
    environment.put("DATABASE_OWNER_PASSWORD", running.secrets().databaseOwner());
    environment.putAll(settings.environment());
    return environment;
  }

  private synchronized Backing backing() {
    return backing.orElseThrow(() -> new IllegalStateException("the stack is not started"));
  }

  /** Where the application is. */
  public URI api() {
    return URI.create("http://localhost:" + backing().apiPort());
  }

  /** Where the application tells its metrics. */
  public URI metrics() {
    return URI.create("http://localhost:" + backing().metricsPort() + "/metrics");
  }

  /** Where the sandbox ledger takes JSON-RPC. */
  public URI ledger() {
    return backing().ledger().rpcUri();
  }

  /** The sandbox ledger itself, for who wants it to misbehave. */
  public XrplSandbox sandbox() {
    return backing().ledger();
  }

  /** The Xaman sandbox, where the promoter signs; empty where the application asks nobody. */
  public Optional<XamanSandbox> xaman() {
    return backing().xaman();
  }

  /** The payment sandbox, where buyers' money is. */
  public LocalPayments payments() {
    return backing().payments();
  }

  /** How to get at the database beside the application, for who loads or inspects it. */
  public DatabaseAccess database() {
    Backing running = backing();
    return new DatabaseAccess(
        running.postgres().jdbcUrl(),
        new DatabaseAccess.Login(PostgresServer.SUPERUSER, running.secrets().databaseSuperuser()),
        new DatabaseAccess.Login(
            PostgresServer.APPLICATION, running.secrets().databaseApplication()),
        running.folder().log("postgres.log"));
  }

  /** PostgreSQL itself, for who wants it to die. */
  public PostgresServer postgres() {
    return backing().postgres();
  }

  /** The folder that keeps everything. */
  public Path data() {
    return backing().folder().root();
  }

  /** The process number of the application. */
  public long applicationPid() {
    return runningApplication().pid();
  }

  /** Whether it was told to stop. */
  public synchronized boolean isClosed() {
    return closed;
  }

  /** Stops everything, last started first; a second time does nothing. */
  @Override
  public synchronized void close() {
    closed = true;
    while (!started.isEmpty()) {
      AutoCloseable part = started.pop();
      try {
        part.close();
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      } catch (Exception e) {
        // The others must be stopped all the same.
        terminal.complain(String.valueOf(e.getMessage()));
      }
    }
  }
}
