package io.ringledger.bouts.application;

import io.ringledger.bouts.application.outbound.Bouts;
import io.ringledger.bouts.application.outbound.SigningRequests;
import io.ringledger.bouts.application.outbound.SigningRequests.SigningLinks;
import io.ringledger.bouts.application.outbound.SigningRequests.SigningOrder;
import io.ringledger.bouts.application.outbound.SigningRequests.SigningResult;
import io.ringledger.bouts.application.outbound.SigningRequests.SigningStatus;
import io.ringledger.bouts.domain.Bout;
import io.ringledger.bouts.domain.BoutFailure;
import io.ringledger.bouts.domain.BoutId;
import io.ringledger.bouts.domain.Escrow;
import io.ringledger.bouts.domain.EscrowStatus;
import io.ringledger.bouts.domain.RecordedFailure;
import io.ringledger.shared.application.AuditTrail;
import io.ringledger.shared.application.Caller;
import io.ringledger.shared.application.UnitOfWork;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.domain.Outcome.Rejected;
import io.ringledger.shared.domain.Outcome.Success;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * What locking and paying out have in common: asking the wallet to sign, and writing down what came
 * of it. The wallet is asked outside any unit of work.
 */
final class Signing {

  private final UnitOfWork unitOfWork;
  private final Bouts bouts;
  private final BoutAccess access;
  private final SigningRequests requests;
  private final BoutHistory history;

  Signing(
      UnitOfWork unitOfWork,
      Bouts bouts,
      SigningRequests requests,
      AuditTrail trail,
      InstantSource clock) {
    this.unitOfWork = unitOfWork;
    this.bouts = bouts;
    this.access = new BoutAccess(bouts);
    this.requests = requests;
    this.history = new BoutHistory(trail, clock);
  }

  /** One signing request for each thing to sign; the first failure of the wallet ends it. */
  <S, P> Outcome<List<P>> request(
      Caller caller,
      BoutId bout,
      String action,
      List<S> things,
      Function<S, SigningOrder> order,
      BiFunction<S, SigningLinks, P> prepared) {
    List<P> all = new ArrayList<>();
    for (S thing : things) {
      SigningOrder toSign = order.apply(thing);
      switch (requests.create(toSign)) {
        case Success<SigningLinks>(var request) -> all.add(prepared.apply(thing, request));
        case Rejected<SigningLinks> refusal -> {
          auditFailure(caller, bout, action, refusal, Map.of("reference", toSign.reference()));
          return Outcome.rejected(refusal.code(), refusal.reason());
        }
      }
    }
    return Outcome.success(List.copyOf(all));
  }

  /**
   * Asks what became of a signing request and keeps a failure on the escrow, if that still waits
   * for the signature: what is said late about a step that is done changes nothing.
   *
   * @param awaiting the status of an escrow that waits for it
   */
  Outcome<Reconciled> reconcile(ReconcileSigning command, String action, EscrowStatus awaiting) {
    Optional<SigningStatus> observed =
        command.observedStatus().isEmpty()
            ? Optional.of(SigningStatus.OPEN)
            : command.observedStatus().flatMap(SigningStatus::ofWire);
    if (observed.isEmpty() || observed.get() == SigningStatus.UNKNOWN) {
      return Outcome.rejected(BoutFailure.OBSERVED_STATUS_INVALID);
    }
    Outcome<Bout> own = unitOfWork.execute(() -> access.findOwn(command.caller(), command.bout()));
    return own.then(
        _ ->
            switch (requests.result(
                command.payload(),
                new SigningResult(observed.get(), command.observedTransaction()))) {
              case Success<SigningResult>(var result) ->
                  unitOfWork.execute(() -> record(command, action, awaiting, result));
              case Rejected<SigningResult> refusal -> {
                auditFailure(command.caller(), command.bout(), action, refusal, detailsOf(command));
                yield Outcome.rejected(refusal.code(), refusal.reason());
              }
            });
  }

  /** The wallet failed: that is written down, and nothing else changes. */
  private void auditFailure(
      Caller caller, BoutId bout, String action, Rejected<?> refusal, Map<String, String> details) {
    unitOfWork.run(
        () -> {
          if (bouts.lock(bout).isPresent()) {
            history.refused(caller, bout, action, refusal, details);
          }
        });
  }

  private static Map<String, String> detailsOf(ReconcileSigning command) {
    return Map.of("escrow_kind", command.kind().wire(), "payload_id", command.payload().toString());
  }

  private Outcome<Reconciled> record(
      ReconcileSigning command, String action, EscrowStatus awaiting, SigningResult result) {
    return access
        .lockOwn(command.caller(), command.bout())
        .map(
            bout -> {
              boolean late = bout.escrow(command.kind()).status() != awaiting;
              Bout next = late ? bout : record(command, action, result, bout);
              Escrow escrow = next.escrow(command.kind());
              return new Reconciled(bout.id(), escrow, command.payload(), result);
            });
  }

  private Bout record(ReconcileSigning command, String action, SigningResult result, Bout bout) {
    Map<String, String> details = detailsOf(command);
    return switch (result.status()) {
      case OPEN, UNKNOWN -> bout;
      case SIGNED -> {
        history.succeeded(command.caller(), bout.id(), action + ".signed", details);
        yield bout;
      }
      case DECLINED, CANCELLED ->
          refuse(command, action, bout, BoutFailure.SIGNING_DECLINED, details);
      case EXPIRED -> refuse(command, action, bout, BoutFailure.SIGNING_EXPIRED, details);
    };
  }

  private Bout refuse(
      ReconcileSigning command,
      String action,
      Bout bout,
      BoutFailure code,
      Map<String, String> details) {
    RecordedFailure failure =
        new RecordedFailure(code, "signing request " + command.payload() + " " + code.code());
    Optional<RecordedFailure> known = bout.escrow(command.kind()).failure();
    if (known.equals(Optional.of(failure))) {
      return bout;
    }
    Bout next = bout.recordFailure(command.kind(), failure);
    bouts.save(next);
    history.refused(
        command.caller(), bout.id(), action, new Rejected<>(code, failure.reason()), details);
    return next;
  }
}
