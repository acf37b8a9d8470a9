package io.ringledger.rewards.domain.ledger;

import java.util.UUID;

/** Identifies an account of the points ledger. */
public record AccountId(UUID value) implements Comparable<AccountId> {

  /** Reads the canonical text form; throws {@link IllegalArgumentException} on anything else. */
  public static AccountId of(String text) {
    return new AccountId(UUID.fromString(text));
  }

  @Override
  public int compareTo(AccountId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
