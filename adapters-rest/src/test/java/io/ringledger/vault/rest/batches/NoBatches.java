package io.ringledger.vault.rest.batches;

import io.quarkus.arc.DefaultBean;
import io.ringledger.shared.application.Author;
import io.ringledger.shared.application.Page;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.vault.application.batches.Batches;
import io.ringledger.vault.application.batches.NettingRun;
import io.ringledger.vault.application.outbound.BatchBook.Batch;
import io.ringledger.vault.application.outbound.BatchBook.WalletLine;
import io.ringledger.vault.domain.BatchNumber;
import io.ringledger.vault.domain.ItemId;
import io.ringledger.vault.domain.VaultFailure;
import io.ringledger.vault.domain.WalletAddress;
import io.ringledger.vault.domain.batch.BatchItem;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Nothing was netted, and there is nothing to net. */
@Singleton
@DefaultBean
class NoBatches implements Batches, NettingRun {

  @Override
  public Outcome<Report> run(Author author) {
    return Outcome.rejected(VaultFailure.NETTING_NOT_ENOUGH_INTENTS);
  }

  @Override
  public Outcome<Batch> get(BatchNumber number) {
    return Outcome.rejected(VaultFailure.BATCH_NOT_FOUND);
  }

  @Override
  public Page<Batch, BatchNumber> page(Optional<BatchNumber> before, int limit) {
    return new Page<>(List.of(), Optional.empty());
  }

  @Override
  public Outcome<Proved<WalletLine>> ofWallet(BatchNumber number, WalletAddress wallet) {
    return Outcome.rejected(VaultFailure.BATCH_NOT_FOUND);
  }

  @Override
  public Outcome<Proved<BatchItem>> ofItem(BatchNumber number, ItemId item) {
    return Outcome.rejected(VaultFailure.BATCH_NOT_FOUND);
  }
}
