package io.ringledger.rewards.domain.ledger;

import io.ringledger.rewards.domain.Points;
import java.time.Instant;
import java.util.Optional;

/**
 * Points that moved from one account to another. Immutable; both sides in one record, so that it
 * sums to zero by its form.
 *
 * @param debitSequence its place among the entries of the debited account, from 1
 * @param debitBalance of the debited account, afterwards
 * @param creditSequence its place among the entries of the credited account, from 1
 * @param creditBalance of the credited account, afterwards
 * @param postedAt never before an earlier entry of either account
 */
public record LedgerEntry(
    EntryId id,
    Posting posting,
    long debitSequence,
    long debitBalance,
    long creditSequence,
    long creditBalance,
    Instant postedAt) {

  public LedgerEntry {
    if (debitSequence < 1 || creditSequence < 1) {
      throw new IllegalArgumentException("entries of an account are counted from 1");
    }
  }

  public EntryKey key() {
    return posting.key();
  }

  public Points amount() {
    return posting.amount();
  }

  /** The side that is somebody's: the other one is everybody's. */
  public AccountId member() {
    return AccountKind.isSystem(posting.debit()) ? posting.credit() : posting.debit();
  }

  public boolean isReversal() {
    return posting.reversed().isPresent();
  }

  /**
   * The wish to undo it.
   *
   * @param why who wants that, and under which reference
   */
  public Posting reversal(SourceReference why) {
    return new Posting(
        EntryKey.reversalOf(id),
        EntryType.REVERSAL,
        /* debit= */ posting.credit(),
        /* credit= */ posting.debit(),
        posting.amount(),
        why,
        Optional.of(id),
        posting.settlement(),
        -posting.reputationImpact());
  }
}
