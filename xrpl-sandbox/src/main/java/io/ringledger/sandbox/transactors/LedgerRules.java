package io.ringledger.sandbox.transactors;

import io.ringledger.sandbox.state.Fees;

/**
 * What a transaction needs to know of the ledger it runs in.
 *
 * @param ledgerIndex the index of that ledger
 * @param parentCloseTime when its parent closed, in seconds since the ledger's epoch: the only
 *     clock a transaction sees
 * @param fees what the network charges
 * @param networkId the network's id
 */
public record LedgerRules(long ledgerIndex, long parentCloseTime, Fees fees, long networkId) {
  /**
   * Returns whether the parent closed strictly after it.
   *
   * @param mark a time in seconds since the ledger's epoch
   */
  public boolean isAfter(long mark) {
    return parentCloseTime > mark;
  }
}
