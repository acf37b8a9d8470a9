package io.ringledger.bouts.application;

import io.ringledger.bouts.application.outbound.BonusPreimages;
import io.ringledger.bouts.application.outbound.UnsignedTransaction;
import io.ringledger.bouts.application.outbound.UnsignedTransaction.EscrowCancel;
import io.ringledger.bouts.application.outbound.UnsignedTransaction.EscrowCreate;
import io.ringledger.bouts.application.outbound.UnsignedTransaction.EscrowFinish;
import io.ringledger.bouts.application.outbound.UnsignedTransaction.Opening;
import io.ringledger.bouts.domain.Bout;
import io.ringledger.bouts.domain.Escrow;
import io.ringledger.bouts.domain.PayoutStep;
import io.ringledger.bouts.domain.PayoutStep.CancelBonus;
import io.ringledger.bouts.domain.PayoutStep.FinishBonus;
import io.ringledger.bouts.domain.PayoutStep.FinishShow;
import io.ringledger.bouts.domain.signing.SigningAction;
import io.ringledger.bouts.domain.signing.SigningRequest;
import io.ringledger.shared.domain.Drops;
import io.ringledger.shared.domain.Outcome.Rejected;
import io.ringledger.shared.domain.Outcome.Success;
import io.ringledger.shared.domain.XrplAddress;
import java.util.List;
import java.util.Optional;

/** Writes the transactions that are to be signed. */
final class Drafts {

  private final BonusPreimages preimages;

  Drafts(BonusPreimages preimages) {
    this.preimages = preimages;
  }

  static UnsignedTransaction create(Escrow escrow) {
    return new EscrowCreate(escrow.terms());
  }

  /** Discloses the winner's secret where the step needs it; inside a unit of work. */
  UnsignedTransaction payout(PayoutStep step, Drops baseFee) {
    XrplAddress owner = step.escrow().terms().owner();
    return switch (step) {
      case FinishShow(_, var sequence) -> new EscrowFinish(owner, sequence, Optional.empty());
      case FinishBonus(_, var sequence, var condition, var permit) ->
          new EscrowFinish(
              owner,
              sequence,
              Optional.of(
                  new Opening(condition, permit.disclose(preimages.find(permit)), baseFee)));
      case CancelBonus(_, var sequence) -> new EscrowCancel(owner, sequence);
    };
  }

  /** What was prepared for that request; empty where the step is done and it cannot be told. */
  Optional<UnsignedTransaction> of(Bout bout, SigningRequest request) {
    Escrow escrow = bout.escrow(request.kind());
    if (request.action() == SigningAction.CREATE) {
      return Optional.of(create(escrow));
    }
    return switch (bout.payoutsToPrepare()) {
      case Success<List<PayoutStep>>(var steps) ->
          steps.stream()
              .filter(step -> step.escrow().id().equals(request.escrow()))
              .filter(step -> SigningAction.of(step.closing()) == request.action())
              .findAny()
              .map(step -> payout(step, Opening.USUAL_BASE_FEE));
      case Rejected<List<PayoutStep>> _ -> Optional.empty();
    };
  }
}
