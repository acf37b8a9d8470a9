package io.ringledger.rewards.domain.ledger;

/**
 * Names one intent to move points; the ledger has at most one entry for it.
 *
 * @param value {@code earn:<entry type>:<source event id>:<account id>}, the same with {@code
 *     deduct}, or {@code reverse:<entry id>}
 */
public record EntryKey(String value) {

  /** A source event's id is no longer than 256 characters. */
  public static final int MAX_LENGTH = 384;

  public EntryKey {
    if (value.isEmpty() || value.length() > MAX_LENGTH) {
      throw new IllegalArgumentException("an entry's key has 1 to " + MAX_LENGTH + " characters");
    }
  }

  /** The key under which an account is credited or debited because of a source event. */
  public static EntryKey of(EntryType type, String sourceEventId, AccountId account) {
    return new EntryKey(
        type.direction().wire() + ":" + type.wire() + ":" + sourceEventId + ":" + account);
  }

  /** The key under which an entry is reversed. */
  public static EntryKey reversalOf(EntryId entry) {
    return new EntryKey(EntryType.Direction.REVERSE.wire() + ":" + entry);
  }

  @Override
  public String toString() {
    return value;
  }
}
