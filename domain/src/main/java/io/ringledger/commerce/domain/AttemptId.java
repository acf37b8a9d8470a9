package io.ringledger.commerce.domain;

import java.util.UUID;

/** Identifies one attempt to pay an order; the gateway's idempotency key is made of it. */
public record AttemptId(UUID value) {

  /** Reads the canonical text form; throws {@link IllegalArgumentException} on anything else. */
  public static AttemptId of(String text) {
    return new AttemptId(UUID.fromString(text));
  }

  /**
   * The one of a request that may come again: the same for the same parts. Whoever repeats the
   * request finds what was begun, also where nobody had time to answer.
   */
  public static AttemptId ofRequest(String... parts) {
    return new AttemptId(DerivedId.of(parts));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
