package io.ringledger.rewards.application.outbound;

import io.ringledger.rewards.domain.ledger.AccountId;
import io.ringledger.rewards.domain.ledger.AccountKind;
import io.ringledger.rewards.domain.ledger.LedgerEntry;
import io.ringledger.shared.application.Page;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What can be read off the ledger. */
public interface LedgerStatements {

  /**
   * An account's entries, the newest first.
   *
   * @param before the place in the account before which they stand; empty begins at the newest
   */
  Page<LedgerEntry, Long> entries(AccountId account, Optional<Long> before, int limit);

  /** How an account that exists stood at that instant, entries of that instant included. */
  Standing standing(AccountId account, Instant at);

  /** All accounts added up, by kind, as seen by one snapshot; from the entries and as cached. */
  List<TrialBalanceLine> trialBalance();

  /** Accounts whose cached sums are not what their entries add up to; there should be none. */
  List<Disagreement> disagreements(int limit);

  /**
   * An account at an instant.
   *
   * @param entries how many it had
   */
  record Standing(long balance, long entries) {}

  /**
   * The accounts of one kind.
   *
   * @param debits summed over the entries
   * @param credits summed over the entries
   * @param cachedDebits summed over the accounts
   * @param cachedCredits summed over the accounts
   */
  record TrialBalanceLine(
      AccountKind kind,
      long accounts,
      long debits,
      long credits,
      long cachedDebits,
      long cachedCredits) {}

  /**
   * What the entries of an account add up to.
   *
   * @param entries how many there are
   */
  record Sums(long debits, long credits, long entries) {}

  /** An account whose cache disagrees. */
  record Disagreement(AccountId account, Sums posted, Sums cached) {}
}
