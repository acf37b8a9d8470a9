package io.ringledger.bouts.application.outbound;

import io.ringledger.bouts.domain.LedgerEvidence;
import io.ringledger.bouts.domain.OfferSequence;
import io.ringledger.bouts.domain.signing.SignedTransaction;
import io.ringledger.shared.domain.TransactionHash;
import io.ringledger.shared.domain.XrplAddress;

/** The XRP Ledger, asked what really happened. */
public interface EscrowLedger {

  /**
   * Looks the transaction up and checks everything that can be checked without knowing the bout.
   */
  Lookup lookup(TransactionHash transaction);

  /**
   * Whether a transaction that was looked up and not found can still come. That it is unknown
   * proves nothing: it never comes only once a complete search up to its last ledger has not found
   * it (XRPL documentation, "Reliable transaction submission").
   *
   * @param sender the account whose sequence or ticket it uses
   * @param firstLedger a validated ledger from before it was signed; zero where none is known
   */
  Finality finality(SignedTransaction transaction, XrplAddress sender, long firstLedger);

  /**
   * Whether an escrow is still there, and otherwise what closed it, whoever sent that.
   *
   * @param createdBy the transaction that created it
   */
  Presence presence(XrplAddress owner, OfferSequence sequence, TransactionHash createdBy);

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

  /** Whether a transaction can still come. */
  sealed interface Finality {

    /** It can, or it cannot be ruled out. */
    record StillPossible() implements Finality {}

    /** It is proved never to come. */
    record NeverComes(String reason) implements Finality {}

    /** No node answered as a node should. */
    record Unavailable(String reason) implements Finality {}
  }

  /** Where an escrow is. */
  sealed interface Presence {

    /** In the last validated ledger. */
    record OnLedger() implements Presence {}

    /** Gone, closed by that transaction. */
    record ClosedBy(TransactionHash transaction) implements Presence {}

    /** Not in the last validated ledger, and nothing was found that closed it. */
    record Missing() implements Presence {}

    /** No node answered as a node should. */
    record Unavailable(String reason) implements Presence {}
  }
}
