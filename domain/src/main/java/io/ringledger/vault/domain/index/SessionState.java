package io.ringledger.vault.domain.index;

import java.util.Locale;

/** How a session stands, as far as its channel goes. */
public enum SessionState {
  PENDING_FUNDING,
  ACTIVE,
  CLOSING,
  REVOKED,
  EXPIRED,
  CLOSED;

  /** Returns the text used in storage. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the state of that text; throws where there is none. */
  public static SessionState ofWire(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }
}
