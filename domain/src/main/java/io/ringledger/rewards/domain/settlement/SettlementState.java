package io.ringledger.rewards.domain.settlement;

import java.util.Locale;

/** Where a reward settlement stands; each is kept before the next step begins. */
public enum SettlementState {
  INITIATED,
  LOADING_SOURCE,
  CLASSIFYING_EVENT,
  COMPUTING_POLICY,
  RESOLVING_ACCOUNT,
  POSTING_LEDGER,
  EMIT_SUMMARY,
  SUCCEEDED,
  FAILED,
  CANCELLED;

  /** Whether nothing comes after it. */
  public boolean isTerminal() {
    return this == SUCCEEDED || this == FAILED || this == CANCELLED;
  }

  /** Whether nothing can have been posted yet. */
  public boolean isBeforePosting() {
    return compareTo(POSTING_LEDGER) < 0;
  }

  /** Whether the policy has yet to decide. */
  public boolean isUndecided() {
    return compareTo(RESOLVING_ACCOUNT) < 0;
  }

  /** The text used on the wire and in storage. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
