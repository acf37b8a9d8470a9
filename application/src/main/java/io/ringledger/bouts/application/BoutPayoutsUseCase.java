package io.ringledger.bouts.application;

import io.ringledger.bouts.application.outbound.Bouts.Claimant;
import io.ringledger.bouts.application.outbound.Bouts.EscrowTransaction;
import io.ringledger.bouts.application.outbound.Bouts.Step;
import io.ringledger.bouts.application.outbound.Preflight.Standing;
import io.ringledger.bouts.application.outbound.UnsignedTransaction.Opening;
import io.ringledger.bouts.domain.Bout;
import io.ringledger.bouts.domain.BoutId;
import io.ringledger.bouts.domain.Closing;
import io.ringledger.bouts.domain.EscrowKind;
import io.ringledger.bouts.domain.PayoutClaim;
import io.ringledger.bouts.domain.PayoutStep;
import io.ringledger.bouts.domain.PayoutStep.FinishBonus;
import io.ringledger.bouts.domain.signing.SigningAction;
import io.ringledger.shared.application.Answer;
import io.ringledger.shared.application.AnswerFormat;
import io.ringledger.shared.application.Caller;
import io.ringledger.shared.application.IdempotentRequest;
import io.ringledger.shared.application.UnitOfWork;
import io.ringledger.shared.domain.Drops;
import io.ringledger.shared.domain.Outcome;
import java.util.List;
import java.util.Set;

/** {@inheritDoc} */
public final class BoutPayoutsUseCase implements BoutPayouts {

  private static final String PREPARE = "payout.prepare";
  static final String CONFIRM = "payout.confirm";

  private final UnitOfWork unitOfWork;
  private final BoutAccess access;
  private final Drafts drafts;
  private final SigningDesk desk;
  private final Reconciliation reconciliation;
  private final Confirmation confirmation;

  public BoutPayoutsUseCase(SettlementPorts ports) {
    this.unitOfWork = ports.unitOfWork();
    this.access = ports.access();
    this.drafts = ports.drafts();
    this.desk = ports.signingDesk();
    this.reconciliation = ports.reconciliation();
    this.confirmation = ports.confirmation();
  }

  @Override
  public Outcome<PreparedPayouts> prepare(Caller caller, BoutId bout, Set<EscrowKind> only) {
    return desk.prepare(new SigningDesk.Request<>(caller, bout, PREPARE, only, this::tasks))
        .then(
            prepared ->
                unitOfWork.execute(
                    () ->
                        access
                            .findOwn(caller, bout)
                            .map(now -> new PreparedPayouts(bout, now.status(), prepared))));
  }

  private Outcome<List<SigningTask<PayoutStep>>> tasks(Bout bout, Standing standing) {
    Drops baseFee =
        standing instanceof Standing.Known known ? known.baseFee() : Opening.USUAL_BASE_FEE;
    return bout.payoutsToPrepare()
        .map(steps -> steps.stream().map(step -> task(bout, step, baseFee)).toList());
  }

  private SigningTask<PayoutStep> task(Bout bout, PayoutStep step, Drops baseFee) {
    return new SigningTask<>(
        step,
        step.escrow(),
        SigningAction.of(step.closing()),
        Instructions.payout(bout.id(), step),
        step instanceof FinishBonus,
        () -> drafts.payout(step, baseFee));
  }

  @Override
  public Outcome<Reconciled> reconcile(ReconcileSigning command) {
    return reconciliation.reconcile(command, Set.of(SigningAction.FINISH, SigningAction.CANCEL));
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
            actionOf(claim),
            (bout, evidence) -> bout.confirmPayout(claim, evidence),
            (bout, evidence) -> bout.confirmPayoutAgain(claim, evidence),
            escrow ->
                new EscrowTransaction(
                    claim.transaction(),
                    escrow.id(),
                    Step.CLOSE,
                    escrow.terms().owner(),
                    claim.offerSequence(),
                    Claimant.CLIENT),
            bout -> new PayoutConfirmed(bout.id(), bout.status(), bout.escrow(claim.kind()))),
        format);
  }

  private static SigningAction actionOf(PayoutClaim claim) {
    return claim.transactionType().equals(Closing.CANCEL.transactionType())
        ? SigningAction.CANCEL
        : SigningAction.FINISH;
  }
}
