package io.ringledger.rewards.domain.settlement;

import io.ringledger.rewards.domain.policy.RewardFacts;

/** What a stored source event turns out to be. */
public sealed interface SourceReading {

  /** An event that may earn a reward. */
  record Reward(RewardFacts facts) implements SourceReading {}

  /** A well-formed event of a type that is no reward. */
  record Unsupported() implements SourceReading {}

  /**
   * An event that can never be settled.
   *
   * @param detail which part of it is wrong, for people; no values of the event
   */
  record Unusable(SettlementFailure failure, String detail) implements SourceReading {}
}
