package io.ringledger.rewards.domain.policy;

import io.ringledger.rewards.domain.Points;
import io.ringledger.rewards.domain.ledger.Holder;

/** What a policy makes of an event. */
public sealed interface Decision {

  /**
   * The recipient gets points.
   *
   * @param amount more than zero
   */
  record Grant(RewardType type, Holder recipient, Points amount, long reputationImpact)
      implements Decision {

    public Grant {
      if (amount.isZero()) {
        throw new IllegalArgumentException("a grant moves points");
      }
    }
  }

  /** Nobody gets anything, and that is as it should be. */
  record NoOp(NoOpReason reason) implements Decision {}
}
