package io.ringledger.vault.domain;

import java.util.Locale;

/** Why an intent ended without being applied, or is carried to a later batch. */
public enum IntentReason {
  /** It gives an item to whom it takes it from. */
  SELF_TRADE,
  /** Its amount is zero or less, or more than there is. */
  AMOUNT_OUT_OF_RANGE,
  /** Nobody registered the item. */
  UNKNOWN_ITEM,
  /** The giver held the item and gave it to another first. */
  ITEM_ALREADY_SOLD,
  /** The buyer could not pay it out of cleared funds and earlier sales. */
  INSUFFICIENT_FUNDS,
  /** The session that signed it was revoked. */
  SESSION_REVOKED,
  /** The session that signed it came to its end. */
  SESSION_EXPIRED,
  /** The batch would be larger than can be counted. */
  BATCH_FULL,
  /** The giver does not hold the item yet; it is carried. */
  NOT_YET_OWNER,
  /** The item is in a batch that is not settled; it is carried. */
  ITEM_IN_SETTLEMENT,
  /** It was accepted more than an hour ago. */
  TOO_OLD,
  /** Its owner took it back. */
  CANCELLED_BY_OWNER,
  /** The batch it was applied in could not be settled. */
  BATCH_REVERSED;

  /** Returns the stable text in {@code snake_case}. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
