package io.ringledger.bouts.application;

import io.ringledger.bouts.application.outbound.Bouts;
import io.ringledger.bouts.application.outbound.Bouts.Claimant;
import io.ringledger.bouts.application.outbound.Bouts.EscrowTransaction;
import io.ringledger.bouts.application.outbound.EscrowLedger;
import io.ringledger.bouts.application.outbound.EscrowLedger.Lookup.Answered;
import io.ringledger.bouts.application.outbound.EscrowLedger.Lookup.Unavailable;
import io.ringledger.bouts.application.outbound.FollowUps;
import io.ringledger.bouts.application.outbound.SigningJournal;
import io.ringledger.bouts.domain.Bout;
import io.ringledger.bouts.domain.BoutFailure;
import io.ringledger.bouts.domain.BoutId;
import io.ringledger.bouts.domain.Escrow;
import io.ringledger.bouts.domain.EscrowId;
import io.ringledger.bouts.domain.EscrowKind;
import io.ringledger.bouts.domain.LedgerEvidence;
import io.ringledger.bouts.domain.LedgerEvidence.NotFound;
import io.ringledger.bouts.domain.LedgerEvidence.NotValidated;
import io.ringledger.bouts.domain.RecordedFailure;
import io.ringledger.bouts.domain.signing.FollowedTransaction;
import io.ringledger.bouts.domain.signing.SigningAction;
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
import java.time.InstantSource;
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
  private final SigningJournal journal;
  private final FollowUps followUps;
  private final BoutHistory history;
  private final InstantSource clock;

  Confirmation(
      UnitOfWork unitOfWork,
      Bouts bouts,
      EscrowLedger ledger,
      IdempotentAnswers answers,
      SigningJournal journal,
      FollowUps followUps,
      BoutHistory history,
      InstantSource clock) {
    this.unitOfWork = unitOfWork;
    this.bouts = bouts;
    this.access = new BoutAccess(bouts);
    this.ledger = ledger;
    this.idempotency = new Idempotency(answers);
    this.journal = journal;
    this.followUps = followUps;
    this.history = history;
    this.clock = clock;
  }

  /**
   * One confirm.
   *
   * @param decide the domain's verdict
   * @param again its verdict where the same transaction has moved the escrow already
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
      SigningAction signed,
      BiFunction<Bout, LedgerEvidence, Outcome<Bout>> decide,
      BiFunction<Bout, LedgerEvidence, Outcome<Bout>> again,
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
      case Rejected<Bout>(var code, var reason, _) ->
          repeated(request, bout, code, evidence)
              .orElseGet(
                  () -> {
                    remember(request, bout, code, evidence);
                    return refuse(request, bout, code, reason);
                  });
    };
  }

  /** The answer to a claim of what we found out ourselves before: the same facts once more. */
  private <T> Optional<Outcome<T>> repeated(
      Request<T> request, Bout bout, FailureCode code, LedgerEvidence evidence) {
    boolean foundBefore =
        code.category() == FailureCode.Category.CONFLICT
            && bouts.claimantOf(request.transaction()).filter(Claimant.SYSTEM::equals).isPresent();
    if (foundBefore && request.again().apply(bout, evidence) instanceof Success<Bout>) {
      history.succeeded(
          request.caller().author(), bout.id(), request.action() + ".again", details(request));
      return Optional.of(Outcome.success(request.success().apply(bout)));
    }
    return Optional.empty();
  }

  /** A transaction that is only late is followed: nobody has to come back for it. */
  private void remember(Request<?> request, Bout bout, FailureCode code, LedgerEvidence evidence) {
    boolean late =
        code == BoutFailure.CONFIRMATION_TIMEOUT
            && (evidence instanceof NotFound || evidence instanceof NotValidated)
            && request.transaction().isLedgerHash();
    EscrowId escrow = bout.escrow(request.kind()).id();
    if (late && journal.transaction(escrow, request.transaction()).isEmpty()) {
      long followed =
          journal.transactionsOf(bout.id()).stream()
              .filter(known -> known.escrow().equals(escrow) && !known.status().isFinal())
              .count();
      if (followed < SigningJournal.MAX_FOLLOWED) {
        journal.save(
            FollowedTransaction.named(
                escrow, request.signed(), request.transaction(), clock.instant()));
        followUps.follow(escrow, clock.instant());
      }
    }
  }

  private <T> T move(Request<T> request, Bout next) {
    bouts.save(next);
    Map<String, String> details = details(request);
    details.put("escrow_status", next.escrow(request.kind()).status().wire());
    details.put("bout_status", next.status().wire());
    history.succeeded(request.caller().author(), next.id(), request.action(), details);
    return request.success().apply(next);
  }

  private <T> Outcome<T> refuse(Request<T> request, Bout bout, FailureCode code, String reason) {
    Rejected<T> refusal = new Rejected<>(code, reason);
    // A conflict says something about the request, not about the escrow, which is where it should
    // be; every other refusal stays on the escrow until the next success.
    if (code instanceof BoutFailure failure && code.category() != FailureCode.Category.CONFLICT) {
      bouts.save(bout.recordFailure(request.kind(), new RecordedFailure(failure, reason)));
    }
    history.refused(
        request.caller().author(), bout.id(), request.action(), refusal, details(request));
    return refusal;
  }

  /** A refusal that is not about the escrow: part of the bout's history, if it is the caller's. */
  private void writeDown(Request<?> request, Rejected<?> refusal) {
    if (access.lockOwn(request.caller(), request.bout()) instanceof Success<Bout>(var bout)) {
      history.refused(
          request.caller().author(), bout.id(), request.action(), refusal, details(request));
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
