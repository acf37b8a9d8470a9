package io.ringledger.rewards.application.ledger;

import io.ringledger.rewards.application.outbound.LedgerStatements.Standing;
import io.ringledger.rewards.domain.ledger.AccountId;
import io.ringledger.rewards.domain.ledger.Holder;
import io.ringledger.rewards.domain.ledger.LedgerAccount;
import io.ringledger.rewards.domain.ledger.LedgerEntry;
import io.ringledger.shared.application.Caller;
import io.ringledger.shared.application.Page;
import io.ringledger.shared.domain.Outcome;
import java.time.Instant;
import java.util.Optional;

/**
 * Accounts, and what stands in them. An admin sees all; anybody else sees the account whose holder
 * is their own user id, and every other is answered with {@code ACCOUNT_NOT_FOUND}, as if there
 * were none.
 */
public interface PointsAccounts {

  /** More entries are not listed at once. */
  int MAX_ENTRIES = 100;

  /**
   * Opens an account, or finds the one the holder has. Refused with {@code HOLDER_NOT_YOU} where
   * the caller is neither the holder nor an admin.
   */
  Outcome<Opened> open(Caller caller, Holder holder);

  Outcome<LedgerAccount> find(Caller caller, AccountId account);

  /** The account somebody has. */
  Outcome<LedgerAccount> ofHolder(Caller caller, Holder holder);

  /**
   * Its entries, the newest first.
   *
   * @param before the place in the account before which they stand; empty begins at the newest
   */
  Outcome<Entries> entries(Caller caller, AccountId account, Optional<Long> before, int limit);

  /**
   * What was in it at an instant, entries of that instant included; now, where none is given.
   * Refused with {@code INSTANT_IN_FUTURE}.
   */
  Outcome<Statement> statement(Caller caller, AccountId account, Optional<Instant> at);

  /** An admin stops everything that would move points. */
  Outcome<LedgerAccount> freeze(Caller admin, AccountId account);

  /** An admin lets points move again. */
  Outcome<LedgerAccount> unfreeze(Caller admin, AccountId account);

  /** An admin ends an empty account, for good. */
  Outcome<LedgerAccount> close(Caller admin, AccountId account);

  /** An admin lets more be taken from it than is there, or no longer. */
  Outcome<LedgerAccount> allowOverdraft(Caller admin, AccountId account, boolean allowed);

  /**
   * An account.
   *
   * @param existed whether it had been opened before
   */
  record Opened(LedgerAccount account, boolean existed) {}

  /** Some entries of an account. */
  record Entries(AccountId account, Page<LedgerEntry, Long> page) {}

  /** How an account stood. */
  record Statement(AccountId account, Instant at, Standing standing) {}
}
