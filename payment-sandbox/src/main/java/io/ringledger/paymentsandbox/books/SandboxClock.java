package io.ringledger.paymentsandbox.books;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The sandbox's time: another clock's, and whatever it was moved forward since. */
public final class SandboxClock implements InstantSource {
  private static final Duration LONGEST_STEP = Duration.ofDays(36_500);

  private final InstantSource base;
  private Duration ahead = Duration.ZERO;

  /** Starts with the time of another clock. */
  public SandboxClock(InstantSource base) {
    this.base = base;
  }

  @Override
  public synchronized Instant instant() {
    return base.instant().plus(ahead);
  }

  /** Returns the seconds since 1970, as the wire has them. */
  public long seconds() {
    return instant().getEpochSecond();
  }

  /** Returns how far it was moved forward. */
  public synchronized Duration ahead() {
    return ahead;
  }

  /**
   * Moves time forward.
   *
   * @param step how far, not backwards
   * @throws IllegalArgumentException if it is negative or longer than a century
   */
  public synchronized void advance(Duration step) {
    if (step.isNegative() || step.compareTo(LONGEST_STEP) > 0) {
      throw new IllegalArgumentException("time moves forward by at most a century");
    }
    ahead = ahead.plus(step);
  }
}
