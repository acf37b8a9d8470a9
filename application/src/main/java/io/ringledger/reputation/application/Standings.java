package io.ringledger.reputation.application;

import io.ringledger.reputation.domain.AccountId;
import io.ringledger.reputation.domain.Reputation;
import io.ringledger.shared.application.Caller;
import io.ringledger.shared.application.Page;
import java.util.Optional;

/** The standing of accounts, which is no secret. */
public interface Standings {

  /** That of one account; where nothing is known of it, a score of 0. */
  Reputation of(AccountId account);

  /**
   * The best, by score and then by account.
   *
   * @param after the last one before them; empty begins with the best
   * @param limit at least 1
   */
  Page<Standing, Standing> leaderboard(Optional<Standing> after, int limit);

  /**
   * Compares all that is kept with what the log of all events comes to, and corrects what differs.
   * Nobody is told of it, since nothing has happened.
   */
  Rebuilt rebuild(Caller caller);

  /**
   * Somebody's place among all.
   *
   * @param rank from 1
   */
  record Standing(long rank, AccountId account, long score) {
    public Standing {
      if (rank < 1) {
        throw new IllegalArgumentException("places are counted from 1");
      }
    }
  }

  /**
   * What a rebuild found.
   *
   * @param accounts of which something is known
   * @param differences how many were kept otherwise, were missing or are of nobody
   */
  record Rebuilt(long accounts, long differences) {}
}
