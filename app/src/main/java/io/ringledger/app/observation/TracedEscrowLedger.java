package io.ringledger.app.observation;

import io.ringledger.bouts.application.outbound.EscrowLedger;
import io.ringledger.bouts.domain.OfferSequence;
import io.ringledger.bouts.domain.signing.SignedTransaction;
import io.ringledger.shared.domain.TransactionHash;
import io.ringledger.shared.domain.XrplAddress;

/** Draws each question to the ledger. */
public final class TracedEscrowLedger implements EscrowLedger {

  private final EscrowLedger ledger;
  private final Spans spans;

  public TracedEscrowLedger(EscrowLedger ledger, Spans spans) {
    this.ledger = ledger;
    this.spans = spans;
  }

  @Override
  public Lookup lookup(TransactionHash transaction) {
    return spans.outside("ledger lookup", () -> ledger.lookup(transaction));
  }

  @Override
  public Finality finality(SignedTransaction transaction, XrplAddress sender, long firstLedger) {
    return spans.outside(
        "ledger finality", () -> ledger.finality(transaction, sender, firstLedger));
  }

  @Override
  public Presence presence(XrplAddress owner, OfferSequence sequence, TransactionHash createdBy) {
    return spans.outside("ledger presence", () -> ledger.presence(owner, sequence, createdBy));
  }

  @Override
  public boolean trustsClaims() {
    return ledger.trustsClaims();
  }
}
