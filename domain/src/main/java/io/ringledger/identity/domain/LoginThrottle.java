package io.ringledger.identity.domain;

import java.time.Duration;

/**
 * How long one must wait after so many failed logins in a row. The first few are free; from then on
 * the wait doubles up to a bound, so that guessing is slow while an owner is never locked out for
 * long.
 *
 * @param freeAttempts failures that cost nothing
 * @param firstDelay the wait after the next one
 * @param maxDelay the longest wait
 */
public record LoginThrottle(int freeAttempts, Duration firstDelay, Duration maxDelay) {

  /** For one account. */
  public static final LoginThrottle PER_ACCOUNT =
      new LoginThrottle(5, Duration.ofSeconds(1), Duration.ofMinutes(15));

  /** For one network address, behind which many people may sit. */
  public static final LoginThrottle PER_ADDRESS =
      new LoginThrottle(30, Duration.ofSeconds(1), Duration.ofMinutes(15));

  /** For the accounts that one network address opens, where that many are free. */
  public static LoginThrottle ofRegistrations(int free) {
    if (free < 1 || free > MAX_FREE_REGISTRATIONS) {
      throw new IllegalArgumentException("from 1 to " + MAX_FREE_REGISTRATIONS + ", or 0 for any");
    }
    return new LoginThrottle(free, Duration.ofSeconds(30), Duration.ofMinutes(15));
  }

  private static final int MAX_FREE_REGISTRATIONS = 10_000;

  /** Failures older than this are forgotten. */
  public static final Duration MEMORY = Duration.ofHours(24);

  public LoginThrottle {
    if (freeAttempts < 0 || !firstDelay.isPositive() || maxDelay.compareTo(firstDelay) < 0) {
      throw new IllegalArgumentException("a throttle has waits that grow");
    }
  }

  /** The wait before the next attempt after that many failures in a row; zero: none. */
  public Duration delayAfter(int failures) {
    if (failures < freeAttempts) {
      return Duration.ZERO;
    }
    int doublings = Math.min(failures - freeAttempts, 20);
    Duration delay = firstDelay.multipliedBy(1L << doublings);
    return delay.compareTo(maxDelay) > 0 ? maxDelay : delay;
  }
}
