package io.ringledger.bouts.application;

import io.ringledger.bouts.application.outbound.BonusPreimages;
import io.ringledger.bouts.application.outbound.Bouts;
import io.ringledger.bouts.application.outbound.Bouts.EscrowTransaction;
import io.ringledger.bouts.application.outbound.Bouts.Step;
import io.ringledger.bouts.application.outbound.EscrowLedger;
import io.ringledger.bouts.application.outbound.SigningRequests;
import io.ringledger.bouts.application.outbound.SigningRequests.SigningOrder;
import io.ringledger.bouts.application.outbound.UnsignedTransaction;
import io.ringledger.bouts.application.outbound.UnsignedTransaction.EscrowCancel;
import io.ringledger.bouts.application.outbound.UnsignedTransaction.EscrowFinish;
import io.ringledger.bouts.application.outbound.UnsignedTransaction.Opening;
import io.ringledger.bouts.domain.Bout;
import io.ringledger.bouts.domain.BoutId;
import io.ringledger.bouts.domain.BoutStatus;
import io.ringledger.bouts.domain.EscrowStatus;
import io.ringledger.bouts.domain.PayoutClaim;
import io.ringledger.bouts.domain.PayoutStep;
import io.ringledger.bouts.domain.PayoutStep.CancelBonus;
import io.ringledger.bouts.domain.PayoutStep.FinishBonus;
import io.ringledger.bouts.domain.PayoutStep.FinishShow;
import io.ringledger.shared.application.Answer;
import io.ringledger.shared.application.AnswerFormat;
import io.ringledger.shared.application.AuditTrail;
import io.ringledger.shared.application.Caller;
import io.ringledger.shared.application.IdempotentAnswers;
import io.ringledger.shared.application.IdempotentRequest;
import io.ringledger.shared.application.UnitOfWork;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.domain.Outcome.Rejected;
import io.ringledger.shared.domain.Outcome.Success;
import io.ringledger.shared.domain.XrplAddress;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@inheritDoc} */
public final class BoutPayoutsUseCase implements BoutPayouts {

  private static final String PREPARE = "payout.prepare";
  private static final String RECONCILE = "payout.signing";
  private static final String CONFIRM = "payout.confirm";

  private final UnitOfWork unitOfWork;
  private final BoutAccess access;
  private final BonusPreimages preimages;
  private final BoutHistory history;
  private final Signing signing;
  private final Confirmation confirmation;

  public BoutPayoutsUseCase(
      UnitOfWork unitOfWork,
      Bouts bouts,
      BonusPreimages preimages,
      SigningRequests requests,
      EscrowLedger ledger,
      IdempotentAnswers answers,
      AuditTrail trail,
      InstantSource clock) {
    this.unitOfWork = unitOfWork;
    this.access = new BoutAccess(bouts);
    this.preimages = preimages;
    this.history = new BoutHistory(trail, clock);
    this.signing = new Signing(unitOfWork, bouts, requests, trail, clock);
    this.confirmation = new Confirmation(unitOfWork, bouts, ledger, answers, history);
  }

  @Override
  public Outcome<PreparedPayouts> prepare(Caller caller, BoutId bout) {
    Outcome<Plan> plan =
        unitOfWork.execute(() -> access.lockOwn(caller, bout).then(found -> planOf(caller, found)));
    return plan.then(
        known ->
            signing
                .request(
                    caller,
                    bout,
                    PREPARE,
                    known.payments(),
                    payment ->
                        new SigningOrder(
                            payment.step().escrow().id() + ":" + payment.step().closing().wire(),
                            payment.transaction(),
                            Instructions.payout(bout, payment.step())),
                    (payment, request) ->
                        new PreparedPayout(payment.step(), payment.transaction(), request))
                .map(prepared -> new PreparedPayouts(bout, known.status(), prepared)));
  }

  /** What is to be signed, with the winner's secret already in it. */
  private record Plan(BoutStatus status, List<Payment> payments) {}

  private record Payment(PayoutStep step, UnsignedTransaction transaction) {}

  private Outcome<Plan> planOf(Caller caller, Bout bout) {
    Outcome<List<PayoutStep>> steps = bout.payoutsToPrepare();
    switch (steps) {
      case Success<List<PayoutStep>>(var all) ->
          history.succeeded(
              caller,
              bout.id(),
              PREPARE,
              Map.of(
                  "escrow_kinds", Instructions.kinds(all.stream().map(PayoutStep::escrow)),
                  "fulfillment_disclosed",
                      Boolean.toString(all.stream().anyMatch(FinishBonus.class::isInstance))));
      case Rejected<List<PayoutStep>> refusal ->
          history.refused(caller, bout.id(), PREPARE, refusal, Map.of());
    }
    return steps.map(
        all ->
            new Plan(
                bout.status(),
                all.stream().map(step -> new Payment(step, transaction(step))).toList()));
  }

  private UnsignedTransaction transaction(PayoutStep step) {
    XrplAddress owner = step.escrow().terms().owner();
    return switch (step) {
      case FinishShow(_, var sequence) -> new EscrowFinish(owner, sequence, Optional.empty());
      case FinishBonus(_, var sequence, var condition, var permit) ->
          new EscrowFinish(
              owner,
              sequence,
              Optional.of(
                  new Opening(
                      condition, permit.disclose(preimages.find(permit)), Opening.USUAL_BASE_FEE)));
      case CancelBonus(_, var sequence) -> new EscrowCancel(owner, sequence);
    };
  }

  @Override
  public Outcome<Reconciled> reconcile(ReconcileSigning command) {
    return signing.reconcile(command, RECONCILE, EscrowStatus.CREATED);
  }

  @Override
  public Answer confirm(ConfirmPayout command, AnswerFormat<PayoutConfirmed> format) {
    PayoutClaim claim = command.claim();
    return confirmation.confirm(
        new Confirmation.Request<>(
            command.caller(),
            command.bout(),
            claim.kind(),
            claim.transaction(),
            CONFIRM,
            new IdempotentRequest(
                command.caller().user(),
                "payout_confirm:" + command.bout(),
                command.key(),
                command.fingerprint()),
            (bout, evidence) -> bout.confirmPayout(claim, evidence),
            escrow ->
                new EscrowTransaction(
                    claim.transaction(),
                    escrow.id(),
                    Step.CLOSE,
                    escrow.terms().owner(),
                    claim.offerSequence()),
            bout -> new PayoutConfirmed(bout.id(), bout.status(), bout.escrow(claim.kind()))),
        format);
  }
}
