package io.ringledger.vault.domain.settlement;

import io.ringledger.shared.domain.TransactionHash;
import io.ringledger.shared.domain.XrplAddress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One thing that the settlement authority has to do on the ledger. All its tries use one ticket
 * until that is spent, so that at most one of them can ever be applied. Immutable.
 *
 * @param place the ticket, or the sequence number where tickets are made
 * @param attempts how many transactions were signed for it, on this place or others
 * @param dueAt it is not looked at before
 * @param attempt the last transaction signed
 * @param ledgerIndex of the validated ledger that has it
 * @param code what the ledger, or a node, said of it last
 * @param reason why it failed, is held, or is tried again
 */
public record Leg(
    LegId id,
    LegTerms terms,
    LegState state,
    OptionalLong place,
    int attempts,
    Instant dueAt,
    Optional<Attempt> attempt,
    OptionalLong ledgerIndex,
    Optional<String> code,
    Optional<String> reason,
    Instant changedAt) {

  public static final String TICKET_SPENT = "ticket_spent";
  public static final String CHANNEL_CLOSED = "channel_closed_without_paying";
  public static final String NEVER_CAME = "never_came";
  public static final String DROPPED = "batch_reversing";

  public Leg {
    boolean onItsWay = state.isInFlight() || state == LegState.VALIDATED;
    if (onItsWay && (attempt.isEmpty() || place.isEmpty())) {
      throw new IllegalArgumentException("a leg is signed before it is on its way");
    }
    if (state == LegState.HELD && !terms.kind().pays()) {
      throw new IllegalArgumentException("only what is owed to somebody is held");
    }
  }

  /** Returns a leg that nothing was done for yet. */
  public static Leg planned(LegId id, LegTerms terms, Instant now) {
    return new Leg(
        id,
        terms,
        LegState.PLANNED,
        OptionalLong.empty(),
        0,
        now,
        Optional.empty(),
        OptionalLong.empty(),
        Optional.empty(),
        Optional.empty(),
        now);
  }

  /** Returns it with its ticket or sequence number; throws unless it is planned and has none. */
  public Leg placed(long newPlace, Instant now) {
    if (state != LegState.PLANNED || place.isPresent()) {
      throw new IllegalStateException("leg " + id + " has no need of a place");
    }
    return with(state, OptionalLong.of(newPlace), dueAt, code, reason, now);
  }

  /** Returns it once a transaction for it is signed; throws unless it is planned on that place. */
  public Leg signed(Attempt next, Instant now) {
    if (state != LegState.PLANNED
        || !next.leg().equals(id)
        || !place.equals(OptionalLong.of(next.place()))) {
      throw new IllegalStateException("leg " + id + " cannot be signed so");
    }
    return new Leg(
        id,
        terms,
        LegState.SIGNED,
        place,
        attempts + 1,
        now,
        Optional.of(next),
        OptionalLong.empty(),
        Optional.empty(),
        reason,
        now);
  }

  /**
   * Returns it once its transaction was sent; throws unless one is under way.
   *
   * @param said a node's first word; nothing is final in it, not even a refusal
   * @param lookAt when its fate is looked at
   */
  public Leg submitted(String said, Instant lookAt, Instant now) {
    requireInFlight();
    return with(LegState.SUBMITTED, place, lookAt, Optional.of(said), reason, now);
  }

  /** Returns it with another time to look at it. */
  public Leg later(Instant lookAt) {
    return with(state, place, lookAt, code, reason, changedAt);
  }

  /** One try and what became of it. */
  public record Fated(Attempt attempt, AttemptFate fate) {}

  /**
   * Returns what it is after all that the ledger says of its tries; the same where one may still
   * come.
   *
   * @param tries every transaction signed on the place it has
   */
  public Leg followed(List<Fated> tries, Instant now) {
    requireInFlight();
    for (Fated one : tries) {
      if (one.fate() instanceof AttemptFate.Applied applied) {
        return concluded(one.attempt(), applied, now);
      }
    }
    if (tries.isEmpty() || tries.stream().anyMatch(t -> t.fate() instanceof AttemptFate.Open)) {
      return this;
    }
    boolean spent =
        tries.stream()
            .anyMatch(one -> one.fate() instanceof AttemptFate.Never never && never.placeSpent());
    return spent ? spentElsewhere(now) : neverCame(now);
  }

  private Leg concluded(Attempt done, AttemptFate.Applied applied, Instant now) {
    String result = applied.result();
    boolean didIt = result.equals(ResultCodes.SUCCESS);
    boolean paid =
        terms.kind() != LegKind.CLAIM
            || applied.channelBalance().equals(OptionalLong.of(terms.target().value()));
    if (didIt && paid) {
      return ended(LegState.VALIDATED, done, applied, Optional.empty(), now);
    }
    if (didIt) {
      // A claim that comes after the channel's end closes it, pays nothing, and is a success.
      return ended(LegState.FAILED, done, applied, Optional.of(CHANNEL_CLOSED), now);
    }
    if (ResultCodes.isForGood(terms.kind(), result)) {
      LegState end = terms.kind().pays() ? LegState.HELD : LegState.FAILED;
      return ended(end, done, applied, Optional.of(result), now);
    }
    // Its fee is paid and its ticket is gone, so nothing of it can come any more.
    return again(OptionalLong.empty(), Optional.of(result), result, now);
  }

  private Leg ended(
      LegState end, Attempt done, AttemptFate.Applied applied, Optional<String> why, Instant now) {
    return new Leg(
        id,
        terms,
        end,
        OptionalLong.of(done.place()),
        attempts,
        now,
        Optional.of(done),
        OptionalLong.of(applied.ledgerIndex()),
        Optional.of(applied.result()),
        why,
        now);
  }

  /** The last word of a node counts where the transaction never came: it said why. */
  private Leg neverCame(Instant now) {
    if (code.filter(said -> ResultCodes.isForGood(terms.kind(), said)).isPresent()) {
      LegState end = terms.kind().pays() ? LegState.HELD : LegState.FAILED;
      return with(end, place, now, code, code, now);
    }
    OptionalLong kept = terms.kind() == LegKind.TICKETS ? OptionalLong.empty() : place;
    return again(kept, code, NEVER_CAME, now);
  }

  /**
   * Tickets are for nobody else, so another holder of the key, or a node that lies, is about: no
   * cash moves on a new ticket before the truth is out, or somebody has looked.
   */
  private Leg spentElsewhere(Instant now) {
    boolean movesCash = terms.kind().pays() || terms.kind() == LegKind.CLAIM;
    return movesCash
        ? with(
            LegState.SUBMITTED,
            place,
            now.plus(Backoff.after(attempts)),
            code,
            Optional.of(TICKET_SPENT),
            now)
        : again(OptionalLong.empty(), code, TICKET_SPENT, now);
  }

  /** Returns whether its ticket is gone and none of its transactions is known to have come. */
  public boolean isStuck() {
    return state.isInFlight() && reason.equals(Optional.of(TICKET_SPENT));
  }

  /** Returns whether somebody may have it tried again. */
  public boolean mayBeRetried() {
    return state == LegState.HELD || isStuck();
  }

  private Leg again(OptionalLong kept, Optional<String> said, String why, Instant now) {
    return with(
        LegState.PLANNED, kept, now.plus(Backoff.after(attempts)), said, Optional.of(why), now);
  }

  /** Returns it given up, where nothing of it is under way; otherwise the same. */
  public Leg dropped(Instant now) {
    return state == LegState.PLANNED
        ? with(LegState.FAILED, place, now, code, Optional.of(DROPPED), now)
        : this;
  }

  /**
   * Returns it to be tried again at once; throws unless it is held or stuck.
   *
   * @param elsewhere another account to pay, where there is one
   */
  public Leg retried(Optional<XrplAddress> elsewhere, Instant now) {
    if (!mayBeRetried() || (elsewhere.isPresent() && !terms.kind().pays())) {
      throw new IllegalStateException("leg " + id + " is not held");
    }
    // A ticket is kept only where it is proved that none of its transactions ever comes.
    OptionalLong kept = ledgerIndex.isPresent() || isStuck() ? OptionalLong.empty() : place;
    return new Leg(
        id,
        elsewhere.map(terms::to).orElse(terms),
        LegState.PLANNED,
        kept,
        attempts,
        now,
        attempt,
        OptionalLong.empty(),
        code,
        Optional.empty(),
        now);
  }

  /** Returns the hash of the transaction under way, or of the one that was applied. */
  public Optional<TransactionHash> hash() {
    return attempt.map(Attempt::hash);
  }

  private void requireInFlight() {
    if (!state.isInFlight()) {
      throw new IllegalStateException("nothing of leg " + id + " is under way");
    }
  }

  private Leg with(
      LegState newState,
      OptionalLong newPlace,
      Instant newDueAt,
      Optional<String> newCode,
      Optional<String> newReason,
      Instant now) {
    return new Leg(
        id,
        terms,
        newState,
        newPlace,
        attempts,
        newDueAt,
        attempt,
        ledgerIndex,
        newCode,
        newReason,
        now);
  }
}
