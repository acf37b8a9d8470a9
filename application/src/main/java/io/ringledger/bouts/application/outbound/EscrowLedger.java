package io.ringledger.bouts.application.outbound;

import io.ringledger.bouts.domain.LedgerEvidence;
import io.ringledger.shared.domain.TransactionHash;

/** The XRP Ledger, asked what really happened. */
public interface EscrowLedger {

  /**
   * Looks the transaction up and checks everything that can be checked without knowing the bout.
   */
  Lookup lookup(TransactionHash transaction);

  /** Whether claims are taken at their word, so that a lookup costs nothing and proves nothing. */
  default boolean trustsClaims() {
    return false;
  }

  /** What came of a lookup. */
  sealed interface Lookup {

    /** The ledger answered. */
    record Answered(LedgerEvidence evidence) implements Lookup {}

    /** No node answered as a node should. */
    record Unavailable(String reason) implements Lookup {}
  }
}
