package io.ringledger.vault.domain.netting;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What came of a batch: each of its intents is in exactly one of {@code items}, {@code rejected}
 * and {@code carried}.
 *
 * @param items the items that at least one intent moved, in the order of their ids
 * @param wallets in the order of their addresses: who gave or paid in an applied intent, and who
 *     got a fee or royalty; their deltas add up to 0
 * @param rejected in the order of acceptance
 * @param carried in the order of acceptance: each of them for {@code not_yet_owner}
 * @param totals what the applied intents add up to
 */
public record NettingResult(
    List<ItemPath> items,
    List<WalletPosition> wallets,
    List<Rejection> rejected,
    List<NettingIntent> carried,
    Totals totals) {

  /**
   * What applied intents add up to, in drops.
   *
   * @param gross their prices
   * @param fees what the treasury got of them
   * @param royalties what went to royalty wallets
   */
  public record Totals(long gross, long fees, long royalties) {}

  public NettingResult {
    items = Collections.unmodifiableList(items);
    wallets = Collections.unmodifiableList(wallets);
    rejected = Collections.unmodifiableList(rejected);
    carried = Collections.unmodifiableList(carried);
  }

  /** Returns the applied intents, item by item, each along its item's path. */
  public List<NettingIntent> applied() {
    List<NettingIntent> applied = new ArrayList<>();
    items.forEach(item -> applied.addAll(item.moves()));
    return applied;
  }

  /** Returns how many intents were applied. */
  public int appliedCount() {
    return items.stream().mapToInt(item -> item.moves().size()).sum();
  }

  /** Returns how many payments settle it: one for each wallet that gets or owes something. */
  public int legs() {
    return (int) wallets.stream().filter(position -> position.delta() != 0).count();
  }

  /** Returns what is left to pay after netting: what all who get something get together. */
  public long netDrops() {
    return wallets.stream().mapToLong(position -> Math.max(0, position.delta())).sum();
  }

  /** Returns how much less value moves than the prices add up to. */
  public Savings valueEfficiency() {
    return new Savings(netDrops(), totals.gross());
  }

  /** Returns how many fewer payments there are than applied intents. */
  public Savings countCompression() {
    return new Savings(legs(), appliedCount());
  }
}
