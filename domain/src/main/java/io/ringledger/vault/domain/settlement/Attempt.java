package io.ringledger.vault.domain.settlement;

import io.ringledger.shared.domain.TransactionHash;

/**
 * One signed transaction for a leg. Never changes.
 *
 * @param place the ticket it uses, or the sequence number where tickets are made
 * @param blob the signed transaction in hexadecimal digits
 * @param firstLedger it cannot be in an earlier ledger
 * @param lastLedger nor in a later one
 */
public record Attempt(
    LegId leg, TransactionHash hash, long place, String blob, long firstLedger, long lastLedger) {

  public Attempt {
    if (place < 1 || firstLedger < 1 || lastLedger < firstLedger) {
      throw new IllegalArgumentException("an attempt has a place and a span of ledgers");
    }
  }
}
