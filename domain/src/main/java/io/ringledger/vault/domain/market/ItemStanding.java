package io.ringledger.vault.domain.market;

import io.ringledger.vault.domain.BatchNumber;
import io.ringledger.vault.domain.WalletAddress;
import java.time.Instant;
import java.util.Optional;

/**
 * Who has an item.
 *
 * @param owner as of the last settled batch
 * @param since the batch that brought it there; empty for the first owner
 * @param batch the unsettled batch it is in, if any
 * @param changedAt when this was last written
 */
public record ItemStanding(
    Item item,
    WalletAddress owner,
    Optional<BatchNumber> since,
    Optional<BatchNumber> batch,
    Instant changedAt) {

  /** Returns whether a batch that is not settled holds it. */
  public boolean isInSettlement() {
    return batch.isPresent();
  }
}
