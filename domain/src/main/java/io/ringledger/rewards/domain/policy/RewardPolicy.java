package io.ringledger.rewards.domain.policy;

import io.ringledger.rewards.domain.Points;
import io.ringledger.rewards.domain.policy.Decision.Grant;
import io.ringledger.rewards.domain.policy.Decision.NoOp;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The rules in force from an instant on, until a later policy's. Deciding is a function of the
 * arguments alone: whoever repeats it gets the same decision.
 *
 * @param validFrom of events that happened then or later
 */
public record RewardPolicy(
    PolicyVersion version, Instant validFrom, SortedMap<RewardType, RewardRule> rules) {

  public RewardPolicy {
    rules = Collections.unmodifiableSortedMap(new TreeMap<>(rules));
  }

  /** As a document says it. */
  public static RewardPolicy of(
      PolicyVersion version, Instant validFrom, Map<RewardType, RewardRule> rules) {
    return new RewardPolicy(version, validFrom, new TreeMap<>(rules));
  }

  /**
   * The policy in force at an instant: the one that became valid last; of two that became valid
   * together, the higher version.
   */
  public static Optional<RewardPolicy> inForce(Collection<RewardPolicy> policies, Instant at) {
    return policies.stream()
        .filter(policy -> !policy.validFrom().isAfter(at))
        .max(Comparator.comparing(RewardPolicy::validFrom).thenComparing(RewardPolicy::version));
  }

  /**
   * Decides about an event.
   *
   * @param usage what the recipient has been granted before, by that type and on that day
   */
  public Decision decide(RewardFacts facts, DailyUsage usage) {
    if (!facts.stateValid()) {
      return new NoOp(NoOpReason.INVALID_STATE);
    }
    if (facts.spam()) {
      return new NoOp(NoOpReason.SPAM);
    }
    if (facts.selfAwarded()) {
      return new NoOp(NoOpReason.SELF_AWARD);
    }
    RewardRule rule = rules.get(facts.type());
    return rule == null ? new NoOp(NoOpReason.NO_RULE) : apply(rule, facts, usage);
  }

  private static Decision apply(RewardRule rule, RewardFacts facts, DailyUsage usage) {
    Points amount;
    boolean allowed;
    try {
      amount = rule.amount(facts.grade(), facts.basis());
      allowed = rule.dailyCap().allows(usage.with(amount));
    } catch (ArithmeticException | IllegalArgumentException _) {
      return new NoOp(NoOpReason.OUT_OF_RANGE);
    }
    if (amount.isZero()) {
      return new NoOp(NoOpReason.ZERO_POINTS);
    }
    return allowed
        ? new Grant(facts.type(), facts.recipient(), amount, rule.reputationImpact())
        : new NoOp(NoOpReason.DAILY_CAP_REACHED);
  }
}
