package io.ringledger.bouts.domain;

import io.ringledger.shared.domain.RippleTime;

/** One transaction that is still to be signed so that a purse leaves its escrow. */
public sealed interface PayoutStep {

  Escrow escrow();

  OfferSequence offerSequence();

  Closing closing();

  /** The ledger refuses it before this moment. */
  RippleTime notBefore();

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
