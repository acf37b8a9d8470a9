package io.ringledger.sandbox.ledger;

/** Someone who wants to hear of closed ledgers. Called while the ledger is locked: be quick. */
@FunctionalInterface
public interface LedgerListener {
  /**
   * Tells that a ledger closed.
   *
   * @param ledger the ledger that just closed
   */
  void ledgerClosed(ClosedLedger ledger);
}
