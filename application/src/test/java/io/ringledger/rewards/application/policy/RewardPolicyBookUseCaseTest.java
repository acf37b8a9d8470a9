package io.ringledger.rewards.application.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringledger.rewards.application.fakes.InMemoryRewardDecisions;
import io.ringledger.rewards.application.fakes.InMemoryRewardPolicies;
import io.ringledger.rewards.application.outbound.RewardPolicies.Kept;
import io.ringledger.rewards.application.policy.RewardPolicyBook.Replay;
import io.ringledger.rewards.domain.Points;
import io.ringledger.rewards.domain.RewardFailure;
import io.ringledger.rewards.domain.ledger.Holder;
import io.ringledger.rewards.domain.policy.DailyCap;
import io.ringledger.rewards.domain.policy.DailyUsage;
import io.ringledger.rewards.domain.policy.PolicyVersion;
import io.ringledger.rewards.domain.policy.RecordedDecision;
import io.ringledger.rewards.domain.policy.RewardFacts;
import io.ringledger.rewards.domain.policy.RewardPolicy;
import io.ringledger.rewards.domain.policy.RewardRule;
import io.ringledger.rewards.domain.policy.RewardType;
import io.ringledger.rewards.domain.settlement.SettlementId;
import io.ringledger.shared.application.AuditEntry;
import io.ringledger.shared.application.Caller;
import io.ringledger.shared.application.RequestId;
import io.ringledger.shared.application.fakes.InMemoryAuditTrail;
import io.ringledger.shared.application.fakes.SettableClock;
import io.ringledger.shared.application.fakes.SnapshotUnitOfWork;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.domain.Outcome.Success;
import io.ringledger.shared.domain.Role;
import io.ringledger.shared.domain.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RewardPolicyBookUseCaseTest {

  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
  private static final Caller ADMIN =
      new Caller(new UserId(new UUID(0, 1)), Role.ADMIN, new RequestId("request-1"));

  private final InMemoryRewardPolicies policies = new InMemoryRewardPolicies();
  private final InMemoryRewardDecisions decisions = new InMemoryRewardDecisions();
  private final InMemoryAuditTrail trail = new InMemoryAuditTrail();
  private final RewardPolicyBook book =
      new RewardPolicyBookUseCase(
          new SnapshotUnitOfWork(policies, decisions, trail),
          policies,
          decisions,
          trail,
          new SettableClock(NOW));

  @Test
  void aPolicyIsReplacedUntilItDecides() {
    assertThat(book.load(ADMIN, worth(1, 10)))
        .isEqualTo(Outcome.success(new Kept(worth(1, 10), false, NOW)));
    assertThat(book.load(ADMIN, worth(1, 20)).map(Kept::policy))
        .isEqualTo(Outcome.success(worth(1, 20)));
    policies.use(worth(1, 20));

    assertThat(book.load(ADMIN, worth(1, 30)))
        .isEqualTo(Outcome.rejected(RewardFailure.POLICY_IN_USE));
    assertThat(book.load(ADMIN, worth(1, 20)).map(Kept::used)).isEqualTo(Outcome.success(true));
    assertThat(book.get(new PolicyVersion(1)).map(Kept::policy))
        .isEqualTo(Outcome.success(worth(1, 20)));
    assertThat(trail.entries())
        .allMatch(entry -> entry.chain().name().equals("reward-policy:1"))
        .extracting(AuditEntry::outcome)
        .containsExactly("success", "success", "policy_in_use");
  }

  @Test
  void thereAreOnlySoManyPolicies() {
    for (int version = 1; version <= RewardPolicyBook.MAX_POLICIES; version++) {
      policies.put(worth(version, 1), NOW);
    }

    assertThat(book.load(ADMIN, worth(5_000, 1)))
        .isEqualTo(
            Outcome.rejected(RewardFailure.POLICY_INVALID, "There are 1000 policies already."));
    assertThat(book.load(ADMIN, worth(7, 2)).map(Kept::policy))
        .isEqualTo(Outcome.success(worth(7, 2)));
    assertThat(book.list()).hasSize(1_000);
  }

  @Test
  void aReplayCountsWhatWouldChangeAndChangesNothing() {
    policies.put(worth(1, 10), NOW);
    policies.put(worth(2, 25), NOW);
    for (int i = 0; i < 10; i++) {
      decided(i, i % 2 == 0 ? "minor" : "major", NOW.plusSeconds(i));
    }

    Replay replay = replay(2, NOW, NOW.plusSeconds(9), Optional.empty(), 200);

    assertThat(replay.compared()).isEqualTo(9);
    assertThat(replay.changed()).isEqualTo(5);
    assertThat(replay.unchanged()).isEqualTo(4);
    assertThat(replay.pointsDifference()).isEqualTo(5 * 15);
    assertThat(replay.next()).isEmpty();
    assertThat(replay.differences())
        .allSatisfy(
            difference ->
                assertThat(difference.now()).isEqualTo(difference.before().under(worth(2, 25))));
    assertThat(replay(1, NOW, NOW.plusSeconds(99), Optional.empty(), 200).changed()).isZero();
    assertThat(trail.entries()).isEmpty();
  }

  @Test
  void aReplayGoesOnWhereItsListWasFull() {
    policies.put(worth(1, 10), NOW);
    policies.put(worth(2, 4), NOW);
    for (int i = 0; i < 10; i++) {
      decided(i, "minor", NOW.plusSeconds(i));
    }
    List<Long> compared = new ArrayList<>();
    long difference = 0;
    Optional<SettlementId> after = Optional.empty();
    do {
      Replay replay = replay(2, NOW, NOW.plusSeconds(99), after, 3);
      compared.add(replay.compared());
      difference += replay.pointsDifference();
      after = replay.next();
    } while (after.isPresent());

    assertThat(compared).containsExactly(3L, 3L, 3L, 1L);
    assertThat(difference).isEqualTo(-60);
  }

  @Test
  void nothingIsReplayedUnderAPolicyThatIsNotThere() {
    assertThat(book.replay(new PolicyVersion(9), NOW, NOW, Optional.empty(), 1))
        .isEqualTo(Outcome.rejected(RewardFailure.POLICY_NOT_FOUND));
    assertThat(book.get(new PolicyVersion(9)))
        .isEqualTo(Outcome.rejected(RewardFailure.POLICY_NOT_FOUND));
  }

  private Replay replay(
      int version, Instant from, Instant until, Optional<SettlementId> after, int limit) {
    return ((Success<Replay>) book.replay(new PolicyVersion(version), from, until, after, limit))
        .value();
  }

  private void decided(int number, String grade, Instant at) {
    RewardFacts facts =
        new RewardFacts(
            RewardType.CORRECTION_REWARD,
            new Holder("anna"),
            new TreeSet<>(),
            grade,
            Points.ZERO,
            false,
            true,
            at);
    decisions.add(
        List.of(
            new RecordedDecision(
                new UUID(0, number),
                new PolicyVersion(1),
                facts,
                DailyUsage.NONE,
                worth(1, 10).decide(facts, DailyUsage.NONE),
                NOW)));
  }

  /** Minor corrections are worth that much, major ones always the same. */
  private static RewardPolicy worth(int version, long points) {
    return RewardPolicy.of(
        new PolicyVersion(version),
        NOW,
        Map.of(
            RewardType.CORRECTION_REWARD,
            new RewardRule(
                new Points(points),
                new TreeMap<>(Map.of("major", new Points(50))),
                0,
                1,
                DailyCap.NONE)));
  }
}
