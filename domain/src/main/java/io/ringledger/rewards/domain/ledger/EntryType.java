package io.ringledger.rewards.domain.ledger;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Why points moved. */
public enum EntryType {
  /** Somebody subscribed. */
  SUBSCRIPTION_GRANT(Direction.EARN, AccountKind.ISSUANCE),
  /** Somebody's correction was accepted. */
  CORRECTION_REWARD(Direction.EARN, AccountKind.ISSUANCE),
  /** Somebody won a bounty. */
  BOUNTY_REWARD(Direction.EARN, AccountKind.ISSUANCE),
  /** A bounty expired, and what was put up goes back. */
  REFUND(Direction.EARN, AccountKind.ISSUANCE),
  /** Somebody bought something on a site. */
  PURCHASE_REWARD(Direction.EARN, AccountKind.ISSUANCE),
  /** An admin gives points. */
  ADMIN_GRANT(Direction.EARN, AccountKind.ISSUANCE),
  /** Points were spent. */
  REDEMPTION(Direction.DEDUCT, AccountKind.REDEMPTION),
  /** Points were not spent in time. */
  EXPIRY(Direction.DEDUCT, AccountKind.BREAKAGE),
  /** An admin takes points. */
  ADMIN_DEDUCTION(Direction.DEDUCT, AccountKind.ISSUANCE),
  /** An earlier entry is undone. */
  REVERSAL(Direction.REVERSE, AccountKind.ISSUANCE);

  private final Direction direction;
  private final AccountKind counterparty;

  EntryType(Direction direction, AccountKind counterparty) {
    this.direction = direction;
    this.counterparty = counterparty;
  }

  /** Which way points move, as seen by the member. */
  public enum Direction {
    EARN,
    DEDUCT,
    REVERSE;

    /** The first part of an entry's key. */
    public String wire() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public Direction direction() {
    return direction;
  }

  /** The account on the other side. */
  public AccountKind counterparty() {
    return counterparty;
  }

  /** The text used on the wire and in storage. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The type of that wire text, or empty where there is none. */
  public static Optional<EntryType> ofWire(String text) {
    return Arrays.stream(values()).filter(type -> type.wire().equals(text)).findFirst();
  }
}
