package io.ringledger.rewards.domain.ledger;

import java.util.UUID;

/** Identifies an entry of the points ledger. */
public record EntryId(UUID value) {

  /** Reads the canonical text form; throws {@link IllegalArgumentException} on anything else. */
  public static EntryId of(String text) {
    return new EntryId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
