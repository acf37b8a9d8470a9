package io.ringledger.vault.domain.settlement;

import java.time.Duration;

/** How long is waited after failures in a row: twice as long each time, up to five minutes. */
public final class Backoff {

  /** After the first failure. */
  public static final Duration FIRST = Duration.ofSeconds(2);

  /** Never longer. */
  public static final Duration LONGEST = Duration.ofMinutes(5);

  private static final int MOST_DOUBLINGS = 20;

  private Backoff() {}

  /** Returns the wait after so many failures in a row, at least one. */
  public static Duration after(int failures) {
    Duration wait = FIRST.multipliedBy(1L << Math.clamp(failures - 1L, 0, MOST_DOUBLINGS));
    return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
  }
}
