package io.ringledger.reputation.domain;

import java.time.Instant;
import java.util.Optional;

/**
 * The standing of an account: what all that ever happened to it comes to.
 *
 * @param score the sum of all impacts; may be negative
 * @param pointsEarned points that were earned and not taken back
 * @param events how much has been counted
 * @param lastSequence of the last that was counted; 0: none
 * @param updatedAt moment of the last that was counted; empty: none
 */
public record Reputation(
    AccountId account,
    long score,
    long pointsEarned,
    long events,
    long lastSequence,
    Optional<Instant> updatedAt) {

  public Reputation {
    if (pointsEarned < 0) {
      throw new IllegalArgumentException("no more is taken back than was earned");
    }
    if (events < 0 || lastSequence < events || (events == 0) != (lastSequence == 0)) {
      throw new IllegalArgumentException("each number of an account is counted once at most");
    }
    if (updatedAt.isEmpty() != (events == 0)) {
      throw new IllegalArgumentException("it is of the moment of what was counted last");
    }
    if (events == 0 && (score != 0 || pointsEarned != 0)) {
      throw new IllegalArgumentException("nothing comes of nothing");
    }
  }

  /** That of an account of which nothing is known. */
  public static Reputation unknown(AccountId account) {
    return new Reputation(account, 0, 0, 0, 0, Optional.empty());
  }

  /** Whether anything has been counted. */
  public boolean isKnown() {
    return events > 0;
  }

  /**
   * Counts what happened to the account, once: what comes again, or after something later, changes
   * nothing. Throws {@link ArithmeticException} rather than lose a digit.
   */
  public Reputation count(PointsMoved moved) {
    if (!moved.account().equals(account)) {
      throw new IllegalArgumentException("somebody else's points do not count");
    }
    if (moved.sequence() <= lastSequence) {
      return this;
    }
    return new Reputation(
        account,
        Math.addExact(score, moved.impact()),
        Math.addExact(pointsEarned, moved.earned()),
        events + 1,
        moved.sequence(),
        Optional.of(moved.at()));
  }
}
