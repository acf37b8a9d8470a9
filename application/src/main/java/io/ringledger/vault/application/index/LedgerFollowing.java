package io.ringledger.vault.application.index;

import io.ringledger.shared.application.RequestId;

/** Reads what validated ledgers say of the authority's account, in order, each once. */
public interface LedgerFollowing {

  /** How a pass ended. */
  sealed interface Pass {

    /**
     * Everything up to that validated ledger is known.
     *
     * @param events that were new
     */
    record UpToDate(long ledgerIndex, int events) implements Pass {}

    /** There is more than one pass reads; the next goes on from there. */
    record More(long ledgerIndex, int events) implements Pass {}

    /** No node told anything more; the next pass goes on from where this one got to. */
    record Silent(String reason) implements Pass {}
  }

  /**
   * Reads on from where the last pass ended, on whatever replica that was. Several at once do
   * everything once.
   */
  Pass follow(RequestId run);
}
