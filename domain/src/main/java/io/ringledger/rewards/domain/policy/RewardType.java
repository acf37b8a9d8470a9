package io.ringledger.rewards.domain.policy;

import io.ringledger.rewards.domain.ledger.EntryType;
import java.util.Arrays;
import java.util.Optional;

/** What kinds of reward a policy has a rule for. */
public enum RewardType {
  SUBSCRIPTION_GRANT(EntryType.SUBSCRIPTION_GRANT),
  CORRECTION_REWARD(EntryType.CORRECTION_REWARD),
  BOUNTY_REWARD(EntryType.BOUNTY_REWARD),
  REFUND(EntryType.REFUND),
  PURCHASE_REWARD(EntryType.PURCHASE_REWARD);

  private final EntryType entryType;

  RewardType(EntryType entryType) {
    this.entryType = entryType;
  }

  /** As what it is posted. */
  public EntryType entryType() {
    return entryType;
  }

  /** The text used on the wire and in storage. */
  public String wire() {
    return entryType.wire();
  }

  /** The type of that wire text, or empty where there is none. */
  public static Optional<RewardType> ofWire(String text) {
    return Arrays.stream(values()).filter(type -> type.wire().equals(text)).findFirst();
  }
}
