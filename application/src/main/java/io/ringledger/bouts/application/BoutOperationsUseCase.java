package io.ringledger.bouts.application;

import io.ringledger.bouts.application.outbound.Bouts;
import io.ringledger.bouts.application.outbound.EscrowLedger;
import io.ringledger.bouts.application.outbound.EscrowLedger.Presence;
import io.ringledger.bouts.application.outbound.EscrowWatch;
import io.ringledger.bouts.application.outbound.EscrowWatch.StuckEscrow;
import io.ringledger.bouts.application.outbound.FollowUps;
import io.ringledger.bouts.application.outbound.SigningJournal;
import io.ringledger.bouts.application.outbound.SigningRequests;
import io.ringledger.bouts.domain.Bout;
import io.ringledger.bouts.domain.BoutFailure;
import io.ringledger.bouts.domain.BoutId;
import io.ringledger.bouts.domain.Escrow;
import io.ringledger.bouts.domain.EscrowId;
import io.ringledger.bouts.domain.EscrowState.Created;
import io.ringledger.bouts.domain.EscrowStatus;
import io.ringledger.shared.application.AuditTrail;
import io.ringledger.shared.application.Caller;
import io.ringledger.shared.application.UnitOfWork;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.domain.Outcome.Rejected;
import io.ringledger.shared.domain.Outcome.Success;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** {@inheritDoc} */
public final class BoutOperationsUseCase implements BoutOperations {

  private static final String FOLLOW = "escrow.follow_now";
  private static final String FAIL = "escrow.fail";
  private static final String EVIDENCE = "bout.evidence";

  private final UnitOfWork unitOfWork;
  private final Bouts bouts;
  private final BoutAccess access;
  private final SigningJournal journal;
  private final SigningRequests wallet;
  private final EscrowLedger ledger;
  private final EscrowWatch watch;
  private final FollowUps followUps;
  private final AuditTrail trail;
  private final BoutHistory history;
  private final InstantSource clock;

  public BoutOperationsUseCase(SettlementPorts ports, EscrowWatch watch) {
    this.unitOfWork = ports.unitOfWork();
    this.bouts = ports.bouts();
    this.access = ports.access();
    this.journal = ports.journal();
    this.wallet = ports.wallet();
    this.ledger = ports.ledger();
    this.watch = watch;
    this.followUps = ports.followUps();
    this.trail = ports.trail();
    this.history = ports.history();
    this.clock = ports.clock();
  }

  @Override
  public List<StuckEscrow> stuck(int limit) {
    return unitOfWork.execute(() -> watch.stuck(clock.instant(), Math.min(limit, MAX_STUCK)));
  }

  @Override
  public Outcome<Requeued> followNow(Caller caller, EscrowId id) {
    return unitOfWork.execute(
        () ->
            locked(id)
                .map(
                    bout -> {
                      Instant now = clock.instant();
                      followUps.follow(id, now);
                      history.succeeded(caller.author(), bout.id(), FOLLOW, kind(bout.escrow(id)));
                      return new Requeued(bout.id(), id, now);
                    }));
  }

  @Override
  public Outcome<Failed> fail(Caller caller, EscrowId id, String reason) {
    Outcome<Failed> outcome =
        unitOfWork
            .execute(() -> locked(id))
            .then(bout -> doubt(bout.escrow(id)).orElseGet(() -> Outcome.success(bout)))
            .then(
                _ ->
                    unitOfWork.execute(
                        () -> locked(id).then(bout -> fail(caller, bout, id, reason))));
    if (outcome instanceof Rejected<Failed> refusal) {
      unitOfWork.run(() -> writeDown(caller, id, refusal));
    }
    return outcome;
  }

  private Outcome<Failed> fail(Caller caller, Bout bout, EscrowId id, String reason) {
    Escrow escrow = bout.escrow(id);
    if (escrow.status() == EscrowStatus.PLANNED && mayStillBeCreated(bout, escrow)) {
      return notLost("a signature or a transaction of it is still undecided");
    }
    return bout.fail(escrow.kind(), reason)
        .map(
            next -> {
              bouts.save(next);
              Map<String, String> details = kind(escrow);
              details.put("reason", reason);
              history.succeeded(caller.author(), bout.id(), FAIL, details);
              return new Failed(next, id);
            });
  }

  /** In declared mode nobody can be asked, and the admin's word counts. */
  private boolean mayStillBeCreated(Bout bout, Escrow escrow) {
    return !ledger.trustsClaims()
        && (journal.requestsOf(bout.id()).stream()
                .anyMatch(r -> r.escrow().equals(escrow.id()) && r.isFollowed(clock.instant()))
            || journal.transactionsOf(bout.id()).stream()
                .anyMatch(t -> t.escrow().equals(escrow.id()) && !t.status().isFinal()));
  }

  private void writeDown(Caller caller, EscrowId id, Rejected<?> refusal) {
    if (locked(id) instanceof Success<Bout>(var bout)) {
      history.refused(caller.author(), bout.id(), FAIL, refusal, kind(bout.escrow(id)));
    }
  }

  /** Why an escrow cannot be called lost, according to the ledger. */
  private Optional<Outcome<Bout>> doubt(Escrow escrow) {
    if (ledger.trustsClaims() || !(escrow.state() instanceof Created(var created, var sequence))) {
      return Optional.empty();
    }
    return switch (ledger.presence(escrow.terms().owner(), sequence, created)) {
      case Presence.OnLedger() -> Optional.of(notLost("the escrow is on the ledger"));
      case Presence.ClosedBy(var transaction) ->
          Optional.of(
              notLost("it was closed by transaction " + transaction + ", which is being followed"));
      case Presence.Unavailable(var why) ->
          Optional.of(Outcome.rejected(BoutFailure.LEDGER_UNAVAILABLE, why));
      case Presence.Missing() -> Optional.empty();
    };
  }

  private static <T> Outcome<T> notLost(String reason) {
    return Outcome.rejected(BoutFailure.ESCROW_NOT_LOST, reason);
  }

  @Override
  public Outcome<Evidence> evidence(Caller caller, BoutId id) {
    return unitOfWork.execute(
        () ->
            access
                .lockAny(id)
                .map(
                    bout -> {
                      history.succeeded(caller.author(), id, EVIDENCE, Map.of());
                      return new Evidence(
                          clock.instant(),
                          new BoutView(
                              bout,
                              journal.requestsOf(id),
                              journal.transactionsOf(id),
                              Deadlines.of(bout, clock.instant())),
                          trail.history(BoutHistory.chainOf(id)),
                          wallet.mode().wire(),
                          !ledger.trustsClaims());
                    }));
  }

  private Outcome<Bout> locked(EscrowId escrow) {
    return bouts
        .boutOf(escrow)
        .map(access::lockAny)
        .orElseGet(() -> Outcome.rejected(BoutFailure.BOUT_NOT_FOUND));
  }

  private static Map<String, String> kind(Escrow escrow) {
    return new TreeMap<>(Map.of("escrow_kind", escrow.kind().wire()));
  }
}
