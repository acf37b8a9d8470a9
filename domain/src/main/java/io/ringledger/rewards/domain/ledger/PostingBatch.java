package io.ringledger.rewards.domain.ledger;

import io.ringledger.rewards.domain.Points;
import io.ringledger.rewards.domain.RewardFailure;
import io.ringledger.shared.domain.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Postings that are applied together, one after another. It is given what is there, under lock, and
 * tells afterwards what to keep: an account that many of them touch is kept once.
 */
public final class PostingBatch {

  /** An eighth of what fits, so that sums over the accounts of all kinds fit as well. */
  static final long MAX_SUM = Long.MAX_VALUE / 8;

  private final Map<AccountId, LedgerAccount> accounts = new HashMap<>();
  private final Map<AccountId, LedgerAccount> changed = new LinkedHashMap<>();
  private final Map<EntryKey, LedgerEntry> byKey = new HashMap<>();
  private final List<LedgerEntry> appended = new ArrayList<>();

  /**
   * A batch on top of what is there.
   *
   * @param accounts all that the postings name and that exist, locked
   * @param existing the entries there are under the keys of the postings
   */
  public PostingBatch(Collection<LedgerAccount> accounts, Collection<LedgerEntry> existing) {
    accounts.forEach(account -> this.accounts.put(account.id(), account));
    existing.forEach(entry -> byKey.put(entry.key(), entry));
  }

  /**
   * Applies one posting, or finds it applied. Refused, and without effect, in this order: {@code
   * EXISTS_WITH_DIFFERENT_ACCOUNT}, {@code EXISTS_WITH_DIFFERENT_AMOUNT}, {@code
   * EXISTS_WITH_DIFFERENT_SOURCE}, {@code ACCOUNT_NOT_FOUND}, {@code ACCOUNT_NOT_OPEN}, {@code
   * INSUFFICIENT_POINTS}, {@code POINTS_OUT_OF_RANGE}.
   *
   * @param id of the entry, where there is to be one
   */
  public Outcome<Receipt> post(Posting posting, EntryId id, Instant now) {
    LedgerEntry original = byKey.get(posting.key());
    if (original != null) {
      return repeated(posting, original);
    }
    LedgerAccount debit = accounts.get(posting.debit());
    LedgerAccount credit = accounts.get(posting.credit());
    if (debit == null || credit == null) {
      return Outcome.rejected(RewardFailure.ACCOUNT_NOT_FOUND);
    }
    return refusal(posting, debit, credit)
        .map(Outcome::<Receipt>rejected)
        .orElseGet(
            () -> Outcome.success(new Receipt(append(posting, id, debit, credit, now), false)));
  }

  /** What the batch appends, in order. */
  public List<LedgerEntry> appended() {
    return List.copyOf(appended);
  }

  /** The accounts it changes, as they are afterwards. */
  public Collection<LedgerAccount> changed() {
    return List.copyOf(changed.values());
  }

  private static Outcome<Receipt> repeated(Posting posting, LedgerEntry original) {
    Posting first = original.posting();
    if (!first.debit().equals(posting.debit()) || !first.credit().equals(posting.credit())) {
      return Outcome.rejected(RewardFailure.EXISTS_WITH_DIFFERENT_ACCOUNT);
    }
    if (!first.amount().equals(posting.amount())) {
      return Outcome.rejected(
          RewardFailure.EXISTS_WITH_DIFFERENT_AMOUNT,
          "An entry with this key moved "
              + first.amount()
              + " points, not "
              + posting.amount()
              + ".");
    }
    if (!first.reference().equals(posting.reference())) {
      return Outcome.rejected(RewardFailure.EXISTS_WITH_DIFFERENT_SOURCE);
    }
    return Outcome.success(new Receipt(original, true));
  }

  private static Optional<RewardFailure> refusal(
      Posting posting, LedgerAccount debit, LedgerAccount credit) {
    if (debit.status() != AccountStatus.OPEN || credit.status() != AccountStatus.OPEN) {
      return Optional.of(RewardFailure.ACCOUNT_NOT_OPEN);
    }
    if (!debit.covers(posting.amount().value())) {
      return Optional.of(RewardFailure.INSUFFICIENT_POINTS);
    }
    return fits(debit.debitsPosted(), posting.amount())
            && fits(credit.creditsPosted(), posting.amount())
        ? Optional.empty()
        : Optional.of(RewardFailure.POINTS_OUT_OF_RANGE);
  }

  private static boolean fits(long sum, Points amount) {
    return sum <= MAX_SUM - amount.value();
  }

  private LedgerEntry append(
      Posting posting, EntryId id, LedgerAccount debit, LedgerAccount credit, Instant now) {
    Instant at = latest(now, debit.lastPostedAt(), credit.lastPostedAt());
    LedgerAccount debited = debit.debited(posting.amount().value(), at);
    LedgerAccount credited = credit.credited(posting.amount().value(), at);
    LedgerEntry entry =
        new LedgerEntry(
            id,
            posting,
            debited.sequence(),
            debited.balance(),
            credited.sequence(),
            credited.balance(),
            at);
    keep(debited);
    keep(credited);
    byKey.put(posting.key(), entry);
    appended.add(entry);
    return entry;
  }

  private void keep(LedgerAccount account) {
    accounts.put(account.id(), account);
    changed.put(account.id(), account);
  }

  /** Replicas' clocks differ; within an account, time never runs backwards. */
  private static Instant latest(Instant... moments) {
    Instant latest = moments[0];
    for (Instant moment : moments) {
      latest = moment.isAfter(latest) ? moment : latest;
    }
    return latest;
  }
}
