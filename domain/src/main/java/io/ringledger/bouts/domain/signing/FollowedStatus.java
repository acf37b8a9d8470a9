package io.ringledger.bouts.domain.signing;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What became of a transaction whose name we know. */
public enum FollowedStatus {
  /** Not decided yet. */
  PENDING,
  /** Validated and good; the bout waits for a confirm, or for its result. */
  VALIDATED,
  /** It moved its escrow. */
  APPLIED,
  /** Validated, and all it did was burn its fee. */
  FAILED,
  /** Proved never to come. */
  NEVER_COMES,
  /** It is not what was prepared, or its escrow has moved by another transaction. */
  REFUSED,
  /** Named by somebody, and no ledger ever knew it. */
  UNHEARD_OF;

  /** The text used on the wire and in storage. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether nothing can follow. */
  public boolean isFinal() {
    return this != PENDING && this != VALIDATED;
  }

  /** The status of that wire text, or empty where there is none. */
  public static Optional<FollowedStatus> ofWire(String text) {
    return Arrays.stream(values()).filter(status -> status.wire().equals(text)).findFirst();
  }
}
