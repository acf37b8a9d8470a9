package io.ringledger.rewards.domain.policy;

import java.time.Instant;
import java.util.UUID;

/**
 * A decision with all that it was made from.
 *
 * @param settlement the reward settlement it was made for
 * @param usage what the recipient had been granted before
 */
public record RecordedDecision(
    UUID settlement,
    PolicyVersion version,
    RewardFacts facts,
    DailyUsage usage,
    Decision decision,
    Instant decidedAt) {

  /** What another policy makes of the same inputs. */
  public Decision under(RewardPolicy policy) {
    return policy.decide(facts, usage);
  }
}
