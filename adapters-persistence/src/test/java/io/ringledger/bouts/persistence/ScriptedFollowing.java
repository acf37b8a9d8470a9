package io.ringledger.bouts.persistence;

import io.ringledger.bouts.application.OutcomeFollowing;
import io.ringledger.bouts.domain.BoutFixtures;
import io.ringledger.bouts.domain.EscrowId;
import io.ringledger.shared.application.Randomness;
import io.ringledger.shared.application.RequestId;
import io.ringledger.shared.application.fakes.SequentialRandomness;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;

/** Looks at an escrow as a test wrote, and at others not again; and what else the jobs need. */
@Singleton
class ScriptedFollowing implements OutcomeFollowing {

  private final Map<EscrowId, Function<Integer, Optional<Instant>>> scripts =
      new ConcurrentHashMap<>();
  private final Map<EscrowId, List<RequestId>> looks = new ConcurrentHashMap<>();
  private final CountDownLatch swept = new CountDownLatch(1);

  @Produces
  @Singleton
  static Randomness randomness() {
    return new SequentialRandomness();
  }

  /**
   * Long before the scheduler's own clock, so that nothing that is planned has to be waited for.
   */
  @Produces
  @Singleton
  static InstantSource clock() {
    return InstantSource.fixed(BoutFixtures.NOW);
  }

  /** What comes of the first, second, ... look at it. */
  void looks(EscrowId escrow, Function<Integer, Optional<Instant>> script) {
    scripts.put(escrow, script);
  }

  List<RequestId> looksAt(EscrowId escrow) {
    return List.copyOf(looks.getOrDefault(escrow, List.of()));
  }

  CountDownLatch swept() {
    return swept;
  }

  @Override
  public Optional<Instant> follow(EscrowId escrow, RequestId run) {
    List<RequestId> all = looks.computeIfAbsent(escrow, _ -> new CopyOnWriteArrayList<>());
    all.add(run);
    return scripts.getOrDefault(escrow, _ -> Optional.empty()).apply(all.size());
  }

  @Override
  public void sweep() {
    swept.countDown();
  }
}
