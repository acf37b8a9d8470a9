package io.ringledger.vault.domain.batch;

import io.ringledger.vault.domain.BatchNumber;
import io.ringledger.vault.domain.WalletAddress;

/**
 * What stands at the leaves of a batch's Merkle tree: first the wallets in the order of their
 * addresses, then the items in the order of their ids. Each leaf names its batch, so that a proof
 * is worth nothing in another.
 */
public final class BatchLeaf {

  private static final String WALLET = "ringledger.batch.wallet.v1";
  private static final String ITEM = "ringledger.batch.item.v1";

  private BatchLeaf() {}

  /** Returns the leaf that says what a wallet gets, or with a negative delta pays, in drops. */
  public static byte[] ofWallet(BatchNumber number, WalletAddress wallet, long delta) {
    return new CanonicalWriter(WALLET)
        .int64(number.value())
        .text(wallet.value())
        .int64(delta)
        .bytes();
  }

  /** Returns the leaf that says whose an item was, and whose it is. */
  public static byte[] ofItem(BatchNumber number, BatchItem item) {
    return new CanonicalWriter(ITEM)
        .int64(number.value())
        .text(item.item().value())
        .text(item.openingOwner().value())
        .text(item.finalOwner().value())
        .bytes();
  }
}
