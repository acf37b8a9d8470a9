package io.ringledger.vault.domain.batch;

import io.ringledger.vault.domain.BatchNumber;
import io.ringledger.vault.domain.Sha256;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Where a batch stands in the chain of batches.
 *
 * @param cutAt in whole milliseconds
 * @param previous hash of the batch before; {@link Sha256#ZERO} for the first, and for no other
 */
public record BatchHeader(BatchNumber number, Instant cutAt, Sha256 previous) {

  public BatchHeader {
    if (!cutAt.equals(cutAt.truncatedTo(ChronoUnit.MILLIS))) {
      throw new IllegalArgumentException("batches are cut at whole milliseconds");
    }
    if (number.equals(BatchNumber.FIRST) != previous.equals(Sha256.ZERO)) {
      throw new IllegalArgumentException("the first batch, and no other, has none before it");
    }
  }
}
