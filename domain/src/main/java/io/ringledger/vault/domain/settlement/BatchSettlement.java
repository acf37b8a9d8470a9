package io.ringledger.vault.domain.settlement;

import io.ringledger.vault.domain.BatchNumber;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A batch on its way through settlement: what has to happen next, whatever happened before and
 * wherever it was cut off. Immutable.
 *
 * @param debits what it takes, and from which channels
 * @param legs all there are for it
 */
public record BatchSettlement(
    BatchNumber number, BatchState state, List<Debit> debits, List<Leg> legs) {

  public BatchSettlement {
    debits = List.copyOf(debits);
    legs = List.copyOf(legs);
  }

  /** What comes next. */
  public enum Step {
    /** Ask the ledger whether all debits can be claimed, then plan: the anchor, or the claims. */
    SURVEY,
    /** Sign, send and follow legs. */
    WORK,
    /** Its anchor is in a validated ledger. */
    ANCHOR,
    /** All debits are claimed: items and books move, payments are planned. */
    COLLECT,
    /** Whoever can be paid is paid. */
    SETTLE,
    /** A debit cannot be claimed: go back. */
    REVERSE,
    /** Plan to give back what was claimed. */
    REFUND,
    /** All is given back: items and books are as before. */
    UNDO,
    /** Nothing, until somebody has a held leg tried again. */
    REST
  }

  /** Returns what comes next. */
  public Step next() {
    return switch (state) {
      case CUT -> nextOfCut();
      case ANCHORED -> nextOfAnchored();
      case COLLECTED -> areAtRest(Set.of(LegKind.PAYMENT)) ? Step.SETTLE : Step.WORK;
      case REVERSING -> nextOfReversing();
      case SETTLED, REVERSED -> areAtRest(Set.of(LegKind.values())) ? Step.REST : Step.WORK;
    };
  }

  private Step nextOfCut() {
    List<Leg> anchors = of(LegKind.ANCHOR);
    if (anchors.isEmpty()) {
      return Step.SURVEY;
    }
    return anchors.getFirst().state() == LegState.VALIDATED ? Step.ANCHOR : Step.WORK;
  }

  private Step nextOfAnchored() {
    List<Leg> claims = of(LegKind.CLAIM);
    if (claims.stream().anyMatch(claim -> claim.state() == LegState.FAILED)) {
      return Step.REVERSE;
    }
    if (claims.size() < debits.size()) {
      return Step.SURVEY;
    }
    return claims.stream().allMatch(claim -> claim.state() == LegState.VALIDATED)
        ? Step.COLLECT
        : Step.WORK;
  }

  private Step nextOfReversing() {
    if (!unrefunded().isEmpty()) {
      return Step.REFUND;
    }
    return areAtRest(Set.of(LegKind.values())) ? Step.UNDO : Step.WORK;
  }

  private boolean areAtRest(Set<LegKind> kinds) {
    return legs.stream()
        .filter(leg -> kinds.contains(leg.terms().kind()))
        .allMatch(leg -> leg.state().isAtRest());
  }

  private List<Leg> of(LegKind kind) {
    return legs.stream().filter(leg -> leg.terms().kind() == kind).toList();
  }

  /** Returns the claims that took something for which no refund is planned yet. */
  public List<Leg> unrefunded() {
    Set<Object> planned =
        of(LegKind.REFUND).stream().map(leg -> leg.terms().session()).collect(Collectors.toSet());
    return of(LegKind.CLAIM).stream()
        .filter(claim -> claim.state() == LegState.VALIDATED)
        .filter(claim -> !planned.contains(claim.terms().session()))
        .toList();
  }

  /** Returns what that claim takes, of those there are; throws where it is none of them. */
  public Debit debitOf(Leg claim) {
    return debits.stream()
        .filter(debit -> claim.terms().session().equals(Optional.of(debit.session())))
        .findFirst()
        .orElseThrow();
  }

  /** Returns why it is reversed: of its claims the first that failed. */
  public Optional<String> reversalReason() {
    return of(LegKind.CLAIM).stream()
        .filter(claim -> claim.state() == LegState.FAILED)
        .findFirst()
        .map(
            claim ->
                "claim on session %s failed: %s"
                    .formatted(
                        claim.terms().session().orElseThrow(), claim.reason().orElse("unknown")));
  }

  /** Returns the legs that may be signed now: those that the state of the batch allows. */
  public List<Leg> toSign(Instant now) {
    Set<LegKind> allowed =
        switch (state) {
          case CUT -> Set.of(LegKind.ANCHOR);
          case ANCHORED -> Set.of(LegKind.CLAIM);
          case COLLECTED, SETTLED -> Set.of(LegKind.PAYMENT);
          case REVERSING, REVERSED -> Set.of(LegKind.REFUND);
        };
    return legs.stream()
        .filter(leg -> leg.state() == LegState.PLANNED && allowed.contains(leg.terms().kind()))
        .filter(leg -> !leg.dueAt().isAfter(now))
        .toList();
  }

  /** Returns the legs that are given up because the batch goes back. */
  public List<Leg> toDrop() {
    return state == BatchState.REVERSING
        ? legs.stream()
            .filter(leg -> leg.state() == LegState.PLANNED)
            .filter(leg -> leg.terms().kind() != LegKind.REFUND)
            .toList()
        : List.of();
  }

  /** Returns the legs of which a transaction is under way and may be looked at now. */
  public List<Leg> toFollow(Instant now) {
    return legs.stream()
        .filter(leg -> leg.state().isInFlight() && !leg.dueAt().isAfter(now))
        .toList();
  }
}
