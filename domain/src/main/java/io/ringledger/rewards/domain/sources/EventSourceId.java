package io.ringledger.rewards.domain.sources;

import java.util.UUID;

/** Identifies a registered event source. */
public record EventSourceId(UUID value) {

  /** Reads the canonical text form; throws {@link IllegalArgumentException} on anything else. */
  public static EventSourceId of(String text) {
    return new EventSourceId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
