package io.ringledger.commerce.domain.order;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What is known of an attempt to pay. */
public enum AttemptState {
  /** Written down before the gateway was asked, so that no crash can lose it. */
  CREATED,
  /** The gateway has it, and it can still become paid. */
  PENDING,
  /** Paid, as a verified event says. */
  AUTHORIZED,
  /** Not paid. */
  FAILED,
  /** The gateway gave no answer that can be relied upon; it may be paid. */
  UNKNOWN,
  /** Withdrawn at the gateway before it was paid. */
  CANCELLED,
  /** Paid, and all of it given back. */
  REFUNDED;

  /** Whether it may still become paid, as far as anybody knows. */
  public boolean isLive() {
    return this == CREATED || this == PENDING || this == UNKNOWN;
  }

  /** The text used on the wire and in storage. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The state of that wire text, or empty where there is none. */
  public static Optional<AttemptState> ofWire(String text) {
    return Arrays.stream(values()).filter(state -> state.wire().equals(text)).findFirst();
  }
}
