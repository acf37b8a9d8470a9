package io.ringledger.bouts.application;

import io.ringledger.bouts.application.outbound.SigningJournal;
import io.ringledger.bouts.application.outbound.SigningRequests;
import io.ringledger.bouts.application.outbound.SigningRequests.SigningResult;
import io.ringledger.bouts.application.outbound.SigningRequests.SigningStatus;
import io.ringledger.bouts.domain.Bout;
import io.ringledger.bouts.domain.BoutFailure;
import io.ringledger.bouts.domain.signing.SigningAction;
import io.ringledger.bouts.domain.signing.SigningRequest;
import io.ringledger.shared.application.UnitOfWork;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.domain.Outcome.Rejected;
import io.ringledger.shared.domain.Outcome.Success;
import java.util.Optional;
import java.util.Set;

/** Asks what became of a signing request, outside any unit of work, and writes it down. */
final class Reconciliation {

  private final UnitOfWork unitOfWork;
  private final BoutAccess access;
  private final SigningJournal journal;
  private final SigningRequests wallet;
  private final SigningRecord record;
  private final BoutHistory history;

  Reconciliation(
      UnitOfWork unitOfWork,
      BoutAccess access,
      SigningJournal journal,
      SigningRequests wallet,
      SigningRecord record,
      BoutHistory history) {
    this.unitOfWork = unitOfWork;
    this.access = access;
    this.journal = journal;
    this.wallet = wallet;
    this.record = record;
    this.history = history;
  }

  /**
   * What became of one request.
   *
   * @param actions that the request may have been for
   */
  Outcome<Reconciled> reconcile(ReconcileSigning command, Set<SigningAction> actions) {
    Optional<SigningStatus> observed =
        command.observedStatus().isEmpty()
            ? Optional.of(SigningStatus.OPEN)
            : command.observedStatus().flatMap(SigningStatus::ofWire);
    if (observed.isEmpty() || observed.get() == SigningStatus.UNKNOWN) {
      return Outcome.rejected(BoutFailure.OBSERVED_STATUS_INVALID);
    }
    Outcome<SigningRequest> known =
        unitOfWork.execute(
            () ->
                access.findOwn(command.caller(), command.bout()).then(_ -> find(command, actions)));
    return known.then(
        request ->
            switch (wallet.result(
                command.payload(),
                new SigningResult(observed.get(), command.observedTransaction()))) {
              case Success<SigningResult>(var result) ->
                  unitOfWork.execute(() -> note(command, actions, result));
              case Rejected<SigningResult> refusal -> {
                unitOfWork.run(() -> writeDown(command, request, refusal));
                yield refusal.as();
              }
            });
  }

  /** A payload of another bout, escrow or action is as good as none. */
  private Outcome<SigningRequest> find(ReconcileSigning command, Set<SigningAction> actions) {
    return journal
        .requestOf(command.payload())
        .filter(request -> request.bout().equals(command.bout()))
        .filter(request -> request.kind() == command.kind())
        .filter(request -> actions.contains(request.action()))
        .map(Outcome::success)
        .orElseGet(() -> Outcome.rejected(BoutFailure.SIGNING_REQUEST_NOT_FOUND));
  }

  private Outcome<Reconciled> note(
      ReconcileSigning command, Set<SigningAction> actions, SigningResult result) {
    return access
        .lockOwn(command.caller(), command.bout())
        .then(
            bout ->
                find(command, actions)
                    .map(
                        request -> {
                          Bout next = record.note(command.caller().author(), bout, request, result);
                          return new Reconciled(
                              bout.id(), next.escrow(command.kind()), command.payload(), result);
                        }));
  }

  /** The wallet failed: that is written down, and nothing else changes. */
  private void writeDown(
      ReconcileSigning command, SigningRequest request, Rejected<SigningResult> refusal) {
    if (access.lockOwn(command.caller(), command.bout()) instanceof Success<Bout>(var bout)) {
      history.refused(
          command.caller().author(),
          bout.id(),
          SigningRecord.actionOf(request.action()),
          refusal,
          SigningRecord.detailsOf(request));
    }
  }
}
