package io.ringledger.sandbox.ledger;

import java.util.List;

/**
 * A closed ledger. This node validates what it closes, at once.
 *
 * @param header its header
 * @param hash the header's hash
 * @param transactions its transactions, in the order they were applied
 */
public record ClosedLedger(LedgerHeader header, String hash, List<LedgerTransaction> transactions) {
  /** Keeps an unchangeable copy of the list. */
  public ClosedLedger {
    transactions = List.copyOf(transactions);
  }

  /** Returns the ledger's index. */
  public long index() {
    return header.index();
  }

  /** Returns when it closed, in seconds since the ledger's epoch. */
  public long closeTime() {
    return header.closeTime();
  }
}
