package io.ringledger.bouts.domain;

import io.ringledger.bouts.domain.EscrowState.Cancelled;
import io.ringledger.bouts.domain.EscrowState.Created;
import io.ringledger.bouts.domain.EscrowState.Failed;
import io.ringledger.bouts.domain.EscrowState.Finished;
import io.ringledger.bouts.domain.EscrowState.Planned;
import io.ringledger.shared.domain.RippleTime;
import io.ringledger.shared.domain.TransactionHash;
import java.util.Optional;

/** One purse of a bout: its terms, where it stands, and the last refusal if there was one. */
public record Escrow(
    EscrowId id, EscrowTerms terms, EscrowState state, Optional<RecordedFailure> failure) {

  public Escrow {
    if (state instanceof Cancelled && !terms.kind().isBonus()) {
      throw new IllegalArgumentException("a show purse is never cancelled");
    }
    if (state instanceof Finished(_, _, var closeTime)
        && closeTime.isBefore(terms.window().finishAfter())) {
      throw new IllegalArgumentException("finished before its FinishAfter");
    }
    if (state instanceof Cancelled(_, _, var closeTime)
        && closeTime.isBefore(terms.window().cancelAfter().orElseThrow())) {
      throw new IllegalArgumentException("cancelled before its CancelAfter");
    }
  }

  static Escrow planned(EscrowId id, EscrowTerms terms) {
    return new Escrow(id, terms, new Planned(), Optional.empty());
  }

  public EscrowKind kind() {
    return terms.kind();
  }

  public EscrowStatus status() {
    return state.status();
  }

  boolean isPlanned() {
    return state instanceof Planned;
  }

  /** Whether it ever was on the ledger; one that failed before never will be. */
  boolean wasCreated() {
    return state.creation().isPresent();
  }

  boolean isFinished() {
    return state instanceof Finished;
  }

  Escrow created(TransactionHash transaction, OfferSequence offerSequence) {
    return in(new Created(transaction, offerSequence));
  }

  Escrow finished(Created created, TransactionHash transaction, RippleTime closeTime) {
    return in(new Finished(created, transaction, closeTime));
  }

  Escrow cancelled(Created created, TransactionHash transaction, RippleTime closeTime) {
    return in(new Cancelled(created, transaction, closeTime));
  }

  Escrow refused(RecordedFailure refusal) {
    return new Escrow(id, terms, state, Optional.of(refusal));
  }

  Escrow failed(RecordedFailure why) {
    return new Escrow(id, terms, new Failed(state.creation()), Optional.of(why));
  }

  private Escrow in(EscrowState next) {
    return new Escrow(id, terms, next, Optional.empty());
  }
}
