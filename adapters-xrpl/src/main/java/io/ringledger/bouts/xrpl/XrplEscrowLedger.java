package io.ringledger.bouts.xrpl;

import io.ringledger.bouts.application.outbound.EscrowLedger;
import io.ringledger.bouts.domain.LedgerEvidence;
import io.ringledger.bouts.domain.LedgerProof;
import io.ringledger.bouts.domain.OfferSequence;
import io.ringledger.bouts.domain.signing.SignedTransaction;
import io.ringledger.shared.domain.TransactionHash;
import io.ringledger.shared.domain.XrplAddress;
import io.ringledger.shared.xrpl.DisagreementException;
import io.ringledger.shared.xrpl.JsonRpcNode;
import io.ringledger.shared.xrpl.LedgerTransaction;
import io.ringledger.shared.xrpl.LedgerTransactions;
import io.ringledger.shared.xrpl.LedgerTransactions.Found.Disagreeing;
import io.ringledger.shared.xrpl.LedgerTransactions.Found.Nowhere;
import io.ringledger.shared.xrpl.LedgerTransactions.Found.Unvalidated;
import io.ringledger.shared.xrpl.LedgerTransactions.Found.Validated;
import io.ringledger.shared.xrpl.NodeFailureException;
import io.ringledger.shared.xrpl.TransactionFinality;
import io.ringledger.shared.xrpl.XrplNodes;
import java.util.OptionalLong;

/**
 * The XRP Ledger, asked through its nodes. Where there are two or more, what one node has proved is
 * held against what a second says: that costs two more requests for each transaction that is found,
 * and refuses what a single node could make up, the ledger and the effects of a transaction.
 */
public final class XrplEscrowLedger implements EscrowLedger {

  private final LedgerTransactions transactions;
  private final TransactionFinality finality;
  private final EscrowPresence presence;

  /** Asks these nodes; whoever made them closes them. */
  public XrplEscrowLedger(XrplNodes nodes) {
    this.transactions = new LedgerTransactions(nodes, PreparedFields.BY_TYPE);
    this.finality = new TransactionFinality(nodes);
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
            case Validated(var found, var by) -> proved(found, by);
          });
    } catch (DisagreementException disagreement) {
      return new Lookup.Answered(new LedgerEvidence.Contradictory(disagreement.reason()));
    } catch (NodeFailureException failure) {
      return new Lookup.Unavailable(failure.reason());
    }
  }

  /** A second node may be behind and not know it yet; but what it knows must be the same. */
  private LedgerEvidence proved(LedgerTransaction found, JsonRpcNode by)
      throws DisagreementException {
    LedgerProof proof = EscrowProofs.of(found);
    return switch (transactions.findElsewhere(found.hash(), by).orElseGet(Nowhere::new)) {
      case Nowhere(), Unvalidated() -> new LedgerEvidence.Proved(proof);
      case Disagreeing(var reason) -> new LedgerEvidence.Contradictory(reason);
      case Validated(var other, _) -> {
        DisagreementException.unless(
            other.ledgerIndex() == found.ledgerIndex(), "ledger_index: two nodes differ");
        DisagreementException.unless(
            EscrowProofs.of(other).equals(proof), "meta: two nodes tell of different effects");
        yield new LedgerEvidence.Proved(proof);
      }
    };
  }

  @Override
  public Finality finality(SignedTransaction transaction, XrplAddress sender, long firstLedger) {
    try {
      return switch (finality.of(pending(transaction, sender), firstLedger)) {
        case TransactionFinality.Verdict.StillPossible() -> new Finality.StillPossible();
        case TransactionFinality.Verdict.NeverComes(_, var reason) ->
            new Finality.NeverComes(reason);
      };
    } catch (NodeFailureException failure) {
      return new Finality.Unavailable(failure.reason());
    }
  }

  private static TransactionFinality.Pending pending(
      SignedTransaction transaction, XrplAddress sender) {
    OptionalLong place =
        transaction.ticket().isPresent() ? transaction.ticket() : transaction.sequence();
    return new TransactionFinality.Pending(
        transaction.hash(),
        sender,
        place,
        transaction.ticket().isPresent(),
        transaction.lastLedgerSequence());
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
