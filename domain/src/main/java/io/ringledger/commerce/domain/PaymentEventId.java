package io.ringledger.commerce.domain;

import java.util.UUID;

/** Identifies something a gateway said, which was verified. */
public record PaymentEventId(UUID value) {

  /** Reads the canonical text form; throws {@link IllegalArgumentException} on anything else. */
  public static PaymentEventId of(String text) {
    return new PaymentEventId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
