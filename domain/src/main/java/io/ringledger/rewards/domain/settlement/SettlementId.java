package io.ringledger.rewards.domain.settlement;

import java.util.UUID;

/** Identifies a reward settlement. */
public record SettlementId(UUID value) {

  /** Reads the canonical text form; throws {@link IllegalArgumentException} on anything else. */
  public static SettlementId of(String text) {
    return new SettlementId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
