package io.ringledger.vault.domain;

import java.util.UUID;

/** Identifies a session: one session key under one grant of its owner. */
public record SessionId(UUID value) {

  /** Reads the canonical text form; throws {@link IllegalArgumentException} on anything else. */
  public static SessionId of(String text) {
    return new SessionId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
