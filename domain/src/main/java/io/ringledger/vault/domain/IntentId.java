package io.ringledger.vault.domain;

import java.util.UUID;

/** Identifies a trade intent. */
public record IntentId(UUID value) {

  /** Reads the canonical text form; throws {@link IllegalArgumentException} on anything else. */
  public static IntentId of(String text) {
    return new IntentId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
