package io.ringledger.vault.domain.settlement;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where the settlement of a batch stands. */
public enum BatchState {
  /** Netted; nothing of it is on the ledger. */
  CUT,
  /** Its hash is in a validated ledger; debits are being claimed. */
  ANCHORED,
  /** All debits are claimed and the items are with their new owners: creditors are being paid. */
  COLLECTED,
  /** Whoever can be paid is paid. */
  SETTLED,
  /** A debit could not be claimed: what was claimed is being given back. */
  REVERSING,
  /** It is as if it had never been cut, but for the number it keeps. */
  REVERSED;

  /** Returns the text used on the wire and in storage. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the state of that text, empty where there is none. */
  public static Optional<BatchState> ofWire(String text) {
    return Arrays.stream(values()).filter(state -> state.wire().equals(text)).findFirst();
  }

  /** Returns whether cash can still go either way, which one batch at a time may do. */
  public boolean isUndecided() {
    return this == CUT || this == ANCHORED || this == REVERSING;
  }
}
