package io.ringledger.rewards.application.outbound;

import io.ringledger.rewards.domain.settlement.RewardSettlement;

/** Where operators read what went wrong on the way; the settlement itself is tried again. */
public interface StepFailures {

  /** A step failed, and what it would have changed was rolled back. */
  void happened(RewardSettlement settlement, RuntimeException cause);
}
