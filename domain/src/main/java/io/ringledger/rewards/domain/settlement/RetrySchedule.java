package io.ringledger.rewards.domain.settlement;

import java.time.Duration;

/**
 * When what failed for a moment is tried again: each time twice as late, and not for ever.
 *
 * @param first wait after the first attempt
 * @param longest wait
 * @param attempts after which it is parked
 */
public record RetrySchedule(Duration first, Duration longest, int attempts) {

  private static final int MAX_DOUBLINGS = 30;

  public RetrySchedule {
    if (attempts < 1 || first.isNegative() || first.isZero() || longest.compareTo(first) < 0) {
      throw new IllegalArgumentException("not a schedule of retries");
    }
  }

  /** How long to wait after that many failed attempts. */
  public Duration waitAfter(int failed) {
    Duration wait = first.multipliedBy(1L << Math.min(Math.max(failed - 1, 0), MAX_DOUBLINGS));
    return wait.compareTo(longest) > 0 ? longest : wait;
  }
}
