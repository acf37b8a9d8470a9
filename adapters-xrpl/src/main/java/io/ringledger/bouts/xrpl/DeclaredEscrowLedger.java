package io.ringledger.bouts.xrpl;

import io.ringledger.bouts.application.outbound.EscrowLedger;
import io.ringledger.bouts.domain.LedgerEvidence;
import io.ringledger.bouts.domain.OfferSequence;
import io.ringledger.bouts.domain.signing.SignedTransaction;
import io.ringledger.shared.domain.TransactionHash;
import io.ringledger.shared.domain.XrplAddress;

/**
 * No ledger at all: claims are taken at their word once their fields are checked. For client
 * developers and continuous integration; a production start refuses it.
 */
public final class DeclaredEscrowLedger implements EscrowLedger {

  @Override
  public Lookup lookup(TransactionHash transaction) {
    return new Lookup.Answered(new LedgerEvidence.Declared());
  }

  /** Nothing can be proved never to come where there is no ledger. */
  @Override
  public Finality finality(SignedTransaction transaction, XrplAddress sender, long firstLedger) {
    return new Finality.StillPossible();
  }

  /** What was claimed to be created is taken to be there. */
  @Override
  public Presence presence(XrplAddress owner, OfferSequence sequence, TransactionHash createdBy) {
    return new Presence.OnLedger();
  }

  @Override
  public boolean trustsClaims() {
    return true;
  }
}
