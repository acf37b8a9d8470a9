package io.ringledger.bouts.application;

import io.ringledger.bouts.application.outbound.Bouts.Claimant;
import io.ringledger.bouts.application.outbound.Bouts.EscrowTransaction;
import io.ringledger.bouts.application.outbound.Bouts.Step;
import io.ringledger.bouts.application.outbound.Preflight.Standing;
import io.ringledger.bouts.domain.Bout;
import io.ringledger.bouts.domain.BoutId;
import io.ringledger.bouts.domain.Escrow;
import io.ringledger.bouts.domain.EscrowCreateClaim;
import io.ringledger.bouts.domain.EscrowKind;
import io.ringledger.bouts.domain.signing.SigningAction;
import io.ringledger.shared.application.Answer;
import io.ringledger.shared.application.AnswerFormat;
import io.ringledger.shared.application.Caller;
import io.ringledger.shared.application.IdempotentRequest;
import io.ringledger.shared.domain.Outcome;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;

/** {@inheritDoc} */
public final class BoutEscrowsUseCase implements BoutEscrows {

  private static final String PREPARE = "escrow.prepare";
  static final String CONFIRM = "escrow.confirm";

  private final InstantSource clock;
  private final SigningDesk desk;
  private final Reconciliation reconciliation;
  private final Confirmation confirmation;

  public BoutEscrowsUseCase(SettlementPorts ports) {
    this.clock = ports.clock();
    this.desk = ports.signingDesk();
    this.reconciliation = ports.reconciliation();
    this.confirmation = ports.confirmation();
  }

  @Override
  public Outcome<Prepared<Escrow>> prepare(Caller caller, BoutId bout, Set<EscrowKind> only) {
    return desk.prepare(new SigningDesk.Request<>(caller, bout, PREPARE, only, this::tasks));
  }

  private Outcome<List<SigningTask<Escrow>>> tasks(Bout bout, Standing standing) {
    // Where there is a ledger, its own clock decides, and the preflight has asked it.
    Instant now = standing instanceof Standing.NoLedger ? clock.instant() : Instant.EPOCH;
    return bout.escrowsToPrepare(now)
        .map(
            planned ->
                planned.stream()
                    .map(
                        escrow ->
                            new SigningTask<>(
                                escrow,
                                escrow,
                                SigningAction.CREATE,
                                Instructions.create(bout.id(), escrow),
                                false,
                                () -> Drafts.create(escrow)))
                    .toList());
  }

  @Override
  public Outcome<Reconciled> reconcile(ReconcileSigning command) {
    return reconciliation.reconcile(command, Set.of(SigningAction.CREATE));
  }

  @Override
  public Answer confirm(ConfirmEscrow command, AnswerFormat<EscrowConfirmed> format) {
    EscrowCreateClaim claim = command.claim();
    return confirmation.confirm(
        new Confirmation.Request<>(
            command.caller(),
            command.bout(),
            claim.kind(),
            claim.transaction(),
            CONFIRM,
            new IdempotentRequest(
                command.caller().user(),
                "escrow_create_confirm:" + command.bout(),
                command.key(),
                command.fingerprint()),
            SigningAction.CREATE,
            (bout, evidence) -> bout.confirmEscrow(claim, evidence),
            (bout, evidence) -> bout.confirmEscrowAgain(claim, evidence),
            escrow ->
                new EscrowTransaction(
                    claim.transaction(),
                    escrow.id(),
                    Step.CREATE,
                    escrow.terms().owner(),
                    claim.offerSequence(),
                    Claimant.CLIENT),
            bout -> new EscrowConfirmed(bout.id(), bout.status(), bout.escrow(claim.kind()))),
        format);
  }
}
