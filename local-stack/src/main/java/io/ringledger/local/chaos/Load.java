package io.ringledger.local.chaos;

import io.ringledger.local.chaos.check.Anomaly;
import io.ringledger.local.demo.ApiClient;
import io.ringledger.local.demo.LedgerClient;
import io.ringledger.local.demo.Wallet.KeyKind;
import io.ringledger.sandbox.XrplSandbox;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;

/**
 * Clients at work, each a promotion with bouts of its own. Bouts go in generations, since the
 * ledger has one clock: all purses of a generation are locked, then paid when the clock says so,
 * then what is left is taken back. Each generation waits to be inspected before the next begins.
 */
final class Load {

  private static final int BOUTS_A_CLIENT = 2;
  private static final Duration UNTIL_THE_EVENT = Duration.ofHours(1);
  private static final long RIPPLE_EPOCH = 946_684_800L;

  private final XrplSandbox sandbox;
  private final LedgerClient ledger;
  private final Requests requests;
  private final Chronicle chronicle;
  private final List<Crew> crews = new ArrayList<>();
  private final List<Signer> signers = new ArrayList<>();
  private final SplittableRandom random;
  private final SynchronousQueue<Generation> finished = new SynchronousQueue<>();
  private volatile List<BoutWork> current = List.of();
  private volatile boolean enough;

  Load(
      XrplSandbox sandbox,
      LedgerClient ledger,
      Requests requests,
      Chronicle chronicle,
      SplittableRandom random) {
    this.sandbox = sandbox;
    this.ledger = ledger;
    this.requests = requests;
    this.chronicle = chronicle;
    this.random = random;
  }

  /**
   * Bouts that nobody works on any more.
   *
   * @param settled whether they all came to their end
   */
  record Generation(List<BoutWork> bouts, boolean settled, CountDownLatch inspected) {}

  /** One step of a bout. */
  private interface Step {
    void take(BoutWork bout) throws InterruptedException;
  }

  /** Registers everyone, on a system that nobody disturbs yet. */
  void assemble(ApiClient api, int clients) throws InterruptedException {
    for (int i = 0; i < clients; i++) {
      KeyKind keys = i % 2 == 0 ? KeyKind.ED25519 : KeyKind.SECP256K1;
      Crew crew = Crew.assemble(api, ledger, keys);
      crews.add(crew);
      signers.add(new Signer(crew.promoterWallet(), ledger));
    }
  }

  /** Starts to work, on threads of its own, until it is told that it is enough. */
  void start() {
    Thread.ofVirtual().name("load").start(this::work);
  }

  /** Lets the generation that is at work be the last. */
  void finish() {
    enough = true;
  }

  /** The bouts that are worked on now and that the application knows. */
  List<BoutWork> underWay() {
    return current.stream().filter(BoutWork::isPlanned).toList();
  }

  /** The next generation that waits to be inspected, if one comes in time. */
  Optional<Generation> finished(Duration patience) throws InterruptedException {
    return Optional.ofNullable(finished.poll(patience.toMillis(), TimeUnit.MILLISECONDS));
  }

  private void work() {
    try {
      boolean settled = true;
      do {
        settled = play();
        Generation generation = new Generation(underWay(), settled, new CountDownLatch(1));
        finished.put(generation);
        generation.inspected().await();
      } while (settled && !enough);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean play() throws InterruptedException {
    List<List<BoutWork>> lanes = new ArrayList<>();
    for (int client = 0; client < crews.size(); client++) {
      List<BoutWork> lane = new ArrayList<>();
      for (int i = 0; i < BOUTS_A_CLIENT; i++) {
        lane.add(
            new BoutWork(
                crews.get(client), signers.get(client), requests, chronicle, random.split()));
      }
      lanes.add(lane);
    }
    current = lanes.stream().flatMap(List::stream).toList();
    Instant event = ledgerNow().plus(UNTIL_THE_EVENT);
    return all(lanes, bout -> bout.lock(event))
        && afterTime("finish_after_ripple", lanes, BoutWork::payOut)
        && afterTime("cancel_after_ripple", lanes, BoutWork::takeBack);
  }

  private boolean afterTime(String field, List<List<BoutWork>> lanes, Step step)
      throws InterruptedException {
    long due = current.stream().mapToLong(bout -> bout.latest(field)).max().orElseThrow();
    // The ledger compares with the ledger before, and wants it later than that.
    long missing = RIPPLE_EPOCH + due + 2 - ledgerNow().getEpochSecond();
    if (missing > 0) {
      sandbox.advanceTime(Duration.ofSeconds(missing));
    }
    return all(lanes, step);
  }

  private Instant ledgerNow() {
    long ledgerTime = sandbox.closeTime();
    Instant now = Instant.ofEpochSecond(RIPPLE_EPOCH + ledgerTime);
    // Before time was ever advanced, everyone else's clock may be ahead by a part of a second.
    return now.plusSeconds(1);
  }

  /** A wallet counts its transactions, so the bouts of one client go one after the other. */
  private boolean all(List<List<BoutWork>> lanes, Step step) throws InterruptedException {
    List<Callable<Void>> work =
        lanes.stream()
            .<Callable<Void>>map(
                lane ->
                    () -> {
                      for (BoutWork bout : lane) {
                        step.take(bout);
                      }
                      return null;
                    })
            .toList();
    boolean settled = true;
    try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Void> client : clients.invokeAll(work)) {
        settled &= cameThrough(client);
      }
    }
    return settled;
  }

  private boolean cameThrough(Future<Void> client) throws InterruptedException {
    try {
      client.get();
      return true;
    } catch (ExecutionException e) {
      chronicle.anomaly(
          new Anomaly("clients come through", "a client", String.valueOf(e.getCause())));
      return false;
    }
  }
}
