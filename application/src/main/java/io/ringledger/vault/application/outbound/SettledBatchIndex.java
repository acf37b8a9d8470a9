package io.ringledger.vault.application.outbound;

import io.ringledger.shared.domain.Drops;
import io.ringledger.vault.domain.BatchNumber;
import io.ringledger.vault.domain.WalletAddress;
import java.time.Instant;

/**
 * What can be read of settled batches: what wallets bought and sold, where items have been, and
 * totals. It follows from the batches and can be made again from them. Whoever settles calls it in
 * the unit of work that moves the batch or the payment.
 */
public interface SettledBatchIndex {

  /**
   * All debits of the batch are claimed and its items are with their final owners. What the
   * treasury keeps counts as paid. Throws where the batch was recorded before.
   *
   * @param at the moment that its items moved
   */
  void record(BatchNumber number, Instant at);

  /** A payment to a wallet, for what it sold in recorded batches, is validated on the ledger. */
  void paid(WalletAddress wallet, Drops drops);
}
