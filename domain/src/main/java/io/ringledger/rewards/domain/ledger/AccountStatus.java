package io.ringledger.rewards.domain.ledger;

import java.util.Locale;

/** Whether points may move. */
public enum AccountStatus {
  OPEN,
  /** Nothing moves until it is opened again. */
  FROZEN,
  /** For good; it was empty. */
  CLOSED;

  /** The text used on the wire and in storage. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
