package io.ringledger.bouts.application;

import io.ringledger.bouts.application.outbound.Bouts;
import io.ringledger.bouts.application.outbound.Bouts.EscrowTransaction;
import io.ringledger.bouts.application.outbound.Bouts.Step;
import io.ringledger.bouts.application.outbound.EscrowLedger;
import io.ringledger.bouts.application.outbound.SigningRequests;
import io.ringledger.bouts.application.outbound.SigningRequests.SigningOrder;
import io.ringledger.bouts.application.outbound.UnsignedTransaction;
import io.ringledger.bouts.domain.Bout;
import io.ringledger.bouts.domain.BoutId;
import io.ringledger.bouts.domain.Escrow;
import io.ringledger.bouts.domain.EscrowCreateClaim;
import io.ringledger.bouts.domain.EscrowStatus;
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
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** {@inheritDoc} */
public final class BoutEscrowsUseCase implements BoutEscrows {

  private static final String PREPARE = "escrow.prepare";
  private static final String RECONCILE = "escrow.signing";
  private static final String CONFIRM = "escrow.confirm";

  private final UnitOfWork unitOfWork;
  private final BoutAccess access;
  private final InstantSource clock;
  private final BoutHistory history;
  private final Signing signing;
  private final Confirmation confirmation;

  public BoutEscrowsUseCase(
      UnitOfWork unitOfWork,
      Bouts bouts,
      SigningRequests requests,
      EscrowLedger ledger,
      IdempotentAnswers answers,
      AuditTrail trail,
      InstantSource clock) {
    this.unitOfWork = unitOfWork;
    this.access = new BoutAccess(bouts);
    this.clock = clock;
    this.history = new BoutHistory(trail, clock);
    this.signing = new Signing(unitOfWork, bouts, requests, trail, clock);
    this.confirmation = new Confirmation(unitOfWork, bouts, ledger, answers, history);
  }

  @Override
  public Outcome<List<PreparedEscrow>> prepare(Caller caller, BoutId bout) {
    Outcome<List<Escrow>> planned =
        unitOfWork.execute(
            () -> access.lockOwn(caller, bout).then(found -> plannedOf(caller, found)));
    return planned.then(
        escrows ->
            signing.request(
                caller,
                bout,
                PREPARE,
                escrows,
                escrow ->
                    new SigningOrder(
                        escrow.id() + ":create",
                        new UnsignedTransaction.EscrowCreate(escrow.terms()),
                        Instructions.create(bout, escrow)),
                (escrow, request) ->
                    new PreparedEscrow(
                        escrow, new UnsignedTransaction.EscrowCreate(escrow.terms()), request)));
  }

  private Outcome<List<Escrow>> plannedOf(Caller caller, Bout bout) {
    Outcome<List<Escrow>> planned = bout.escrowsToPrepare(clock.instant());
    switch (planned) {
      case Success<List<Escrow>>(var escrows) ->
          history.succeeded(
              caller,
              bout.id(),
              PREPARE,
              Map.of("escrow_kinds", Instructions.kinds(escrows.stream())));
      case Rejected<List<Escrow>> refusal ->
          history.refused(caller, bout.id(), PREPARE, refusal, Map.of());
    }
    return planned;
  }

  @Override
  public Outcome<Reconciled> reconcile(ReconcileSigning command) {
    return signing.reconcile(command, RECONCILE, EscrowStatus.PLANNED);
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
            (bout, evidence) -> bout.confirmEscrow(claim, evidence),
            escrow ->
                new EscrowTransaction(
                    claim.transaction(),
                    escrow.id(),
                    Step.CREATE,
                    escrow.terms().owner(),
                    claim.offerSequence()),
            bout -> new EscrowConfirmed(bout.id(), bout.status(), bout.escrow(claim.kind()))),
        format);
  }
}
