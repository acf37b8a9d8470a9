package io.ringledger.reputation.domain;

import java.util.UUID;

/**
 * Identifies the account whose standing it is. Ordered as its text is, which is how databases do.
 */
public record AccountId(UUID value) implements Comparable<AccountId> {

  /** Reads the canonical text form; throws {@link IllegalArgumentException} on anything else. */
  public static AccountId of(String text) {
    return new AccountId(UUID.fromString(text));
  }

  @Override
  public int compareTo(AccountId other) {
    int upper =
        Long.compareUnsigned(value.getMostSignificantBits(), other.value.getMostSignificantBits());
    return upper == 0
        ? Long.compareUnsigned(
            value.getLeastSignificantBits(), other.value.getLeastSignificantBits())
        : upper;
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
