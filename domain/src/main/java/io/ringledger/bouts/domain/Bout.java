package io.ringledger.bouts.domain;

import io.ringledger.bouts.domain.ConfirmationRules.Sender;
import io.ringledger.bouts.domain.EscrowState.Cancelled;
import io.ringledger.bouts.domain.EscrowState.Created;
import io.ringledger.bouts.domain.EscrowState.Failed;
import io.ringledger.bouts.domain.EscrowState.Finished;
import io.ringledger.bouts.domain.EscrowState.Planned;
import io.ringledger.bouts.domain.LedgerEvidence.Proved;
import io.ringledger.bouts.domain.LedgerProof.EscrowClosed;
import io.ringledger.bouts.domain.LedgerProof.EscrowCreated;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.domain.RippleTime;
import io.ringledger.shared.domain.TransactionHash;
import io.ringledger.shared.domain.UserId;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A bout and its four purses. Immutable: each verb answers the bout as it is afterwards, or why it
 * was refused.
 *
 * <p>The bout moves {@code draft -> escrows_created -> result_entered -> payouts_in_progress ->
 * closed} and no other way; a purse moves {@code planned -> created -> finished}, or {@code
 * cancelled} for the loser's bonus. Nothing moves except on a claim that {@link ConfirmationRules}
 * accept.
 */
public final class Bout {

  private static final Set<BoutStatus> PAYING =
      Set.of(BoutStatus.RESULT_ENTERED, BoutStatus.PAYOUTS_IN_PROGRESS, BoutStatus.CLOSED);

  private final BoutId id;
  private final UserId promoter;
  private final UserId fighterA;
  private final UserId fighterB;
  private final Instant event;
  private final Instant createdAt;
  private final BoutStatus status;
  private final Optional<Corner> winner;
  private final Map<EscrowKind, Escrow> escrows;

  private Bout(BoutSnapshot snapshot) {
    this.id = snapshot.id();
    this.promoter = snapshot.promoter();
    this.fighterA = snapshot.fighterA();
    this.fighterB = snapshot.fighterB();
    this.event = snapshot.event();
    this.createdAt = snapshot.createdAt();
    this.status = snapshot.status();
    this.winner = snapshot.winner();
    this.escrows = byKind(snapshot.escrows());
    BoutInvariants.check(this);
  }

  /**
   * A new bout in {@code draft} with its four planned escrows.
   *
   * @param ids a new one for each kind
   * @param conditions of the bonus of each corner
   */
  public static Outcome<Bout> plan(
      BoutId id,
      BoutPlan plan,
      Function<EscrowKind, EscrowId> ids,
      Function<Corner, Condition> conditions,
      Instant now) {
    return BoutPlanner.escrows(plan, ids, conditions, now)
        .map(
            escrows ->
                new Bout(
                    new BoutSnapshot(
                        id,
                        plan.promoter(),
                        plan.fighterA().user(),
                        plan.fighterB().user(),
                        plan.event(),
                        now,
                        BoutStatus.DRAFT,
                        Optional.empty(),
                        escrows)));
  }

  /** Reads a bout back; throws {@link IllegalStateException} where it breaks an invariant. */
  public static Bout restore(BoutSnapshot snapshot) {
    return new Bout(snapshot);
  }

  public BoutSnapshot snapshot() {
    return new BoutSnapshot(
        id, promoter, fighterA, fighterB, event, createdAt, status, winner, escrows());
  }

  public BoutId id() {
    return id;
  }

  public UserId promoter() {
    return promoter;
  }

  public UserId fighter(Corner corner) {
    return corner == Corner.A ? fighterA : fighterB;
  }

  public Instant event() {
    return event;
  }

  public Instant createdAt() {
    return createdAt;
  }

  public BoutStatus status() {
    return status;
  }

  public Optional<Corner> winner() {
    return winner;
  }

  /** The four escrows in the order of {@link EscrowKind}. */
  public List<Escrow> escrows() {
    return List.copyOf(escrows.values());
  }

  public Escrow escrow(EscrowKind kind) {
    Escrow escrow = escrows.get(kind);
    if (escrow == null) {
      throw new IllegalStateException("bout " + id + " has no escrow " + kind);
    }
    return escrow;
  }

  /** The escrow of that id; throws where it is another bout's. */
  public Escrow escrow(EscrowId escrow) {
    return escrows.values().stream()
        .filter(each -> each.id().equals(escrow))
        .findAny()
        .orElseThrow(() -> new IllegalStateException("bout " + id + " has no escrow " + escrow));
  }

  /** The escrows whose EscrowCreate is still to be signed. */
  public Outcome<List<Escrow>> escrowsToPrepare(Instant now) {
    if (status != BoutStatus.DRAFT) {
      return Outcome.rejected(BoutFailure.ESCROW_PREPARATION_CONFLICT);
    }
    List<Escrow> planned = escrows().stream().filter(Escrow::isPlanned).toList();
    boolean late =
        planned.stream().anyMatch(e -> !e.terms().window().finishAfter().toInstant().isAfter(now));
    return late
        ? Outcome.rejected(
            BoutFailure.BOUT_PLAN_INVALID,
            "finish_after_ripple: has passed, the ledger would refuse the escrow")
        : Outcome.success(planned);
  }

  /** The escrow of the claim is on the ledger; the fourth one moves the bout. */
  public Outcome<Bout> confirmEscrow(EscrowCreateClaim claim, LedgerEvidence evidence) {
    Escrow escrow = escrow(claim.kind());
    if (status != BoutStatus.DRAFT || !escrow.isPlanned()) {
      return Outcome.rejected(BoutFailure.ESCROW_CONFIRMATION_CONFLICT);
    }
    Optional<RecordedFailure> refusal =
        ConfirmationRules.judge(escrow.terms(), claim, evidence)
            .or(() -> reused(claim.transaction()))
            .or(() -> reused(claim.offerSequence()));
    if (refusal.isPresent()) {
      return Outcome.rejected(refusal.get().code(), refusal.get().reason());
    }
    Map<EscrowKind, Escrow> next = with(escrow.created(claim.transaction(), claim.offerSequence()));
    boolean allCreated = next.values().stream().allMatch(Escrow::wasCreated);
    return Outcome.success(
        next(allCreated ? BoutStatus.ESCROWS_CREATED : BoutStatus.DRAFT, winner, next));
  }

  /** The winner is known; this can be said once. */
  public Outcome<Bout> enterResult(Corner corner) {
    return status == BoutStatus.ESCROWS_CREATED
        ? Outcome.success(next(BoutStatus.RESULT_ENTERED, Optional.of(corner), escrows))
        : Outcome.rejected(BoutFailure.RESULT_CONFLICT);
  }

  /** The transactions that are still to be signed so that every purse leaves its escrow. */
  public Outcome<List<PayoutStep>> payoutsToPrepare() {
    if (!PAYING.contains(status)) {
      return Outcome.rejected(BoutFailure.PAYOUT_PREPARATION_CONFLICT);
    }
    return Outcome.success(
        escrows.values().stream()
            .flatMap(escrow -> PayoutStep.of(escrow, closingOf(escrow.kind())).stream())
            .toList());
  }

  /** The purse of the claim has left its escrow. */
  public Outcome<Bout> confirmPayout(PayoutClaim claim, LedgerEvidence evidence) {
    Escrow escrow = escrow(claim.kind());
    if (!PAYING.contains(status) || !(escrow.state() instanceof Created created)) {
      return Outcome.rejected(BoutFailure.PAYOUT_CONFIRMATION_CONFLICT);
    }
    return closed(escrow, created, Sender.OWNER, claim, evidence);
  }

  private Optional<RecordedFailure> judge(
      Escrow escrow, Created created, Sender sender, PayoutClaim claim, LedgerEvidence evidence) {
    return ConfirmationRules.judge(
        escrow, created, closingOf(escrow.kind()), sender, claim, evidence);
  }

  private Outcome<Bout> closed(
      Escrow escrow, Created created, Sender sender, PayoutClaim claim, LedgerEvidence evidence) {
    Closing closing = closingOf(escrow.kind());
    Optional<RecordedFailure> refusal =
        judge(escrow, created, sender, claim, evidence).or(() -> reused(claim.transaction()));
    if (refusal.isPresent()) {
      return Outcome.rejected(refusal.get().code(), refusal.get().reason());
    }
    Map<EscrowKind, Escrow> next =
        with(
            switch (closing) {
              case FINISH -> escrow.finished(created, claim.transaction(), claim.closeTime());
              case CANCEL -> escrow.cancelled(created, claim.transaction(), claim.closeTime());
            });
    return Outcome.success(
        next(
            isSettled(next, winner.orElseThrow())
                ? BoutStatus.CLOSED
                : BoutStatus.PAYOUTS_IN_PROGRESS,
            winner,
            next));
  }

  /** The ledger holds an escrow with these terms; judged by the rules of a confirm. */
  public Outcome<Bout> adoptEscrow(EscrowKind kind, EscrowCreated proof) {
    return confirmEscrow(EscrowCreateClaim.of(kind, proof), new Proved(proof));
  }

  /**
   * The escrow has left the ledger by that transaction, whoever sent it. Where its purse went the
   * right way this is a payout like any other; where it went the wrong way, the escrow has failed.
   */
  public Outcome<Bout> adoptPayout(EscrowKind kind, EscrowClosed proof) {
    Escrow escrow = escrow(kind);
    if (!PAYING.contains(status) || !(escrow.state() instanceof Created created)) {
      return Outcome.rejected(BoutFailure.PAYOUT_CONFIRMATION_CONFLICT);
    }
    if (proof.closing() != closingOf(kind) && proof.createdBy().equals(created.transaction())) {
      return fail(
          kind,
          proof.closing() == Closing.CANCEL
              ? "the purse went back to the promoter, by transaction " + proof.transaction()
              : "the purse went to the loser, by transaction " + proof.transaction());
    }
    return closed(escrow, created, Sender.ANYONE, PayoutClaim.of(kind, proof), new Proved(proof));
  }

  /**
   * The claim of a transaction that has moved this escrow already: judged like the first, and
   * nothing changes.
   */
  public Outcome<Bout> confirmEscrowAgain(EscrowCreateClaim claim, LedgerEvidence evidence) {
    Escrow escrow = escrow(claim.kind());
    if (escrow
        .state()
        .creation()
        .map(Created::transaction)
        .filter(claim.transaction()::equals)
        .isEmpty()) {
      return Outcome.rejected(BoutFailure.ESCROW_CONFIRMATION_CONFLICT);
    }
    return unless(ConfirmationRules.judge(escrow.terms(), claim, evidence));
  }

  /** The same for a transaction that has paid this escrow out, or has taken it back. */
  public Outcome<Bout> confirmPayoutAgain(PayoutClaim claim, LedgerEvidence evidence) {
    Escrow escrow = escrow(claim.kind());
    return switch (escrow.state()) {
      case Finished(var created, var transaction, _) when transaction.equals(claim.transaction()) ->
          unless(judge(escrow, created, Sender.ANYONE, claim, evidence));
      case Cancelled(var created, var transaction, _)
          when transaction.equals(claim.transaction()) ->
          unless(judge(escrow, created, Sender.ANYONE, claim, evidence));
      case Planned _, Created _, Finished _, Cancelled _, Failed _ ->
          Outcome.rejected(BoutFailure.PAYOUT_CONFIRMATION_CONFLICT);
    };
  }

  private Outcome<Bout> unless(Optional<RecordedFailure> refusal) {
    return refusal.isPresent()
        ? Outcome.rejected(refusal.get().code(), refusal.get().reason())
        : Outcome.success(this);
  }

  /** The escrow is lost on the ledger, or can never get there; nothing follows for it. */
  public Outcome<Bout> fail(EscrowKind kind, String reason) {
    Escrow escrow = escrow(kind);
    return escrow.state() instanceof Planned || escrow.state() instanceof Created
        ? Outcome.success(
            next(
                status,
                winner,
                with(escrow.failed(new RecordedFailure(BoutFailure.ESCROW_LOST, reason)))))
        : Outcome.rejected(BoutFailure.ESCROW_NOT_LOST, "the escrow has moved on the ledger");
  }

  /** By when the winner's bonus must be finished: from then on, anyone can cancel it. */
  public Optional<RippleTime> bonusDeadline() {
    return winner
        .map(corner -> escrow(EscrowKind.bonusOf(corner)))
        .filter(bonus -> bonus.state() instanceof Created)
        .flatMap(bonus -> bonus.terms().window().cancelAfter());
  }

  /** What the wallet said about a signing request that came to nothing; moves nothing. */
  public Bout recordFailure(EscrowKind kind, RecordedFailure failure) {
    return next(status, winner, with(escrow(kind).refused(failure)));
  }

  /** How a created escrow of that kind leaves the ledger once the winner is known. */
  private Closing closingOf(EscrowKind kind) {
    boolean losersBonus = kind.isBonus() && kind.corner() != winner.orElseThrow();
    return losersBonus ? Closing.CANCEL : Closing.FINISH;
  }

  /** Both show purses and the winner's bonus are paid. */
  static boolean isSettled(Map<EscrowKind, Escrow> escrows, Corner winner) {
    return escrows.values().stream()
        .filter(e -> !e.kind().isBonus() || e.kind().corner() == winner)
        .allMatch(Escrow::isFinished);
  }

  boolean isSettled() {
    return winner.filter(corner -> isSettled(escrows, corner)).isPresent();
  }

  private Optional<RecordedFailure> reused(TransactionHash transaction) {
    return BoutInvariants.transactions(escrows.values()).anyMatch(transaction::equals)
        ? Optional.of(
            new RecordedFailure(
                BoutFailure.INVALID_CONFIRMATION, "tx_hash: already confirmed another step"))
        : Optional.empty();
  }

  private Optional<RecordedFailure> reused(OfferSequence offerSequence) {
    return BoutInvariants.offerSequences(escrows.values()).anyMatch(offerSequence::equals)
        ? Optional.of(
            new RecordedFailure(
                BoutFailure.INVALID_CONFIRMATION, "offer_sequence: already names another escrow"))
        : Optional.empty();
  }

  private Map<EscrowKind, Escrow> with(Escrow changed) {
    EnumMap<EscrowKind, Escrow> copy = new EnumMap<>(escrows);
    copy.put(changed.kind(), changed);
    return copy;
  }

  private Bout next(
      BoutStatus nextStatus, Optional<Corner> nextWinner, Map<EscrowKind, Escrow> nextEscrows) {
    return new Bout(
        new BoutSnapshot(
            id,
            promoter,
            fighterA,
            fighterB,
            event,
            createdAt,
            nextStatus,
            nextWinner,
            List.copyOf(nextEscrows.values())));
  }

  private static Map<EscrowKind, Escrow> byKind(List<Escrow> escrows) {
    EnumMap<EscrowKind, Escrow> byKind = new EnumMap<>(EscrowKind.class);
    for (Escrow escrow : escrows) {
      if (byKind.put(escrow.kind(), escrow) != null) {
        throw new IllegalStateException("two escrows of kind " + escrow.kind());
      }
    }
    return Collections.unmodifiableMap(byKind);
  }

  @Override
  public String toString() {
    return "Bout[" + id + ", " + status.wire() + "]";
  }
}
