package io.ringledger.vault.application.index;

import io.ringledger.shared.application.Page;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.vault.domain.BatchNumber;
import io.ringledger.vault.domain.ItemId;
import io.ringledger.vault.domain.WalletAddress;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Optional;

/** What anybody may read of settled batches. */
public interface VaultIndex {

  /**
   * An item in a settled batch.
   *
   * @param to the same as {@code from} where it came back within the batch
   */
  record ItemMove(BatchNumber batch, WalletAddress from, WalletAddress to, Instant settledAt) {}

  /**
   * An item that a wallet has.
   *
   * @param since the batch that brought it there; empty for its first owner
   * @param inSettlement the batch it is in that is not settled yet
   */
  record OwnedItem(ItemId item, Optional<BatchNumber> since, Optional<BatchNumber> inSettlement) {}

  /**
   * What settled batches come to for a wallet, in drops.
   *
   * @param bought sum of its net debits
   * @param sold sum of its net credits
   * @param paid of those, what has reached its payout account
   * @param lastBatch the last one that says anything of it
   */
  record WalletBalance(
      WalletAddress wallet, long bought, long sold, long paid, Optional<BatchNumber> lastBatch) {

    /** Returns what it is still to be paid. */
    public long owed() {
      return sold - paid;
    }
  }

  /**
   * Totals of all settled batches, amounts in drops.
   *
   * @param lastBatch the greatest number among them
   * @param ledgerIndex the last ledger that was read
   */
  record VaultStats(
      long batches,
      long trades,
      BigInteger gross,
      BigInteger fees,
      BigInteger royalties,
      Optional<BatchNumber> lastBatch,
      Optional<Long> ledgerIndex) {}

  /**
   * Where an item has been, the newest first.
   *
   * @param before of the batches before that one, where the page before ended
   * @return {@code item_not_found} where there is no such item
   */
  Outcome<Page<ItemMove, Long>> history(ItemId item, Optional<Long> before, int limit);

  /** What a wallet has, in the order of ids; nothing for one that nobody knows. */
  Page<OwnedItem, ItemId> items(WalletAddress wallet, Optional<ItemId> after, int limit);

  /** What a wallet bought and sold; zeros for one that nobody knows. */
  WalletBalance balance(WalletAddress wallet);

  /** The totals. */
  VaultStats stats();
}
