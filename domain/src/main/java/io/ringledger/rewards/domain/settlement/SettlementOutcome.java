package io.ringledger.rewards.domain.settlement;

import java.util.Locale;

/** How a reward settlement succeeded. */
public enum SettlementOutcome {
  /** Its points were posted, and it was brought to its end without interruption. */
  SETTLED,
  /** Its points had been posted by an earlier attempt. */
  ALREADY_APPLIED,
  /** The policy grants nothing. */
  NO_OP,
  /** Events of its type are no reward. */
  SKIPPED;

  /** The text used on the wire and in storage. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
