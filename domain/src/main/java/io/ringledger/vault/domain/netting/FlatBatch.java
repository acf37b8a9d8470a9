package io.ringledger.vault.domain.netting;

/**
 * A batch whose wallets and items are numbers from 0, so that netting needs nothing but arrays.
 * Intents stand in the order of their acceptance. The arrays are taken as they are, not copied: who
 * makes one answers for it.
 */
public final class FlatBatch {

  /** The number of an item that nobody registered. */
  public static final int UNKNOWN = -1;

  final Trades trades;
  final Parties parties;
  final Fees fees;

  /**
   * The intents, an array for each of their parts.
   *
   * @param item the number of the item, or {@link #UNKNOWN}
   * @param from the number of the wallet that gives it
   * @param to the number of the wallet that pays
   * @param amount the price in drops, whatever it is
   */
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  public record Trades(int[] item, int[] from, int[] to, long[] amount) {}

  /**
   * What is known of items and wallets.
   *
   * @param owner the number of the wallet that owns the item of that number
   * @param funds what the wallet of that number has cleared, in drops, 0 or more
   */
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  public record Parties(int[] owner, long[] funds) {}

  /**
   * What sellers give up, as {@link FeeSchedule} says.
   *
   * @param royaltyPoints for each item, in basis points
   * @param royaltyWallet for each item, the number of the wallet that gets the royalty; the
   *     treasury's where there is none
   */
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  public record Fees(int platformPoints, int treasury, int[] royaltyPoints, int[] royaltyWallet) {}

  public FlatBatch(Trades trades, Parties parties, Fees fees) {
    this.trades = trades;
    this.parties = parties;
    this.fees = fees;
  }

  /** Returns how many intents there are. */
  public int intents() {
    return trades.amount.length;
  }

  /** Returns how many items there are. */
  public int items() {
    return parties.owner.length;
  }

  /** Returns how many wallets there are. */
  public int wallets() {
    return parties.funds.length;
  }
}
