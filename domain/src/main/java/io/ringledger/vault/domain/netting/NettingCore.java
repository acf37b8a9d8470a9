package io.ringledger.vault.domain.netting;

import io.ringledger.shared.domain.Drops;
import java.util.Arrays;

/**
 * Nets flat batches, in time and memory that grow as the batch does. Its arrays are kept from run
 * to run and grow where a batch needs more; beyond that nothing is allocated, per intent or
 * otherwise. Not for several threads at once.
 *
 * <ol>
 *   <li>Screen: what can be told from an intent alone is rejected, and touches nothing after that.
 *   <li>Walk: each item goes from its recorded owner along that owner's first intent that is not
 *       used yet, to the next owner and on, until an owner has none left.
 *   <li>Evict: of a wallet that owes more than it has cleared, the latest applied intent that it
 *       pays is taken off with everything after it on that item's path, until nobody owes too much.
 *       Wallets take turns: first in the order of the first intent each pays, then as they are
 *       found.
 *   <li>Classify: whoever held the item on its final path and gave it away sold it already; the
 *       others do not own it yet.
 * </ol>
 */
public final class NettingCore {

  /** Applied: the item moved and its price was paid. */
  public static final byte APPLIED = 1;

  /** Not applied; its giver may still come to own the item. */
  public static final byte CARRIED = 2;

  /** Rejected: it gives to whom it takes from. */
  public static final byte SELF_TRADE = 3;

  /** Rejected: its amount is no price. */
  public static final byte AMOUNT_OUT_OF_RANGE = 4;

  /** Rejected: nobody registered the item. */
  public static final byte UNKNOWN_ITEM = 5;

  /** Rejected: with it, the prices of the batch would add up to more than can be counted. */
  public static final byte BATCH_FULL = 6;

  /** Rejected: its buyer could not pay. */
  public static final byte INSUFFICIENT_FUNDS = 7;

  /** Rejected: its giver gave the item to another. */
  public static final byte ITEM_ALREADY_SOLD = 8;

  private static final byte OPEN = 0;
  private static final int NONE = -1;

  private FlatBatch batch;

  // For each intent.
  private byte[] outcome = {};
  private int[] next = {};
  private int[] byItem = {};
  private int[] path = {};
  private int[] place = {};

  // For each item: where its intents begin in byItem and path, and where its path ends.
  private int[] start = {};
  private int[] end = {};

  // For each wallet.
  private long[] delta = {};
  private int[] head = {};
  private int[] mark = {};

  private final Turns turns = new Turns();

  /** Makes one whose arrays grow as batches need them. */
  public NettingCore() {
    batch =
        new FlatBatch(
            new FlatBatch.Trades(new int[0], new int[0], new int[0], new long[0]),
            new FlatBatch.Parties(new int[0], new long[0]),
            new FlatBatch.Fees(0, 0, new int[0], new int[0]));
  }

  /** Nets a batch; what came of it is asked for by the other methods until the next run. */
  public void run(FlatBatch next) {
    batch = next;
    reserve();
    screen();
    group();
    int items = batch.items();
    for (int item = 0; item < items; item++) {
      walk(item);
      settle(item);
    }
    if (someoneOwesTooMuch()) {
      evict();
    }
    for (int item = 0; item < items; item++) {
      classify(item);
    }
  }

  /** Returns what became of that intent: one of the constants. */
  public byte outcome(int intent) {
    return outcome[intent];
  }

  /** Returns what that wallet gains in drops, negative where it owes. */
  public long delta(int wallet) {
    return delta[wallet];
  }

  /** Returns how many intents moved that item. */
  public int moves(int item) {
    return end[item] - start[item];
  }

  /** Returns the number of the intent that moved an item, counted from 0 along its path. */
  public int move(int item, int index) {
    return path[start[item] + index];
  }

  /** Returns the wallet that owns that item afterwards. */
  public int finalOwner(int item) {
    return moves(item) == 0 ? batch.parties.owner()[item] : batch.trades.to()[path[end[item] - 1]];
  }

  private void reserve() {
    int intents = batch.intents();
    if (outcome.length < intents) {
      outcome = new byte[intents];
      next = new int[intents];
      byItem = new int[intents];
      path = new int[intents];
      place = new int[intents];
    }
    int items = batch.items();
    if (end.length < items) {
      start = new int[items + 1];
      end = new int[items];
    }
    int wallets = batch.wallets();
    if (delta.length < wallets) {
      delta = new long[wallets];
      head = new int[wallets];
      mark = new int[wallets];
    }
    Arrays.fill(start, 0);
    Arrays.fill(delta, 0, wallets, 0);
    Arrays.fill(head, 0, wallets, NONE);
    Arrays.fill(mark, 0, wallets, NONE);
    turns.reserve(wallets);
  }

  private void screen() {
    int intents = batch.intents();
    int[] item = batch.trades.item();
    int[] from = batch.trades.from();
    int[] to = batch.trades.to();
    long[] amounts = batch.trades.amount();
    long gross = 0;
    boolean full = false;
    for (int i = 0; i < intents; i++) {
      long amount = amounts[i];
      byte found = OPEN;
      if (from[i] == to[i]) {
        found = SELF_TRADE;
      } else if (amount <= 0 || amount > Drops.MAX_VALUE) {
        found = AMOUNT_OUT_OF_RANGE;
      } else if (item[i] == FlatBatch.UNKNOWN) {
        found = UNKNOWN_ITEM;
      } else if (full || amount > Long.MAX_VALUE - gross) {
        full = true;
        found = BATCH_FULL;
      } else {
        gross += amount;
        start[item[i] + 1]++;
      }
      outcome[i] = found;
    }
  }

  /** Puts the intents of each item together, in their order. */
  private void group() {
    int items = batch.items();
    for (int item = 0; item < items; item++) {
      start[item + 1] += start[item];
      end[item] = start[item];
    }
    int[] item = batch.trades.item();
    int intents = batch.intents();
    for (int i = 0; i < intents; i++) {
      if (outcome[i] == OPEN) {
        byItem[end[item[i]]++] = i;
      }
    }
  }

  /** A list for each giver, its first intent in front; each is taken off as it is used. */
  private void walk(int item) {
    int[] from = batch.trades.from();
    int[] to = batch.trades.to();
    int first = start[item];
    int last = start[item + 1] - 1;
    if (first > last) {
      return;
    }
    for (int k = last; k >= first; k--) {
      int intent = byItem[k];
      next[intent] = head[from[intent]];
      head[from[intent]] = intent;
    }
    int at = first;
    for (int intent = head[batch.parties.owner()[item]]; intent != NONE; ) {
      head[from[intent]] = next[intent];
      outcome[intent] = APPLIED;
      path[at] = intent;
      place[intent] = at++;
      intent = head[to[intent]];
    }
    end[item] = at;
    for (int k = first; k <= last; k++) {
      head[from[byItem[k]]] = NONE;
    }
  }

  private void settle(int item) {
    for (int k = start[item]; k < end[item]; k++) {
      book(path[k], item, 1);
    }
  }

  /** Books an intent, or with -1 takes it out of the books again. */
  private void book(int intent, int item, int sign) {
    FlatBatch.Fees fees = batch.fees;
    long amount = batch.trades.amount()[intent];
    int points = fees.royaltyPoints()[item];
    long all = FeeSchedule.share(amount, fees.platformPoints() + points);
    long royalty = FeeSchedule.share(amount, points);
    delta[batch.trades.to()[intent]] -= sign * amount;
    delta[batch.trades.from()[intent]] += sign * (amount - all);
    delta[fees.royaltyWallet()[item]] += sign * royalty;
    delta[fees.treasury()] += sign * (all - royalty);
  }

  private boolean owesTooMuch(int wallet) {
    return delta[wallet] < -batch.parties.funds()[wallet];
  }

  private boolean someoneOwesTooMuch() {
    int wallets = batch.wallets();
    for (int wallet = 0; wallet < wallets; wallet++) {
      if (owesTooMuch(wallet)) {
        return true;
      }
    }
    return false;
  }

  private void evict() {
    // From here on, the lists lead from the latest intent that a wallet pays to the earlier ones.
    int[] to = batch.trades.to();
    int intents = batch.intents();
    for (int i = 0; i < intents; i++) {
      if (outcome[i] == APPLIED) {
        next[i] = head[to[i]];
        head[to[i]] = i;
        await(to[i]);
      }
    }
    while (turns.remain()) {
      int wallet = turns.first();
      while (owesTooMuch(wallet)) {
        evictLatestOf(wallet);
      }
      turns.end(wallet);
    }
  }

  private void evictLatestOf(int wallet) {
    int intent = head[wallet];
    while (outcome[intent] != APPLIED) {
      intent = next[intent];
    }
    head[wallet] = next[intent];
    int item = batch.trades.item()[intent];
    int from = place[intent];
    int until = end[item];
    for (int k = from; k < until; k++) {
      book(path[k], item, -1);
      outcome[path[k]] = OPEN;
    }
    outcome[intent] = INSUFFICIENT_FUNDS;
    end[item] = from;
    for (int k = from; k < until; k++) {
      await(batch.trades.from()[path[k]]);
      await(batch.fees.royaltyWallet()[item]);
      await(batch.fees.treasury());
    }
  }

  private void await(int wallet) {
    if (owesTooMuch(wallet)) {
      turns.add(wallet);
    }
  }

  private void classify(int item) {
    int[] from = batch.trades.from();
    for (int k = start[item]; k < end[item]; k++) {
      mark[from[path[k]]] = item;
    }
    int last = finalOwner(item);
    for (int k = start[item]; k < start[item + 1]; k++) {
      int intent = byItem[k];
      if (outcome[intent] == OPEN) {
        int giver = from[intent];
        outcome[intent] = mark[giver] == item && giver != last ? ITEM_ALREADY_SOLD : CARRIED;
      }
    }
  }

  /** Wallets in the order in which they wait for their turn; each waits once at most. */
  private static final class Turns {

    private int[] ring = {};
    private boolean[] waits = {};
    private int size;
    private int from;
    private int count;

    void reserve(int wallets) {
      size = wallets;
      if (ring.length < wallets) {
        ring = new int[wallets];
        waits = new boolean[wallets];
      }
      Arrays.fill(waits, 0, wallets, false);
      from = 0;
      count = 0;
    }

    void add(int wallet) {
      if (!waits[wallet]) {
        waits[wallet] = true;
        int behind = from + count++;
        ring[behind < size ? behind : behind - size] = wallet;
      }
    }

    boolean remain() {
      return count > 0;
    }

    int first() {
      return ring[from];
    }

    /** Ends the turn of whoever is first. */
    void end(int wallet) {
      waits[wallet] = false;
      from = from + 1 == size ? 0 : from + 1;
      count--;
    }
  }
}
