package io.ringledger.reputation.application.outbound;

import io.ringledger.reputation.domain.AccountId;
import io.ringledger.reputation.domain.Reputation;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/**
 * The standing of accounts, as far as anything is known of them. All of it happens in the running
 * unit of work.
 */
public interface Reputations {

  /** What is known of an account. */
  Optional<Reputation> find(AccountId account);

  /**
   * What is known of these, held until the unit of work ends; those of whom nothing is are left
   * out.
   */
  List<Reputation> lock(SortedSet<AccountId> accounts);

  /** Keeps them, in the place of what was there; of each account at most one. */
  void save(Collection<Reputation> reputations);

  /** Forgets what is known of these. */
  void forget(Collection<AccountId> accounts);

  /** What is known, in the order of the accounts; so many of those behind that one. */
  List<Reputation> after(Optional<AccountId> account, int limit);

  /** So many of the best: by score, the highest first, then by account. */
  List<Reputation> best(Optional<Place> behind, int limit);

  /**
   * A place in the order of the best, whether somebody has it or not.
   *
   * @param account of those with that score
   */
  record Place(long score, AccountId account) {}
}
