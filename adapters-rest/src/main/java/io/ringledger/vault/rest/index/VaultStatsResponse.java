package io.ringledger.vault.rest.index;

import io.ringledger.vault.application.index.VaultIndex.VaultStats;
import io.ringledger.vault.domain.BatchNumber;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Totals of all settled batches. */
public record VaultStatsResponse(
    long batches,
    long trades,
    BigInteger grossDrops,
    BigInteger feeDrops,
    BigInteger royaltyDrops,
    @Nullable Long lastBatch,
    @Nullable Long ledgerIndex) {

  static VaultStatsResponse of(VaultStats stats) {
    return new VaultStatsResponse(
        stats.batches(),
        stats.trades(),
        stats.gross(),
        stats.fees(),
        stats.royalties(),
        stats.lastBatch().map(BatchNumber::value).orElse(null),
        stats.ledgerIndex().orElse(null));
  }
}
