package io.ringledger.vault.domain.index;

import java.util.Locale;

/**
 * Something that our books and the ledger, or our books among themselves, say differently.
 *
 * @param subject what it is about: a session, channel, wallet, item, batch or transaction
 * @param expected drops by the one
 * @param found drops by the other; what is not about drops differs by one
 */
public record Difference(Kind kind, String subject, long expected, long found) {

  /** What differs. */
  public enum Kind {
    /** The ledger's word on the account's balance, and the balance changes that were read. */
    AUTHORITY_BALANCE,
    /** The account holds less than it owes. */
    NOT_COVERED,
    /** A channel has paid something else than what we claimed from it. */
    CHANNEL_PAID,
    /** A channel holds something else than its session says. */
    CHANNEL_AMOUNT,
    /** The channel of a session that lives is no entry of the ledger. */
    CHANNEL_GONE,
    /** The account has claimed from a channel, and we know nothing of it. */
    CLAIM_UNKNOWN,
    /** The account has paid, and we know nothing of it. */
    PAYMENT_UNKNOWN,
    /** A transaction of ours has moved something else than it should. */
    LEG_MOVED,
    /** A transaction that we hold for validated is not among those that were read. */
    LEG_MISSING,
    /** A session counts something else as claimed than was claimed for its batches. */
    SESSION_CLAIMED,
    /** What a batch takes and gives is not the same. */
    BATCH_SUM,
    /** A wallet is owed something else than the payments that are not done. */
    WALLET_OWED,
    /** A wallet's net sum of purchases and sales is not that of its batches. */
    WALLET_BALANCE,
    /** An item is not where its last batch, or its registration, brought it. */
    ITEM_OWNER;

    /** Returns the text used on the wire and in storage. */
    public String wire() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the kind of that text; throws where there is none. */
    public static Kind ofWire(String text) {
      return valueOf(text.toUpperCase(Locale.ROOT));
    }
  }

  /** Returns by how many drops it differs. */
  public long drops() {
    return Math.absExact(Math.subtractExact(found, expected));
  }
}
