package io.ringledger.vault.application.batches;

import io.ringledger.shared.application.Page;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.vault.application.outbound.BatchBook.Batch;
import io.ringledger.vault.application.outbound.BatchBook.WalletLine;
import io.ringledger.vault.domain.BatchNumber;
import io.ringledger.vault.domain.ItemId;
import io.ringledger.vault.domain.WalletAddress;
import io.ringledger.vault.domain.batch.BatchItem;
import io.ringledger.vault.domain.merkle.InclusionProof;
import java.util.Optional;

/** Shows batches, and proves what they say. */
public interface Batches {

  /**
   * Something that a batch says, with the proof.
   *
   * @param line the wallet's or the item's
   * @param leaf the bytes at the leaf
   */
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  record Proved<T>(Batch batch, T line, byte[] leaf, InclusionProof proof) {}

  Outcome<Batch> get(BatchNumber number);

  /** Returns batches, the latest first. */
  Page<Batch, BatchNumber> page(Optional<BatchNumber> before, int limit);

  /** Returns what a batch says of a wallet, or {@code proof_not_found} where it says nothing. */
  Outcome<Proved<WalletLine>> ofWallet(BatchNumber number, WalletAddress wallet);

  /** Returns what a batch says of an item, or {@code proof_not_found} where it says nothing. */
  Outcome<Proved<BatchItem>> ofItem(BatchNumber number, ItemId item);
}
