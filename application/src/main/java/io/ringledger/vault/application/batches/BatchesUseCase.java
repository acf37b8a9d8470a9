package io.ringledger.vault.application.batches;

import io.ringledger.shared.application.Page;
import io.ringledger.shared.application.UnitOfWork;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.vault.application.outbound.BatchBook;
import io.ringledger.vault.application.outbound.BatchBook.Batch;
import io.ringledger.vault.application.outbound.BatchBook.Leaves;
import io.ringledger.vault.application.outbound.BatchBook.WalletLine;
import io.ringledger.vault.domain.BatchNumber;
import io.ringledger.vault.domain.ItemId;
import io.ringledger.vault.domain.VaultFailure;
import io.ringledger.vault.domain.WalletAddress;
import io.ringledger.vault.domain.batch.BatchItem;
import io.ringledger.vault.domain.batch.BatchLeaf;
import io.ringledger.vault.domain.merkle.MerkleTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** {@inheritDoc} */
public final class BatchesUseCase implements Batches {

  private final UnitOfWork unitOfWork;
  private final BatchBook batches;

  public BatchesUseCase(UnitOfWork unitOfWork, BatchBook batches) {
    this.unitOfWork = unitOfWork;
    this.batches = batches;
  }

  @Override
  public Outcome<Batch> get(BatchNumber number) {
    return unitOfWork.execute(() -> found(number));
  }

  private Outcome<Batch> found(BatchNumber number) {
    return batches
        .find(number)
        .map(Outcome::success)
        .orElseGet(() -> Outcome.rejected(VaultFailure.BATCH_NOT_FOUND));
  }

  @Override
  public Page<Batch, BatchNumber> page(Optional<BatchNumber> before, int limit) {
    return unitOfWork.execute(() -> batches.page(before, limit));
  }

  @Override
  public Outcome<Proved<WalletLine>> ofWallet(BatchNumber number, WalletAddress wallet) {
    return unitOfWork.execute(
        () ->
            found(number)
                .then(
                    batch -> {
                      Leaves leaves = batches.leaves(number);
                      return proved(
                          batch, leaves, leaves.wallets(), line -> line.wallet().equals(wallet), 0);
                    }));
  }

  @Override
  public Outcome<Proved<BatchItem>> ofItem(BatchNumber number, ItemId item) {
    return unitOfWork.execute(
        () ->
            found(number)
                .then(
                    batch -> {
                      Leaves leaves = batches.leaves(number);
                      return proved(
                          batch,
                          leaves,
                          leaves.items(),
                          line -> line.item().equals(item),
                          leaves.wallets().size());
                    }));
  }

  private static <T> Outcome<Proved<T>> proved(
      Batch batch, Leaves leaves, List<T> lines, Predicate<T> wanted, int first) {
    for (int i = 0; i < lines.size(); i++) {
      if (wanted.test(lines.get(i))) {
        List<byte[]> bytes = bytes(batch.number(), leaves);
        MerkleTree tree = MerkleTree.of(bytes);
        if (!tree.root().equals(batch.root())) {
          throw new IllegalStateException("the leaves are not those of batch " + batch.number());
        }
        int leaf = first + i;
        return Outcome.success(
            new Proved<>(batch, lines.get(i), bytes.get(leaf), tree.proof(leaf)));
      }
    }
    return Outcome.rejected(VaultFailure.PROOF_NOT_FOUND);
  }

  private static List<byte[]> bytes(BatchNumber number, Leaves leaves) {
    List<byte[]> bytes = new ArrayList<>();
    leaves.wallets().forEach(w -> bytes.add(BatchLeaf.ofWallet(number, w.wallet(), w.delta())));
    leaves.items().forEach(item -> bytes.add(BatchLeaf.ofItem(number, item)));
    return bytes;
  }
}
