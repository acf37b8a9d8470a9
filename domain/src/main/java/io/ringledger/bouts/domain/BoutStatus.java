package io.ringledger.bouts.domain;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where a bout stands; it only ever moves to the next of these. */
public enum BoutStatus {
  /** Planned; not all four escrows are on the ledger yet. */
  DRAFT,
  /** All four purses are locked. */
  ESCROWS_CREATED,
  /** The winner is known and can no longer change. */
  RESULT_ENTERED,
  /** At least one purse has left its escrow. */
  PAYOUTS_IN_PROGRESS,
  /** Both show purses and the winner's bonus are paid. */
  CLOSED;

  /** The text used on the wire and in storage. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The status of that wire text, or empty where there is none. */
  public static Optional<BoutStatus> ofWire(String text) {
    return Arrays.stream(values()).filter(status -> status.wire().equals(text)).findFirst();
  }
}
