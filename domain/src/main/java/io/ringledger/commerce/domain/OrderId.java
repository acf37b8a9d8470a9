package io.ringledger.commerce.domain;

import java.util.UUID;

/** Identifies an order; while it is a draft, a cart. */
public record OrderId(UUID value) {

  /** Reads the canonical text form; throws {@link IllegalArgumentException} on anything else. */
  public static OrderId of(String text) {
    return new OrderId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
