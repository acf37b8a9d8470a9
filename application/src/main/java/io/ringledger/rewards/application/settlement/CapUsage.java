package io.ringledger.rewards.application.settlement;

import io.ringledger.rewards.application.outbound.RewardDecisions;
import io.ringledger.rewards.application.outbound.RewardDecisions.Day;
import io.ringledger.rewards.domain.policy.DailyUsage;
import io.ringledger.rewards.domain.policy.Decision.Grant;
import io.ringledger.rewards.domain.policy.RecordedDecision;
import io.ringledger.rewards.domain.policy.RewardFacts;
import io.ringledger.rewards.domain.settlement.RewardSettlement;
import io.ringledger.rewards.domain.settlement.SettlementId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** How much of their days' caps recipients have used up. */
final class CapUsage {

  private final RewardDecisions decisions;

  CapUsage(RewardDecisions decisions) {
    this.decisions = decisions;
  }

  /** The usage of all days these facts fall on, locked until the unit of work ends. */
  Taken lock(Collection<RewardFacts> facts) {
    return new Taken(
        decisions.lockUsage(facts.stream().map(CapUsage::day).collect(Collectors.toSet())));
  }

  /** What these settlements were granted comes to nothing; their recipients may have it again. */
  void release(Collection<RewardSettlement> settlements) {
    Set<SettlementId> ids =
        settlements.stream().map(RewardSettlement::id).collect(Collectors.toSet());
    List<RecordedDecision> grants =
        decisions.of(ids).values().stream()
            .filter(decision -> decision.decision() instanceof Grant)
            .toList();
    if (grants.isEmpty()) {
      return;
    }
    Taken taken = lock(grants.stream().map(RecordedDecision::facts).toList());
    for (RecordedDecision grant : grants) {
      taken.giveBack(grant.facts(), (Grant) grant.decision());
    }
    taken.save();
  }

  private static Day day(RewardFacts facts) {
    return new Day(
        facts.recipient(), facts.type(), facts.occurredAt().atOffset(ZoneOffset.UTC).toLocalDate());
  }

  /** Locked usage that changes as decisions are made. */
  final class Taken {

    private final Map<Day, DailyUsage> usage;
    private final Map<Day, DailyUsage> changed = new HashMap<>();

    private Taken(Map<Day, DailyUsage> usage) {
      this.usage = new HashMap<>(usage);
    }

    DailyUsage before(RewardFacts facts) {
      return Objects.requireNonNull(usage.get(day(facts)));
    }

    void take(RewardFacts facts, Grant grant) {
      put(day(facts), before(facts).with(grant.amount()));
    }

    private void giveBack(RewardFacts facts, Grant grant) {
      put(day(facts), before(facts).without(grant.amount()));
    }

    void save() {
      if (!changed.isEmpty()) {
        decisions.saveUsage(changed);
      }
    }

    private void put(Day day, DailyUsage next) {
      usage.put(day, next);
      changed.put(day, next);
    }
  }
}
