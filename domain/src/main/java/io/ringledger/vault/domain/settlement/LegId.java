package io.ringledger.vault.domain.settlement;

import java.util.UUID;

/** Identifies a leg of settlement. */
public record LegId(UUID value) implements Comparable<LegId> {

  /** Reads the canonical text form; throws {@link IllegalArgumentException} on anything else. */
  public static LegId of(String text) {
    return new LegId(UUID.fromString(text));
  }

  @Override
  public int compareTo(LegId other) {
    return toString().compareTo(other.toString());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
