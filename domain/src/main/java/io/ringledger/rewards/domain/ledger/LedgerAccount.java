package io.ringledger.rewards.domain.ledger;

import io.ringledger.rewards.domain.RewardFailure;
import io.ringledger.shared.domain.Outcome;
import java.time.Instant;
import java.util.Optional;

/**
 * An account with what all its entries add up to. The sums are a cache: they can be rebuilt from
 * the entries at any time, and are checked against them.
 *
 * @param holder whose it is; only members' accounts have one
 * @param overdraftAllowed whether more may be taken than is there
 * @param debitsPosted points that went out, ever
 * @param creditsPosted points that came in, ever
 * @param sequence how many entries it has
 * @param lastPostedAt of its newest entry; when it was opened, where it has none
 */
public record LedgerAccount(
    AccountId id,
    AccountKind kind,
    Optional<Holder> holder,
    AccountStatus status,
    boolean overdraftAllowed,
    long debitsPosted,
    long creditsPosted,
    long sequence,
    Instant openedAt,
    Instant lastPostedAt) {

  public LedgerAccount {
    if (kind.isMember() != holder.isPresent()) {
      throw new IllegalArgumentException("members' accounts have a holder, and no others do");
    }
    if (debitsPosted < 0 || creditsPosted < 0 || sequence < 0) {
      throw new IllegalArgumentException("sums of an account are never negative");
    }
    if (!overdraftAllowed && creditsPosted < debitsPosted) {
      throw new IllegalArgumentException("an account without overdraft is never below zero");
    }
    if (status == AccountStatus.CLOSED && creditsPosted != debitsPosted) {
      throw new IllegalArgumentException("a closed account is empty");
    }
    if (lastPostedAt.isBefore(openedAt)) {
      throw new IllegalArgumentException("nothing is posted before an account is opened");
    }
  }

  /** A member's account without entries. */
  public static LedgerAccount open(AccountId id, Holder holder, Instant now) {
    return new LedgerAccount(
        id, AccountKind.MEMBER, Optional.of(holder), AccountStatus.OPEN, false, 0, 0, 0, now, now);
  }

  /** What is there: credits less debits. Negative where points were issued or overdrawn. */
  public long balance() {
    return creditsPosted - debitsPosted;
  }

  /** It stops everything that would move points. Only for an open member's account. */
  public Outcome<LedgerAccount> freeze() {
    return move(AccountStatus.OPEN, AccountStatus.FROZEN);
  }

  /** Points move again. Only for a frozen account. */
  public Outcome<LedgerAccount> unfreeze() {
    return move(AccountStatus.FROZEN, AccountStatus.OPEN);
  }

  /** Ends it, for good. Only for an open member's account that is empty. */
  public Outcome<LedgerAccount> close() {
    return balance() == 0
        ? move(AccountStatus.OPEN, AccountStatus.CLOSED)
        : Outcome.rejected(
            RewardFailure.ACCOUNT_MOVE_NOT_ALLOWED,
            "The account still has " + balance() + " points.");
  }

  /** Lets more be taken than is there, or not. What is overdrawn has to be made up for first. */
  public Outcome<LedgerAccount> allowOverdraft(boolean allowed) {
    if (!kind.isMember() || status == AccountStatus.CLOSED || (!allowed && balance() < 0)) {
      return Outcome.rejected(RewardFailure.ACCOUNT_MOVE_NOT_ALLOWED);
    }
    return Outcome.success(with(status, allowed));
  }

  private Outcome<LedgerAccount> move(AccountStatus from, AccountStatus to) {
    return kind.isMember() && status == from
        ? Outcome.success(with(to, overdraftAllowed))
        : Outcome.rejected(
            RewardFailure.ACCOUNT_MOVE_NOT_ALLOWED,
            "The account is " + status.wire() + ", a " + kind.wire() + " account.");
  }

  private LedgerAccount with(AccountStatus newStatus, boolean overdraft) {
    return new LedgerAccount(
        id,
        kind,
        holder,
        newStatus,
        overdraft,
        debitsPosted,
        creditsPosted,
        sequence,
        openedAt,
        lastPostedAt);
  }

  LedgerAccount debited(long amount, Instant at) {
    return posted(Math.addExact(debitsPosted, amount), creditsPosted, at);
  }

  LedgerAccount credited(long amount, Instant at) {
    return posted(debitsPosted, Math.addExact(creditsPosted, amount), at);
  }

  boolean covers(long amount) {
    return overdraftAllowed || balance() >= amount;
  }

  private LedgerAccount posted(long debits, long credits, Instant at) {
    return new LedgerAccount(
        id, kind, holder, status, overdraftAllowed, debits, credits, sequence + 1, openedAt, at);
  }
}
