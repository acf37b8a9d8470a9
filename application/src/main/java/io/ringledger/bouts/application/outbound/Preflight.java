package io.ringledger.bouts.application.outbound;

import io.ringledger.bouts.domain.EscrowTerms;
import io.ringledger.bouts.domain.signing.PreflightFinding;
import io.ringledger.shared.domain.Drops;
import io.ringledger.shared.domain.RippleTime;
import io.ringledger.shared.domain.TransactionHash;
import java.util.List;
import java.util.Map;

/** The ledger, asked before anything is signed whether it would do what it should. */
public interface Preflight {

  /** How the ledger stands now. */
  Standing standing();

  /**
   * Checks all that is to be signed together, because each transaction alone may pass where the set
   * does not.
   *
   * @param at the standing that the transactions were prepared for
   */
  Report check(Standing.Known at, List<Intent> intents);

  /**
   * A transaction that is to be signed.
   *
   * @param terms of the escrow that it creates or closes
   * @param taken transactions that have created other escrows with the same terms already
   */
  record Intent(UnsignedTransaction transaction, EscrowTerms terms, List<TransactionHash> taken) {
    public Intent {
      taken = List.copyOf(taken);
    }
  }

  /** How the ledger stands. */
  sealed interface Standing {

    /**
     * As of the last validated ledger.
     *
     * @param ledgerIndex of that ledger
     * @param closeTime of that ledger, by which the next one judges FinishAfter and CancelAfter
     * @param baseFee for one signature, at the current load
     */
    record Known(long ledgerIndex, RippleTime closeTime, Drops baseFee) implements Standing {}

    /** There is no ledger to ask: claims are taken at their word. */
    record NoLedger() implements Standing {}

    /** No node answered as a node should. */
    record Unavailable(String reason) implements Standing {}
  }

  /** What the check found. */
  sealed interface Report {

    /**
     * The nodes answered.
     *
     * @param findings in the order of the intents; empty where all is well
     * @param existing the transaction that created an escrow with these very terms, for each
     *     finding {@code ESCROW_ALREADY_ON_LEDGER}
     */
    record Checked(List<PreflightFinding> findings, Map<EscrowTerms, TransactionHash> existing)
        implements Report {
      public Checked {
        findings = List.copyOf(findings);
        existing = Map.copyOf(existing);
      }
    }

    /** No node answered as a node should. */
    record Unavailable(String reason) implements Report {}
  }
}
