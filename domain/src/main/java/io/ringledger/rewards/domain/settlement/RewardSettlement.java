package io.ringledger.rewards.domain.settlement;

import static io.ringledger.rewards.domain.settlement.SettlementState.CANCELLED;
import static io.ringledger.rewards.domain.settlement.SettlementState.CLASSIFYING_EVENT;
import static io.ringledger.rewards.domain.settlement.SettlementState.COMPUTING_POLICY;
import static io.ringledger.rewards.domain.settlement.SettlementState.EMIT_SUMMARY;
import static io.ringledger.rewards.domain.settlement.SettlementState.FAILED;
import static io.ringledger.rewards.domain.settlement.SettlementState.INITIATED;
import static io.ringledger.rewards.domain.settlement.SettlementState.LOADING_SOURCE;
import static io.ringledger.rewards.domain.settlement.SettlementState.POSTING_LEDGER;
import static io.ringledger.rewards.domain.settlement.SettlementState.RESOLVING_ACCOUNT;
import static io.ringledger.rewards.domain.settlement.SettlementState.SUCCEEDED;

import io.ringledger.rewards.domain.RewardFailure;
import io.ringledger.rewards.domain.ledger.AccountId;
import io.ringledger.rewards.domain.ledger.EntryId;
import io.ringledger.rewards.domain.ledger.SourceReference;
import io.ringledger.rewards.domain.settlement.SettlementEnd.Cancelled;
import io.ringledger.rewards.domain.settlement.SettlementEnd.Failed;
import io.ringledger.rewards.domain.settlement.SettlementEnd.Succeeded;
import io.ringledger.shared.domain.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One source event on its way to its points. Each verb answers the settlement one step further; a
 * step that does not follow from the state is a bug and throws.
 *
 * @param reference the event
 * @param eventType CloudEvents {@code type}
 * @param orderingKey settlements with the same one are decided in the order of their acceptance
 * @param attempt how often it was taken up since it was accepted, or an admin had it taken up
 *     again; 0 before the first time
 * @param dueAt when it may be taken up (again)
 * @param parked why it waits for an admin, where it does
 * @param account the recipient's account, once it is resolved
 * @param entry the entry of the ledger, once it is posted
 * @param end how it ended, once it has
 * @param steps the states it entered, oldest first
 * @param version how often it was kept, for optimistic locking
 */
public record RewardSettlement(
    SettlementId id,
    SourceReference reference,
    String eventType,
    String orderingKey,
    Instant acceptedAt,
    SettlementState state,
    int attempt,
    Instant dueAt,
    Optional<String> parked,
    Optional<AccountId> account,
    Optional<EntryId> entry,
    Optional<SettlementEnd> end,
    List<SettlementStep> steps,
    long version) {

  public RewardSettlement {
    steps = List.copyOf(steps);
    require(steps.getLast().state() == state, "the last step leads to the state");
    require(state.isTerminal() == end.isPresent(), "a settlement has an end when it has ended");
    require(end.isEmpty() || endsAs(end.get()) == state, "the end fits the state");
    require(!(state.isTerminal() && parked.isPresent()), "what has ended is not parked");
    require(state != POSTING_LEDGER || account.isPresent(), "points are posted to an account");
    require(state != EMIT_SUMMARY || entry.isPresent(), "a summary tells of an entry");
    require(attempt >= 0 && version >= 0, "attempts and versions are counted");
  }

  /** A settlement that begins. */
  public static RewardSettlement initiate(
      SettlementId id,
      SourceReference reference,
      String eventType,
      String orderingKey,
      Instant now) {
    return new RewardSettlement(
        id,
        reference,
        eventType,
        orderingKey,
        now,
        INITIATED,
        0,
        now,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(new SettlementStep(INITIATED, now, 0)),
        0);
  }

  /**
   * It is taken up: for the first time, or where an earlier attempt stopped. One that was taken up
   * too often without getting on, for example because it kills whoever does, is parked instead.
   */
  public RewardSettlement takeUp(RetrySchedule schedule, Instant now) {
    require(!state.isTerminal() && parked.isEmpty(), "only what goes on is taken up");
    if (attempt >= schedule.attempts()) {
      return change().parked("taken up " + attempt + " times without getting to its end").done();
    }
    Change next = change().attempt(attempt + 1).dueAt(now.plus(schedule.waitAfter(attempt + 1)));
    return state == INITIATED ? next.enter(LOADING_SOURCE, now).done() : next.done();
  }

  /** Its source is there and can be read. */
  public RewardSettlement loaded(Instant now) {
    return from(LOADING_SOURCE).enter(CLASSIFYING_EVENT, now).done();
  }

  /** Its event is one that a policy decides about. */
  public RewardSettlement classified(Instant now) {
    return from(CLASSIFYING_EVENT).enter(COMPUTING_POLICY, now).done();
  }

  /** Its event is of a type that is no reward. */
  public RewardSettlement skip(Instant now) {
    return from(CLASSIFYING_EVENT)
        .end(
            new Succeeded(
                SettlementOutcome.SKIPPED,
                Optional.empty(),
                Optional.of("unsupported_event_type"),
                now))
        .done();
  }

  /** The policy grants points. */
  public RewardSettlement granted(Instant now) {
    return from(COMPUTING_POLICY).enter(RESOLVING_ACCOUNT, now).done();
  }

  /** The policy grants nothing. */
  public RewardSettlement noOp(String reason, Instant now) {
    return from(COMPUTING_POLICY)
        .end(new Succeeded(SettlementOutcome.NO_OP, Optional.empty(), Optional.of(reason), now))
        .done();
  }

  /** The recipient's account is found; from here on it cannot be cancelled. */
  public RewardSettlement resolved(AccountId recipient, Instant now) {
    return from(RESOLVING_ACCOUNT).account(recipient).enter(POSTING_LEDGER, now).done();
  }

  /** Its points are posted by this attempt. */
  public RewardSettlement posted(EntryId posted, Instant now) {
    return from(POSTING_LEDGER).entry(posted).enter(EMIT_SUMMARY, now).done();
  }

  /** Its points had been posted by an earlier attempt. */
  public RewardSettlement alreadyApplied(EntryId original, Instant now) {
    require(state == POSTING_LEDGER || state == EMIT_SUMMARY, "nothing is posted from " + state);
    return change()
        .entry(original)
        .end(
            new Succeeded(
                SettlementOutcome.ALREADY_APPLIED, Optional.of(original), Optional.empty(), now))
        .done();
  }

  /** All is done. */
  public RewardSettlement settled(Instant now) {
    return from(EMIT_SUMMARY)
        .end(new Succeeded(SettlementOutcome.SETTLED, entry, Optional.empty(), now))
        .done();
  }

  /** It never can come to anything. */
  public RewardSettlement fail(SettlementFailure failure, String detail, Instant now) {
    require(!state.isTerminal(), "what has ended does not fail");
    return change().end(new Failed(failure, detail, now)).done();
  }

  /** The attempt failed for a moment; it is tried again later, or parked after the last one. */
  public RewardSettlement retryLater(String reason, RetrySchedule schedule, Instant now) {
    require(!state.isTerminal(), "what has ended is not tried again");
    Change next = change().dueAt(now.plus(schedule.waitAfter(attempt)));
    return attempt >= schedule.attempts() ? next.parked(reason).done() : next.done();
  }

  /** It waits for an admin: trying again by itself could not help. */
  public RewardSettlement park(String reason) {
    require(!state.isTerminal(), "what has ended is not parked");
    return change().parked(reason).done();
  }

  /**
   * This attempt never got to it, because an earlier settlement with the same ordering key has to
   * come first; it does not count.
   */
  public RewardSettlement putBack(Instant now) {
    require(!state.isTerminal() && attempt > 0, "only what was taken up is put back");
    return change().attempt(attempt - 1).dueAt(now).done();
  }

  /** An admin has it taken up again, with as many attempts as a new one. */
  public Outcome<RewardSettlement> requeue(Instant now) {
    return parked.isEmpty()
        ? Outcome.rejected(RewardFailure.SETTLEMENT_NOT_PARKED)
        : Outcome.success(change().unparked().attempt(0).dueAt(now).done());
  }

  /** An admin calls it off. Only before posting. */
  public Outcome<RewardSettlement> cancel(String reason, Instant now) {
    return state.isBeforePosting()
        ? Outcome.success(change().end(new Cancelled(reason, now)).done())
        : Outcome.rejected(RewardFailure.SETTLEMENT_NOT_CANCELLABLE);
  }

  /** As it was kept; the next change is held against that version. */
  public RewardSettlement kept() {
    return change().version(version + 1).done();
  }

  private static SettlementState endsAs(SettlementEnd end) {
    return switch (end) {
      case Succeeded _ -> SUCCEEDED;
      case Failed _ -> FAILED;
      case Cancelled _ -> CANCELLED;
    };
  }

  private static void require(boolean holds, String rule) {
    if (!holds) {
      throw new IllegalArgumentException(rule);
    }
  }

  private Change from(SettlementState expected) {
    require(state == expected, "expected " + expected + ", is " + state);
    return change();
  }

  private Change change() {
    return new Change(this);
  }

  /** The next settlement while it is put together. */
  private static final class Change {
    private final RewardSettlement before;
    private final List<SettlementStep> steps;
    private SettlementState state;
    private int attempt;
    private Instant dueAt;
    private Optional<String> parked;
    private Optional<AccountId> account;
    private Optional<EntryId> entry;
    private Optional<SettlementEnd> end;
    private long version;

    Change(RewardSettlement before) {
      this.before = before;
      this.steps = new ArrayList<>(before.steps);
      this.state = before.state;
      this.attempt = before.attempt;
      this.dueAt = before.dueAt;
      this.parked = before.parked;
      this.account = before.account;
      this.entry = before.entry;
      this.end = before.end;
      this.version = before.version;
    }

    Change enter(SettlementState next, Instant now) {
      state = next;
      steps.add(new SettlementStep(next, now, attempt));
      return this;
    }

    Change end(SettlementEnd how) {
      end = Optional.of(how);
      parked = Optional.empty();
      return enter(endsAs(how), how.at());
    }

    Change attempt(int number) {
      attempt = number;
      return this;
    }

    Change dueAt(Instant moment) {
      dueAt = moment;
      return this;
    }

    Change parked(String reason) {
      parked = Optional.of(reason);
      return this;
    }

    Change unparked() {
      parked = Optional.empty();
      return this;
    }

    Change account(AccountId id) {
      account = Optional.of(id);
      return this;
    }

    Change entry(EntryId id) {
      entry = Optional.of(id);
      return this;
    }

    Change version(long number) {
      version = number;
      return this;
    }

    RewardSettlement done() {
      return new RewardSettlement(
          before.id,
          before.reference,
          before.eventType,
          before.orderingKey,
          before.acceptedAt,
          state,
          attempt,
          dueAt,
          parked,
          account,
          entry,
          end,
          steps,
          version);
    }
  }
}
