package io.ringledger.local.chaos;

import io.ringledger.local.LocalStack;
import io.ringledger.local.chaos.Load.Generation;
import io.ringledger.local.chaos.check.Anomaly;
import io.ringledger.local.demo.ApiClient;
import io.ringledger.local.demo.LedgerClient;
import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;

/** Everyone who takes part: the clients at their tap, the chronicler and the inspector. */
final class Arena implements AutoCloseable {

  /** How long a client waits for an answer; one that takes longer counts as none. */
  static final Duration CLIENT_PATIENCE = Duration.ofSeconds(15);

  /** The longest the clients may take to come to their end once nobody disturbs them. */
  private static final Duration LONGEST_END = Duration.ofMinutes(6);

  private static final Duration LONGEST_WORK = Duration.ofSeconds(60);
  private static final Duration PAUSE = Duration.ofMillis(50);

  private final LedgerClient ledger;
  private final ApiClient tapped;
  private final ApiClient direct;
  private final Tap tap;
  private final Gate gate = new Gate();
  private final Chronicle chronicle = new Chronicle();
  private final Inspector inspector;
  private final Load load;
  private boolean going = true;

  Arena(LocalStack stack, SplittableRandom random) {
    ledger = new LedgerClient(stack.ledger());
    tap = Tap.on(stack.api());
    tapped = new ApiClient(tap.uri(), CLIENT_PATIENCE);
    direct = new ApiClient(stack.api(), CLIENT_PATIENCE);
    inspector =
        new Inspector(stack, ledger, new Requests(direct, new Gate(), chronicle), chronicle);
    load =
        new Load(stack.sandbox(), ledger, new Requests(tapped, gate, chronicle), chronicle, random);
  }

  /** Registers the clients and lets them work. */
  void begin(int clients) throws InterruptedException {
    load.assemble(direct, clients);
    load.start();
  }

  Tap tap() {
    return tap;
  }

  Gate gate() {
    return gate;
  }

  Chronicle chronicle() {
    return chronicle;
  }

  Inspector inspector() {
    return inspector;
  }

  /** Judges what is settled, or else what is under way; answers whether the clients go on. */
  boolean inspect() throws InterruptedException {
    Optional<Generation> finished = load.finished(Duration.ZERO);
    if (finished.isPresent()) {
      judge(finished.get());
    } else {
      inspector.inspect(load.underWay(), false);
    }
    return going;
  }

  private void judge(Generation generation) throws InterruptedException {
    inspector.inspect(generation.bouts(), generation.settled());
    going = generation.settled();
    generation.inspected().countDown();
  }

  /**
   * Waits until the clients have asked so much more, but not for ever. Nothing is broken meanwhile,
   * so what is settled is judged at once and the next generation begins.
   */
  void work(long requests) throws InterruptedException {
    long wanted = tap.requests() + requests;
    long deadline = System.nanoTime() + LONGEST_WORK.toNanos();
    while (going && tap.requests() < wanted && System.nanoTime() < deadline) {
      tap.awaitRequests(requests, PAUSE.toMillis());
      Optional<Generation> finished = load.finished(Duration.ZERO);
      if (finished.isPresent()) {
        judge(finished.get());
      }
    }
  }

  /** Lets the clients come to their end undisturbed, and judges everything. */
  void end() throws InterruptedException {
    load.finish();
    Optional<Generation> last = going ? load.finished(LONGEST_END) : Optional.empty();
    if (last.isPresent()) {
      judge(last.get());
    } else {
      chronicle.anomaly(new Anomaly("clients come through", "the last ones", "they do not"));
    }
    inspector.inspectAll();
  }

  @Override
  public void close() {
    tap.close();
    tapped.close();
    direct.close();
    ledger.close();
  }
}
