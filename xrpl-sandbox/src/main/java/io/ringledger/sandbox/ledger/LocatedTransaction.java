package io.ringledger.sandbox.ledger;

/**
 * A transaction and the closed ledger it is in.
 *
 * @param ledger the ledger
 * @param entry the transaction in it
 */
public record LocatedTransaction(ClosedLedger ledger, LedgerTransaction entry) {}
