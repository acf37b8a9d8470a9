package io.ringledger.shared.domain;

import java.util.UUID;

/** Identifies a person across all contexts. */
public record UserId(UUID value) {

  /** Reads the canonical text form; throws {@link IllegalArgumentException} on anything else. */
  public static UserId of(String text) {
    return new UserId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
