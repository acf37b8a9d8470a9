package io.ringledger.reputation.domain;

import java.time.Instant;

/**
 * Points came to an account or left it.
 *
 * @param sequence the how-manieth of the account it is, from 1
 * @param points how many, always more than 0
 * @param impact by how much the score moves; may be negative
 * @param at when
 */
public record PointsMoved(
    AccountId account, long sequence, Kind kind, long points, long impact, Instant at) {

  public PointsMoved {
    if (sequence < 1) {
      throw new IllegalArgumentException("what happens to an account is counted from 1");
    }
    if (points < 1) {
      throw new IllegalArgumentException("at least one point is moved");
    }
  }

  /** Which way, and whether it undoes what was before. */
  public enum Kind {
    EARNED,
    DEDUCTED,
    /** Undoes an {@link #EARNED}. */
    EARNING_TAKEN_BACK,
    /** Undoes a {@link #DEDUCTED}; nothing is earned by that. */
    DEDUCTION_TAKEN_BACK
  }

  /** How many more the account has earned in all by it; may be negative. */
  long earned() {
    return switch (kind) {
      case EARNED -> points;
      case EARNING_TAKEN_BACK -> -points;
      case DEDUCTED, DEDUCTION_TAKEN_BACK -> 0;
    };
  }
}
