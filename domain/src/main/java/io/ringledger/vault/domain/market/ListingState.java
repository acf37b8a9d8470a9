package io.ringledger.vault.domain.market;

import java.util.Locale;

/** Where a listing stands. */
public enum ListingState {
  /** Anybody may take it. */
  ACTIVE,
  /** A BUY_NOW has taken it and is not settled yet. */
  TAKEN,
  /** The BUY_NOW that took it is settled. */
  SOLD,
  /** Its seller took it back. */
  CANCELLED,
  /** Its time is over. */
  EXPIRED;

  /** Returns the stable text in {@code snake_case}. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns whether nothing follows. */
  public boolean isTerminal() {
    return this != ACTIVE && this != TAKEN;
  }
}
