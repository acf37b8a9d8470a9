package io.ringledger.vault.rest.index;

import io.ringledger.vault.application.index.VaultIndex.WalletBalance;
import io.ringledger.vault.domain.BatchNumber;
import org.jspecify.annotations.Nullable;

/** What settled batches come to for a wallet. */
public record WalletBalanceResponse(
    String wallet,
    long boughtDrops,
    long soldDrops,
    long paidDrops,
    long owedDrops,
    @Nullable Long lastBatch) {

  static WalletBalanceResponse of(WalletBalance balance) {
    return new WalletBalanceResponse(
        balance.wallet().value(),
        balance.bought(),
        balance.sold(),
        balance.paid(),
        balance.owed(),
        balance.lastBatch().map(BatchNumber::value).orElse(null));
  }
}
