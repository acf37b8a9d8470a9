package io.ringledger.bouts.application;

import io.ringledger.bouts.application.outbound.Bouts;
import io.ringledger.bouts.application.outbound.Bouts.EscrowTransaction;
import io.ringledger.bouts.application.outbound.EscrowLedger;
import io.ringledger.bouts.application.outbound.EscrowLedger.Lookup.Answered;
import io.ringledger.bouts.application.outbound.EscrowLedger.Lookup.Unavailable;
import io.ringledger.bouts.domain.Bout;
import io.ringledger.bouts.domain.BoutFailure;
import io.ringledger.bouts.domain.BoutId;
import io.ringledger.bouts.domain.Escrow;
import io.ringledger.bouts.domain.EscrowKind;
import io.ringledger.bouts.domain.LedgerEvidence;
import io.ringledger.bouts.domain.RecordedFailure;
import io.ringledger.shared.application.Answer;
import io.ringledger.shared.application.AnswerFormat;
import io.ringledger.shared.application.Caller;
import io.ringledger.shared.application.Idempotency;
import io.ringledger.shared.application.IdempotentAnswers;
import io.ringledger.shared.application.IdempotentRequest;
import io.ringledger.shared.application.UnitOfWork;
import io.ringledger.shared.domain.FailureCode;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.domain.Outcome.Rejected;
import io.ringledger.shared.domain.Outcome.Success;
import io.ringledger.shared.domain.TransactionHash;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Moves an escrow on proof. The ledger is read first, outside any transaction; then, in one unit of
 * work: lock the bout, replay or decide, keep the escrow, the audit entry and the answer.
 */
final class Confirmation {

  private final UnitOfWork unitOfWork;
  private final Bouts bouts;
  private final BoutAccess access;
  private final EscrowLedger ledger;
  private final Idempotency idempotency;
  private final BoutHistory history;

  Confirmation(
      UnitOfWork unitOfWork,
      Bouts bouts,
      EscrowLedger ledger,
      IdempotentAnswers answers,
      BoutHistory history) {
    this.unitOfWork = unitOfWork;
    this.bouts = bouts;
    this.access = new BoutAccess(bouts);
    this.ledger = ledger;
    this.idempotency = new Idempotency(answers);
    this.history = history;
  }

  /**
   * One confirm.
   *
   * @param decide the domain's verdict
   * @param used what to note as used up once the verdict is good
   * @param success what to answer then
   */
  record Request<T>(
      Caller caller,
      BoutId bout,
      EscrowKind kind,
      TransactionHash transaction,
      String action,
      IdempotentRequest intent,
      BiFunction<Bout, LedgerEvidence, Outcome<Bout>> decide,
      Function<Escrow, EscrowTransaction> used,
      Function<Bout, T> success) {}

  <T> Answer confirm(Request<T> request, AnswerFormat<T> format) {
    if (!ledger.trustsClaims()) {
      Optional<Answer> earlier =
          unitOfWork.execute(
              () ->
                  idempotency.replay(
                      request.intent(), format, refusal -> writeDown(request, refusal)));
      if (earlier.isPresent()) {
        return earlier.get();
      }
    }
    return switch (ledger.lookup(request.transaction())) {
      case Unavailable(var reason) -> {
        Rejected<T> refusal = new Rejected<>(BoutFailure.LEDGER_UNAVAILABLE, reason);
        unitOfWork.run(() -> writeDown(request, refusal));
        yield format.format(refusal);
      }
      case Answered(var evidence) ->
          unitOfWork.execute(
              () -> {
                Outcome<Bout> locked = access.lockOwn(request.caller(), request.bout());
                return idempotency.once(
                    request.intent(),
                    format,
                    refusal -> writeDown(request, refusal),
                    () -> locked.then(bout -> apply(request, bout, evidence)));
              });
    };
  }

  private <T> Outcome<T> apply(Request<T> request, Bout bout, LedgerEvidence evidence) {
    Escrow escrow = bout.escrow(request.kind());
    return switch (request.decide().apply(bout, evidence)) {
      case Success<Bout>(var next) ->
          bouts.claim(request.used().apply(escrow))
              ? Outcome.success(move(request, next))
              : refuse(
                  request,
                  bout,
                  BoutFailure.INVALID_CONFIRMATION,
                  "tx_hash or offer_sequence: already confirmed another escrow");
      case Rejected<Bout>(var code, var reason, _) -> refuse(request, bout, code, reason);
    };
  }

  private <T> T move(Request<T> request, Bout next) {
    bouts.save(next);
    Map<String, String> details = details(request);
    details.put("escrow_status", next.escrow(request.kind()).status().wire());
    details.put("bout_status", next.status().wire());
    history.succeeded(request.caller(), next.id(), request.action(), details);
    return request.success().apply(next);
  }

  private <T> Outcome<T> refuse(Request<T> request, Bout bout, FailureCode code, String reason) {
    Rejected<T> refusal = new Rejected<>(code, reason);
    // A conflict says something about the request, not about the escrow, which is where it should
    // be; every other refusal stays on the escrow until the next success.
    if (code instanceof BoutFailure failure && code.category() != FailureCode.Category.CONFLICT) {
      bouts.save(bout.recordFailure(request.kind(), new RecordedFailure(failure, reason)));
    }
    history.refused(request.caller(), bout.id(), request.action(), refusal, details(request));
    return refusal;
  }

  /** A refusal that is not about the escrow: part of the bout's history, if it is the caller's. */
  private void writeDown(Request<?> request, Rejected<?> refusal) {
    if (access.lockOwn(request.caller(), request.bout()) instanceof Success<Bout>(var bout)) {
      history.refused(request.caller(), bout.id(), request.action(), refusal, details(request));
    }
  }

  private static Map<String, String> details(Request<?> request) {
    Map<String, String> details = new TreeMap<>();
    details.put("escrow_kind", request.kind().wire());
    details.put("tx_hash", request.transaction().value());
    details.put("idempotency_key", request.intent().key().value());
    return details;
  }
}
