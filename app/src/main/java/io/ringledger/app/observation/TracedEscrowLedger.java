package io.ringledger.app.observation;

import io.ringledger.bouts.application.outbound.EscrowLedger;
import io.ringledger.shared.domain.TransactionHash;

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
  public boolean trustsClaims() {
    return ledger.trustsClaims();
  }
}
