package io.ringledger.bouts.domain;

import java.util.Locale;

/** The name of an {@link EscrowState}. */
public enum EscrowStatus {
  PLANNED,
  CREATED,
  FINISHED,
  CANCELLED,
  FAILED;

  /** The text used on the wire and in storage. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
