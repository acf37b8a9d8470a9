package io.ringledger.vault.domain.settlement;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where a leg stands. */
public enum LegState {
  /** Nothing that could still be applied is under way. */
  PLANNED,
  /** A transaction is signed and written down; whether it was sent is not known. */
  SIGNED,
  /** It was sent; it may be applied, or never. */
  SUBMITTED,
  /** A validated ledger has it, and it did what it is for. */
  VALIDATED,
  /** It will not be done, and nobody is owed anything for it. */
  FAILED,
  /** It cannot be done as it is, and is still owed; an operator decides. */
  HELD;

  /** Returns the text used on the wire and in storage. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the state of that text, empty where there is none. */
  public static Optional<LegState> ofWire(String text) {
    return Arrays.stream(values()).filter(state -> state.wire().equals(text)).findFirst();
  }

  /** Returns whether a transaction is about that may still be applied. */
  public boolean isInFlight() {
    return this == SIGNED || this == SUBMITTED;
  }

  /** Returns whether nothing more happens by itself. */
  public boolean isAtRest() {
    return this == VALIDATED || this == FAILED || this == HELD;
  }
}
