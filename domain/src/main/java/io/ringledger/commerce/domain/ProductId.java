package io.ringledger.commerce.domain;

import java.util.UUID;

/** Identifies something that a site sells. */
public record ProductId(UUID value) {

  /** Reads the canonical text form; throws {@link IllegalArgumentException} on anything else. */
  public static ProductId of(String text) {
    return new ProductId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
