package io.ringledger.vault.domain.settlement;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a leg does on the ledger. */
public enum LegKind {
  /** Makes tickets for other legs; belongs to no batch. */
  TICKETS,
  /** Writes number and hash of the batch into a ledger. */
  ANCHOR,
  /** Takes a debit out of the payment channel of a session. */
  CLAIM,
  /** Pays a creditor. */
  PAYMENT,
  /** Gives back what was claimed for a batch that is reversed. */
  REFUND;

  /** Returns the text used on the wire and in storage. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the kind of that text, empty where there is none. */
  public static Optional<LegKind> ofWire(String text) {
    return Arrays.stream(values()).filter(kind -> kind.wire().equals(text)).findFirst();
  }

  /** Returns whether it pays somebody, who may make that impossible for good. */
  public boolean pays() {
    return this == PAYMENT || this == REFUND;
  }
}
