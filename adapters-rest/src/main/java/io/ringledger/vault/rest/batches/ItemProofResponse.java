package io.ringledger.vault.rest.batches;

import io.ringledger.vault.application.batches.Batches.Proved;
import io.ringledger.vault.domain.batch.BatchItem;

/** What a batch says of an item, proved. */
public record ItemProofResponse(
    long number, String itemId, String openingOwner, String finalOwner, ProofFields proof) {

  static ItemProofResponse of(Proved<BatchItem> proved) {
    return new ItemProofResponse(
        proved.batch().number().value(),
        proved.line().item().value(),
        proved.line().openingOwner().value(),
        proved.line().finalOwner().value(),
        ProofFields.of(proved));
  }
}
