package io.ringledger.vault.domain.session;

import java.util.Arrays;
import java.util.Locale;

/** Where a session stands. */
public enum SessionState {
  /** Granted; its payment channel is not proved yet. */
  PENDING_FUNDING,
  /** Funded; its key may act. */
  ACTIVE,
  /** The source of its channel asked to close it; nothing new is taken. */
  CLOSING,
  /** Its owner took it back; nothing new is taken. */
  REVOKED,
  /** Its end has come. */
  EXPIRED,
  /** Its channel is gone from the ledger. */
  CLOSED;

  /** Returns the stable text in {@code snake_case}. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the state of that text; throws {@link IllegalArgumentException} where it is none. */
  public static SessionState of(String wire) {
    return Arrays.stream(values())
        .filter(state -> state.wire().equals(wire))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no state of a session: " + wire));
  }

  /** Returns whether its owner can still take it back. */
  boolean isLive() {
    return this == PENDING_FUNDING || this == ACTIVE || this == CLOSING;
  }
}
