package io.ringledger.bouts.domain;

import io.ringledger.shared.domain.RippleTime;
import java.util.Optional;

/** One transaction that is still to be signed so that a purse leaves its escrow. */
public sealed interface PayoutStep {

  Escrow escrow();

  OfferSequence offerSequence();

  Closing closing();

  /** The ledger refuses it before this moment. */
  RippleTime notBefore();

  /** The step that takes a created escrow off the ledger that way; empty for any other. */
  static Optional<PayoutStep> of(Escrow escrow, Closing closing) {
    if (!(escrow.state() instanceof EscrowState.Created(_, var offerSequence))) {
      return Optional.empty();
    }
    Optional<Condition> condition = escrow.terms().condition();
    if (condition.isEmpty()) {
      return Optional.of(new FinishShow(escrow, offerSequence));
    }
    return Optional.of(
        switch (closing) {
          case FINISH ->
              new FinishBonus(
                  escrow,
                  offerSequence,
                  condition.get(),
                  new DisclosurePermit(escrow.id(), condition.get()));
          case CANCEL -> new CancelBonus(escrow, offerSequence);
        });
  }

  /** A show purse goes to its fighter. */
  record FinishShow(Escrow escrow, OfferSequence offerSequence) implements PayoutStep {
    @Override
    public Closing closing() {
      return Closing.FINISH;
    }

    @Override
    public RippleTime notBefore() {
      return escrow.terms().window().finishAfter();
    }
  }

  /** The winner's bonus goes to the winner, opened by its fulfillment. */
  record FinishBonus(
      Escrow escrow, OfferSequence offerSequence, Condition condition, DisclosurePermit permit)
      implements PayoutStep {
    @Override
    public Closing closing() {
      return Closing.FINISH;
    }

    @Override
    public RippleTime notBefore() {
      return escrow.terms().window().finishAfter();
    }
  }

  /** The loser's bonus goes back to the promoter. */
  record CancelBonus(Escrow escrow, OfferSequence offerSequence) implements PayoutStep {
    @Override
    public Closing closing() {
      return Closing.CANCEL;
    }

    @Override
    public RippleTime notBefore() {
      return escrow.terms().window().cancelAfter().orElseThrow();
    }
  }
}
