package io.ringledger.bouts.application;

import io.ringledger.bouts.application.outbound.EscrowLedger;
import io.ringledger.bouts.application.outbound.EscrowLedger.Finality;
import io.ringledger.bouts.application.outbound.EscrowLedger.Lookup;
import io.ringledger.bouts.application.outbound.EscrowLedger.Presence;
import io.ringledger.bouts.domain.Escrow;
import io.ringledger.bouts.domain.EscrowState.Created;
import io.ringledger.bouts.domain.LedgerEvidence;
import io.ringledger.bouts.domain.LedgerEvidence.Proved;
import io.ringledger.bouts.domain.LedgerProof.EscrowClosed;
import io.ringledger.bouts.domain.OfferSequence;
import io.ringledger.bouts.domain.signing.FollowedTransaction;
import io.ringledger.shared.domain.TransactionHash;
import java.time.Instant;

/** Hears from the ledger what became of transactions and escrows, outside any unit of work. */
final class LedgerNews {

  private final EscrowLedger ledger;

  LedgerNews(EscrowLedger ledger) {
    this.ledger = ledger;
  }

  /** What the ledger says about a transaction. */
  sealed interface Fate {

    /** It was looked up; it is in a validated ledger, or may still come. */
    record Seen(LedgerEvidence evidence) implements Fate {}

    /** It is proved never to come. */
    record Never(String reason) implements Fate {}

    /** No node answered. */
    record Unknown(String reason) implements Fate {}
  }

  /** What became of a transaction. */
  Fate fate(FollowedTransaction transaction, Escrow escrow) {
    return switch (ledger.lookup(transaction.hash())) {
      case Lookup.Unavailable(var reason) -> new Fate.Unknown(reason);
      case Lookup.Answered(LedgerEvidence.NotFound nowhere) ->
          switch (ledger.finality(
              transaction.signed(), escrow.terms().owner(), transaction.firstLedger())) {
            case Finality.StillPossible() -> new Fate.Seen(nowhere);
            case Finality.NeverComes(var reason) -> new Fate.Never(reason);
            case Finality.Unavailable(var reason) -> new Fate.Unknown(reason);
          };
      case Lookup.Answered(var evidence) -> new Fate.Seen(evidence);
    };
  }

  /** What the ledger says about an escrow of ours. */
  sealed interface Whereabouts {

    /** Nothing is to be done. */
    record InPlace() implements Whereabouts {}

    /** It left the ledger by that transaction. */
    record Closed(EscrowClosed proof) implements Whereabouts {}

    /** It is not there, and what closed it is not known. */
    record Lost(String reason) implements Whereabouts {}

    /** No node answered. */
    record Unknown(String reason) implements Whereabouts {}
  }

  /**
   * Where an escrow is that we know to have been created; before FinishAfter it can but be there.
   *
   * @param ledgerTime by the ledger's clock
   */
  Whereabouts whereabouts(Escrow escrow, Instant ledgerTime) {
    if (!(escrow.state() instanceof Created(var createdBy, var sequence))
        || ledgerTime.isBefore(escrow.terms().window().finishAfter().toInstant())) {
      return new Whereabouts.InPlace();
    }
    return presence(escrow, createdBy, sequence);
  }

  private Whereabouts presence(Escrow escrow, TransactionHash createdBy, OfferSequence sequence) {
    return switch (ledger.presence(escrow.terms().owner(), sequence, createdBy)) {
      case Presence.OnLedger() -> new Whereabouts.InPlace();
      case Presence.Missing() ->
          new Whereabouts.Lost("it is not on the ledger, and nothing was found that closed it");
      case Presence.Unavailable(var reason) -> new Whereabouts.Unknown(reason);
      case Presence.ClosedBy(var transaction) -> closedBy(transaction);
    };
  }

  private Whereabouts closedBy(TransactionHash transaction) {
    return switch (ledger.lookup(transaction)) {
      case Lookup.Unavailable(var reason) -> new Whereabouts.Unknown(reason);
      case Lookup.Answered(Proved(EscrowClosed proof)) -> new Whereabouts.Closed(proof);
      case Lookup.Answered(LedgerEvidence.Contradictory(var reason)) ->
          new Whereabouts.Lost("the ledger contradicts itself: " + reason);
      case Lookup.Answered _ ->
          new Whereabouts.Lost("transaction " + transaction + " is not known to have closed it");
    };
  }
}
