package io.ringledger.rewards.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringledger.rewards.application.outbound.RewardPolicies;
import io.ringledger.rewards.application.outbound.RewardPolicies.Kept;
import io.ringledger.rewards.domain.Points;
import io.ringledger.rewards.domain.policy.DailyCap;
import io.ringledger.rewards.domain.policy.PolicyVersion;
import io.ringledger.rewards.domain.policy.RewardPolicy;
import io.ringledger.rewards.domain.policy.RewardRule;
import io.ringledger.rewards.domain.policy.RewardType;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Policies are kept whole, replaced until they decide, and stay from then on. */
public abstract class RewardPoliciesContract {

  /**
   * Long before anything that other tests have decided, so that none of these is in force there.
   */
  private static final Instant LONG_AGO = Instant.parse("2001-01-01T00:00:00Z");

  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
  private static final AtomicInteger VERSIONS = new AtomicInteger(100_000);

  private final PolicyVersion version = new PolicyVersion(VERSIONS.incrementAndGet());

  protected abstract RewardPolicies policies();

  protected abstract <T> T inUnitOfWork(Supplier<T> work);

  @Test
  void aPolicyIsKeptWhole() {
    RewardPolicy policy = policy(10);

    assertThat(put(policy)).isTrue();

    Kept kept = new Kept(policy, false, NOW);
    assertThat(inUnitOfWork(() -> policies().find(version))).contains(kept);
    assertThat(inUnitOfWork(() -> policies().lock(version))).contains(kept);
    assertThat(inUnitOfWork(() -> policies().list())).contains(kept);
    assertThat(inUnitOfWork(() -> policies().all())).contains(policy);
    assertThat(inUnitOfWork(() -> policies().count())).isPositive();
  }

  @Test
  void oneWithoutRulesIsKeptToo() {
    RewardPolicy empty = RewardPolicy.of(version, LONG_AGO, Map.of());

    assertThat(put(empty)).isTrue();

    assertThat(inUnitOfWork(() -> policies().find(version)).map(Kept::policy)).contains(empty);
  }

  @Test
  void oneThatHasNotDecidedIsReplaced() {
    put(policy(10));

    assertThat(put(policy(20))).isTrue();

    assertThat(inUnitOfWork(() -> policies().find(version)).map(Kept::policy)).contains(policy(20));
  }

  @Test
  void oneThatHasDecidedStays() {
    put(policy(10));
    assertThat(use(policy(10))).isTrue();
    assertThat(use(policy(10))).isTrue();

    assertThat(put(policy(20))).isFalse();

    assertThat(inUnitOfWork(() -> policies().find(version)))
        .contains(new Kept(policy(10), true, NOW));
  }

  @Test
  void onlyThePolicyThatIsThereCanDecide() {
    assertThat(use(policy(10))).isFalse();
    put(policy(10));

    assertThat(inUnitOfWork(() -> policies().lock(new PolicyVersion(999_999)))).isEmpty();
    assertThat(inUnitOfWork(() -> policies().find(new PolicyVersion(999_999)))).isEmpty();
    assertThat(use(policy(11))).isFalse();
  }

  private boolean put(RewardPolicy policy) {
    return inUnitOfWork(() -> policies().put(policy, NOW));
  }

  private boolean use(RewardPolicy policy) {
    return inUnitOfWork(() -> policies().use(policy));
  }

  private RewardPolicy policy(long base) {
    return RewardPolicy.of(
        version,
        LONG_AGO,
        Map.of(
            RewardType.CORRECTION_REWARD,
            new RewardRule(
                new Points(base),
                new TreeMap<>(Map.of("ma\"j,or\\", new Points(50), "minor", Points.ZERO)),
                12_345,
                -7,
                new DailyCap(Optional.of(new Points(100)), Optional.of(3))),
            RewardType.REFUND,
            new RewardRule(Points.ZERO, new TreeMap<>(), 10_000, 0, DailyCap.NONE)));
  }
}
