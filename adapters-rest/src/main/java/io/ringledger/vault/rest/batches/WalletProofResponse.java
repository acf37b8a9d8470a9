package io.ringledger.vault.rest.batches;

import io.ringledger.vault.application.batches.Batches.Proved;
import io.ringledger.vault.application.outbound.BatchBook.WalletLine;

/** What a batch says of a wallet, proved. */
public record WalletProofResponse(
    long number, String wallet, long clearedDrops, long deltaDrops, ProofFields proof) {

  static WalletProofResponse of(Proved<WalletLine> proved) {
    return new WalletProofResponse(
        proved.batch().number().value(),
        proved.line().wallet().value(),
        proved.line().cleared().value(),
        proved.line().delta(),
        ProofFields.of(proved));
  }
}
