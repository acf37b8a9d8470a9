package io.ringledger.vault.domain.content;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a published document is about. All of them are JSON. */
public enum DocumentKind {
  /** Some of the intents that a batch looked at, with all that was signed. */
  INTENTS,
  /** What a batch was made from, and what came out. */
  BATCH,
  /** What became of a batch on the ledger. */
  OUTCOME;

  /** Returns the text used on the wire and in storage. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the kind of that wire text, or empty where there is none. */
  public static Optional<DocumentKind> ofWire(String text) {
    return Arrays.stream(values()).filter(kind -> kind.wire().equals(text)).findFirst();
  }
}
