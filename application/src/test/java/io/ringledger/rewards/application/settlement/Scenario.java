package io.ringledger.rewards.application.settlement;

import static io.ringledger.rewards.application.settlement.SettlementWorld.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringledger.rewards.domain.Points;
import io.ringledger.rewards.domain.ledger.LedgerAccount;
import io.ringledger.rewards.domain.policy.DailyCap;
import io.ringledger.rewards.domain.policy.PolicyVersion;
import io.ringledger.rewards.domain.policy.RewardPolicy;
import io.ringledger.rewards.domain.policy.RewardRule;
import io.ringledger.rewards.domain.policy.RewardType;
import io.ringledger.shared.application.events.NewEvent;
import io.ringledger.shared.domain.Outcome.Success;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Events, and what is compared after they were settled, with faults and without. */
public record Scenario(List<String> events, int batchSize) {

  public static final RewardPolicy POLICY =
      RewardPolicy.of(
          new PolicyVersion(1),
          NOW.minus(Duration.ofDays(30)),
          Map.of(
              RewardType.SUBSCRIPTION_GRANT,
              rule(0, Map.of("gold", 100L, "none", 0L), 0, Optional.empty(), Optional.of(2)),
              RewardType.CORRECTION_REWARD,
              rule(10, Map.of("major", 25L), 0, Optional.of(60L), Optional.empty()),
              RewardType.BOUNTY_REWARD,
              rule(0, Map.of(), 9_000, Optional.empty(), Optional.empty())));

  private static RewardRule rule(
      long base,
      Map<String, Long> grades,
      int basisPoints,
      Optional<Long> capPoints,
      Optional<Integer> capRewards) {
    TreeMap<String, Points> byGrade = new TreeMap<>();
    grades.forEach((grade, points) -> byGrade.put(grade, new Points(points)));
    return new RewardRule(
        new Points(base),
        byGrade,
        basisPoints,
        3,
        new DailyCap(capPoints.map(Points::new), capRewards));
  }

  /** Anna, Ben and Cleo have an account; Dora has none, and Emil's is frozen. */
  SettlementWorld world() {
    SettlementWorld world = new SettlementWorld();
    world.policies.put(POLICY, NOW);
    List.of("anna", "ben", "cleo").forEach(world::open);
    world.book.save(
        switch (world.open("emil").freeze()) {
          case Success<LedgerAccount>(var frozen) -> frozen;
          default -> throw new AssertionError();
        });
    return world;
  }

  /** The world after one run in which nothing goes wrong; its points are counted. */
  public SettlementWorld clean() {
    SettlementWorld world = world();
    world.send(events);
    world.faults.begin();
    world.work(world.lanes(batchSize));
    return world;
  }

  /** The same has come of it, and everybody was told once. */
  static void assertSame(SettlementWorld clean, SettlementWorld world) {
    assertThat(world.entries()).isEqualTo(clean.entries());
    assertThat(comparable(world.ends())).isEqualTo(comparable(clean.ends()));
    assertThat(comparable(world.decided())).isEqualTo(comparable(clean.decided()));
    assertThat(world.decisions.usage()).isEqualTo(clean.decisions.usage());
    assertToldOnce(world);
  }

  /**
   * Exactly one end for each event that was accepted, one event that tells of it, sums that fit.
   */
  static void assertToldOnce(SettlementWorld world) {
    Map<String, Long> told =
        world.outbox.published().stream()
            .filter(event -> event.type().startsWith("workflow."))
            .collect(Collectors.groupingBy(NewEvent::subject, Collectors.counting()));
    world.settlements.all().stream()
        .forEach(
            one ->
                assertThat(told.getOrDefault(one.id().toString(), 0L))
                    .as("%s", one)
                    .isEqualTo(one.state().isTerminal() ? 1L : 0L));
    assertThat(world.outbox.published("rewards_ledger.PointsEarned"))
        .hasSize(world.book.all().size());
    world.settlements.all().stream()
        .flatMap(one -> one.entry().stream())
        .forEach(entry -> assertThat(world.book.entry(entry)).isPresent());
  }

  /**
   * Whoever has no account to post to gives back what was granted as soon as that turns out, so how
   * much of the cap a later event finds used up depends on when it comes. Points never move.
   */
  private static Map<String, String> comparable(Map<String, String> byEvent) {
    return byEvent.entrySet().stream()
        .filter(entry -> !entry.getKey().startsWith("dora") && !entry.getKey().startsWith("emil"))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
