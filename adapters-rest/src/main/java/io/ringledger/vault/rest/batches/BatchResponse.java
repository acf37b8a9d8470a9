package io.ringledger.vault.rest.batches;

import io.ringledger.vault.application.outbound.BatchBook.Batch;
import io.ringledger.vault.domain.content.Cid;
import org.jspecify.annotations.Nullable;

/** A batch as it stands. */
public record BatchResponse(
    long number,
    String state,
    @Nullable String reason,
    String cutAt,
    String hash,
    String previousHash,
    String merkleRoot,
    int intents,
    int applied,
    int rejected,
    int items,
    int wallets,
    long grossDrops,
    long feeDrops,
    long royaltyDrops,
    int feeBasisPoints,
    String treasury,
    String document,
    @Nullable String outcomeDocument) {

  static BatchResponse of(Batch batch) {
    return new BatchResponse(
        batch.number().value(),
        batch.state().wire(),
        batch.reason().orElse(null),
        batch.cutAt().toString(),
        batch.hash().hex(),
        batch.previous().hex(),
        batch.root().hex(),
        batch.counts().intents(),
        batch.counts().applied(),
        batch.counts().rejected(),
        batch.counts().items(),
        batch.counts().wallets(),
        batch.totals().gross(),
        batch.totals().fees(),
        batch.totals().royalties(),
        batch.feeBasisPoints(),
        batch.treasury().value(),
        batch.document().text(),
        batch.outcome().map(Cid::text).orElse(null));
  }
}
