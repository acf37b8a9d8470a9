package io.ringledger.bouts.xrpl;

import io.ringledger.bouts.application.outbound.EscrowLedger;
import io.ringledger.bouts.domain.LedgerEvidence;
import io.ringledger.bouts.domain.OfferSequence;
import io.ringledger.bouts.domain.signing.SignedTransaction;
import io.ringledger.shared.domain.TransactionHash;
import io.ringledger.shared.domain.XrplAddress;
import io.ringledger.shared.xrpl.DisagreementException;
import io.ringledger.shared.xrpl.LedgerTransactions;
import io.ringledger.shared.xrpl.LedgerTransactions.Found.Disagreeing;
import io.ringledger.shared.xrpl.LedgerTransactions.Found.Nowhere;
import io.ringledger.shared.xrpl.LedgerTransactions.Found.Unvalidated;
import io.ringledger.shared.xrpl.LedgerTransactions.Found.Validated;
import io.ringledger.shared.xrpl.NodeFailureException;
import io.ringledger.shared.xrpl.XrplNodes;

/** The XRP Ledger, asked through its nodes. */
public final class XrplEscrowLedger implements EscrowLedger {

  private final LedgerTransactions transactions;
  private final EscrowPresence presence;

  /** Asks these nodes; whoever made them closes them. */
  public XrplEscrowLedger(XrplNodes nodes) {
    this.transactions = new LedgerTransactions(nodes, PreparedFields.BY_TYPE);
    this.presence = new EscrowPresence(nodes);
  }

  @Override
  public Lookup lookup(TransactionHash transaction) {
    try {
      return new Lookup.Answered(
          switch (transactions.find(transaction)) {
            case Nowhere() -> new LedgerEvidence.NotFound();
            case Unvalidated() -> new LedgerEvidence.NotValidated();
            case Disagreeing(var reason) -> new LedgerEvidence.Contradictory(reason);
            case Validated(var found) -> new LedgerEvidence.Proved(EscrowProofs.of(found));
          });
    } catch (DisagreementException disagreement) {
      return new Lookup.Answered(new LedgerEvidence.Contradictory(disagreement.reason()));
    } catch (NodeFailureException failure) {
      return new Lookup.Unavailable(failure.reason());
    }
  }

  @Override
  public Finality finality(SignedTransaction transaction, XrplAddress sender, long firstLedger) {
    return new Finality.StillPossible();
  }

  @Override
  public Presence presence(XrplAddress owner, OfferSequence sequence, TransactionHash createdBy) {
    try {
      return presence.of(owner, sequence, createdBy);
    } catch (NodeFailureException failure) {
      return new Presence.Unavailable(failure.reason());
    }
  }
}
