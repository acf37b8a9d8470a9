package io.ringledger.vault.xrpl.listener;

import io.ringledger.shared.application.providers.Providers;
import io.ringledger.shared.application.providers.Reply;
import io.ringledger.shared.domain.XrplAddress;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;

/**
 * Wakes whoever reads the ledger as soon as a node tells that one has closed. It only saves
 * waiting: without it, or while no node can be reached, whoever reads finds the same by looking now
 * and then. A connection that fails or falls silent is given up for the next node's.
 */
public final class LedgerWaker implements AutoCloseable {

  private static final Logger LOG = System.getLogger(LedgerWaker.class.getName());

  private final WakerSettings settings;
  private final XrplAddress account;
  private final Runnable wake;
  private final HttpClient http;
  private final Providers<Node> nodes;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread;
  private volatile boolean connected;

  private record Node(String name, URI address) {}

  private record Connection(Node node, WebSocket socket, Subscription subscription) {}

  /**
   * Connects to nothing before it is started.
   *
   * @param wake called for each thing a node tells, by any thread; does not block
   */
  public LedgerWaker(
      WakerSettings settings, XrplAddress account, Runnable wake, InstantSource clock) {
    this.settings = settings;
    this.account = account;
    this.wake = wake;
    this.http = HttpClient.newBuilder().connectTimeout(settings.timeout()).build();
    List<URI> addresses = settings.addresses();
    this.nodes =
        new Providers<>(
            "xrpl-listeners",
            IntStream.range(0, addresses.size())
                .mapToObj(i -> new Node("listener " + (i + 1), addresses.get(i)))
                .toList(),
            Node::name,
            clock);
    this.thread = Thread.ofVirtual().name("vault-listener").unstarted(this::listen);
  }

  /** Connects and stays connected until it is closed; does nothing where there are no addresses. */
  public void start() {
    if (!settings.addresses().isEmpty()) {
      thread.start();
    }
  }

  /** Whether a node tells of closed ledgers at this moment. */
  public boolean isConnected() {
    return connected;
  }

  /** The list of nodes, of which those that fail are left alone. */
  public Providers<?> providers() {
    return nodes;
  }

  private void listen() {
    Optional<Node> last = Optional.empty();
    int failures = 0;
    try {
      do {
        Optional<Connection> connection = connect(last);
        boolean hasTold = connection.isPresent() && stay(connection.get());
        last = connection.map(Connection::node);
        failures = hasTold ? 1 : failures + 1;
      } while (!closed.await(settings.waitAfter(failures).toNanos(), TimeUnit.NANOSECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Another node than the one whose connection has ended comes first. */
  private Optional<Connection> connect(Optional<Node> last) {
    Optional<Connection> other =
        last.flatMap(
            node -> nodes.askOneOf(each -> !each.equals(node), this::connectTo, this::isOpen));
    return other.or(
        () -> nodes.ask(this::connectTo, 1, this::isOpen).answers().stream().findFirst());
  }

  private boolean isOpen() {
    return closed.getCount() > 0;
  }

  private Reply<Connection> connectTo(Node node) {
    Subscription subscription = new Subscription(account, settings.longestMessage(), wake);
    CompletableFuture<WebSocket> opening =
        http.newWebSocketBuilder()
            .connectTimeout(settings.timeout())
            .buildAsync(node.address(), subscription);
    try {
      long timeout = settings.timeout().toNanos();
      WebSocket socket = opening.get(timeout, TimeUnit.NANOSECONDS);
      socket.sendText(subscription.question(), true).get(timeout, TimeUnit.NANOSECONDS);
      if (subscription.isAgreed(settings.timeout())) {
        return new Reply.Settled<>(new Connection(node, socket, subscription));
      }
      socket.abort();
      return new Reply.Failed<>("it does not tell of ledgers");
    } catch (InterruptedException e) {
      abandon(opening, subscription);
      Thread.currentThread().interrupt();
      return new Reply.Unable<>("interrupted");
    } catch (TimeoutException | ExecutionException e) {
      abandon(opening, subscription);
      LOG.log(Level.DEBUG, "{0} cannot be reached", node.name());
      return new Reply.Failed<>("it cannot be reached");
    }
  }

  private static void abandon(CompletableFuture<WebSocket> opening, Subscription subscription) {
    subscription.abandon();
    if (!opening.cancel(true) && !opening.isCompletedExceptionally()) {
      opening.join().abort();
    }
  }

  /** Whatever was missed before is read at once, and so is what is missed at the end. */
  private boolean stay(Connection connection) throws InterruptedException {
    LOG.log(Level.INFO, "{0} tells of closed ledgers", connection.node().name());
    connected = true;
    try {
      wake.run();
      return connection.subscription().awaitEnd(settings.silence());
    } finally {
      connected = false;
      connection.socket().abort();
      wake.run();
      LOG.log(Level.INFO, "{0} tells nothing more", connection.node().name());
    }
  }

  /** Lets go of the connection and waits for nobody. */
  @Override
  public void close() {
    closed.countDown();
    thread.interrupt();
    http.shutdownNow();
  }
}
