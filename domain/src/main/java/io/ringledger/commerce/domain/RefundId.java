package io.ringledger.commerce.domain;

import java.util.UUID;

/** Identifies one refund; the gateway's idempotency key is made of it. */
public record RefundId(UUID value) {

  /** Reads the canonical text form; throws {@link IllegalArgumentException} on anything else. */
  public static RefundId of(String text) {
    return new RefundId(UUID.fromString(text));
  }

  /**
   * The one of a request that may come again: the same for the same parts. Whoever repeats the
   * request finds what was begun, also where nobody had time to answer.
   */
  public static RefundId ofRequest(String... parts) {
    return new RefundId(DerivedId.of(parts));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
