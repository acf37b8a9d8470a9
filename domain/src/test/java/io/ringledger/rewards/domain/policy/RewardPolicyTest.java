package io.ringledger.rewards.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringledger.rewards.domain.Points;
import io.ringledger.rewards.domain.ledger.Holder;
import io.ringledger.rewards.domain.policy.Decision.Grant;
import io.ringledger.rewards.domain.policy.Decision.NoOp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RewardPolicyTest {

  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
  private static final Holder ANNA = new Holder("anna");

  @Test
  void theGradeDecidesAboutThePointsAndTheBaseWhereItIsNotListed() {
    RewardPolicy policy = policy(rule(5, Map.of("major", 20L), 0));

    assertThat(policy.decide(facts("major", 0), DailyUsage.NONE)).isEqualTo(grant(20));
    assertThat(policy.decide(facts("minor", 0), DailyUsage.NONE)).isEqualTo(grant(5));
  }

  @ParameterizedTest
  @CsvSource({
    "9999, 1, 0",
    "10000, 1, 1",
    "19999, 1, 1",
    "20000, 1, 2",
    "1005, 9000, 904",
    "7, 100000, 70",
    "1, 0, 0"
  })
  void aShareOfWhatIsAtStakeIsRoundedDown(long basis, int basisPoints, long points) {
    Decision decision =
        policy(rule(0, Map.of(), basisPoints)).decide(facts("", basis), DailyUsage.NONE);

    assertThat(decision).isEqualTo(points == 0 ? new NoOp(NoOpReason.ZERO_POINTS) : grant(points));
  }

  @ParameterizedTest
  @CsvSource({"80, true", "81, false", "100, false"})
  void aDayComesToTheCapOfPointsAndNotBeyond(long before, boolean granted) {
    RewardPolicy policy = policy(capped(20, Optional.of(100L), Optional.empty()));

    assertThat(policy.decide(facts("", 0), new DailyUsage(new Points(before), 1)))
        .isEqualTo(granted ? grant(20) : new NoOp(NoOpReason.DAILY_CAP_REACHED));
  }

  @ParameterizedTest
  @CsvSource({"0, 1, true", "1, 1, false", "1, 2, true", "0, 0, false"})
  void aDayComesToTheCapOfRewardsAndNotBeyond(int before, int cap, boolean granted) {
    RewardPolicy policy = policy(capped(20, Optional.empty(), Optional.of(cap)));

    assertThat(policy.decide(facts("", 0), new DailyUsage(Points.ZERO, before)))
        .isEqualTo(granted ? grant(20) : new NoOp(NoOpReason.DAILY_CAP_REACHED));
  }

  @Test
  void whatCannotBeCountedIsOutOfRangeAlsoWithoutACap() {
    RewardPolicy policy = policy(rule(0, Map.of(), 10_000));
    DailyUsage almostAll = new DailyUsage(new Points(Points.MAX_VALUE - 1), 1);

    assertThat(policy.decide(facts("", 1), almostAll)).isEqualTo(grant(1));
    assertThat(policy.decide(facts("", 2), almostAll)).isEqualTo(new NoOp(NoOpReason.OUT_OF_RANGE));
    assertThat(
            policy(rule(0, Map.of(), 10_001)).decide(facts("", Points.MAX_VALUE), DailyUsage.NONE))
        .isEqualTo(new NoOp(NoOpReason.OUT_OF_RANGE));
  }

  @Test
  void theFirstReasonIsNamed() {
    RewardPolicy policy = policy(rule(0, Map.of(), 0));

    assertThat(reason(policy, true, true, false)).isEqualTo(NoOpReason.INVALID_STATE);
    assertThat(reason(policy, true, true, true)).isEqualTo(NoOpReason.SPAM);
    assertThat(reason(policy, false, true, true)).isEqualTo(NoOpReason.SELF_AWARD);
    assertThat(reason(policy, false, false, true)).isEqualTo(NoOpReason.ZERO_POINTS);
    assertThat(reason(RewardPolicy.of(new PolicyVersion(1), NOW, Map.of()), false, false, true))
        .isEqualTo(NoOpReason.NO_RULE);
  }

  @Test
  void theOneThatBecameValidLastIsInForceAndOfTwoTheHigherVersion() {
    RewardPolicy first = RewardPolicy.of(new PolicyVersion(3), NOW, Map.of());
    RewardPolicy later = RewardPolicy.of(new PolicyVersion(1), NOW.plusSeconds(1), Map.of());
    RewardPolicy alike = RewardPolicy.of(new PolicyVersion(2), NOW.plusSeconds(1), Map.of());
    List<RewardPolicy> all = List.of(later, first, alike);

    assertThat(RewardPolicy.inForce(all, NOW.minusNanos(1))).isEmpty();
    assertThat(RewardPolicy.inForce(all, NOW)).contains(first);
    assertThat(RewardPolicy.inForce(all, NOW.plusSeconds(1))).contains(alike);
  }

  @Test
  void whoeverRepeatsItGetsTheSameDecision() {
    RewardPolicy policy = policy(capped(20, Optional.of(100L), Optional.of(4)));
    DailyUsage usage = new DailyUsage(new Points(40), 2);

    assertThat(
            IntStream.range(0, 100)
                .mapToObj(_ -> policy.decide(facts("minor", 7), usage))
                .collect(Collectors.toSet()))
        .hasSize(1);
  }

  @Test
  void usageIsTakenAndGivenBack() {
    DailyUsage taken = DailyUsage.NONE.with(new Points(5)).with(new Points(7));

    assertThat(taken).isEqualTo(new DailyUsage(new Points(12), 2));
    assertThat(taken.without(new Points(5))).isEqualTo(new DailyUsage(new Points(7), 1));
    assertThatThrownBy(() -> DailyUsage.NONE.without(new Points(1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void rulesOutOfBoundsDoNotExist() {
    assertThat(rule(0, Map.of(), RewardRule.MAX_BASIS_POINTS).basisPoints()).isEqualTo(100_000);
    assertThatThrownBy(() -> rule(0, Map.of(), RewardRule.MAX_BASIS_POINTS + 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> rule(0, Map.of(), -1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new PolicyVersion(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new PolicyVersion(1_000_001))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static NoOpReason reason(
      RewardPolicy policy, boolean spam, boolean self, boolean stateValid) {
    RewardFacts facts =
        new RewardFacts(
            RewardType.CORRECTION_REWARD,
            ANNA,
            new TreeSet<>(self ? Set.of("anna") : Set.of("ben")),
            "",
            Points.ZERO,
            spam,
            stateValid,
            NOW);
    return ((NoOp) policy.decide(facts, DailyUsage.NONE)).reason();
  }

  private static RewardFacts facts(String grade, long basis) {
    return new RewardFacts(
        RewardType.CORRECTION_REWARD,
        ANNA,
        new TreeSet<>(),
        grade,
        new Points(basis),
        false,
        true,
        NOW);
  }

  private static Decision grant(long points) {
    return new Grant(RewardType.CORRECTION_REWARD, ANNA, new Points(points), 3);
  }

  private static RewardPolicy policy(RewardRule rule) {
    return RewardPolicy.of(new PolicyVersion(1), NOW, Map.of(RewardType.CORRECTION_REWARD, rule));
  }

  private static RewardRule rule(long base, Map<String, Long> grades, int basisPoints) {
    TreeMap<String, Points> byGrade = new TreeMap<>();
    grades.forEach((grade, points) -> byGrade.put(grade, new Points(points)));
    return new RewardRule(new Points(base), byGrade, basisPoints, 3, DailyCap.NONE);
  }

  private static RewardRule capped(long base, Optional<Long> points, Optional<Integer> rewards) {
    return new RewardRule(
        new Points(base), new TreeMap<>(), 0, 3, new DailyCap(points.map(Points::new), rewards));
  }
}
