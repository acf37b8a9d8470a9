package io.ringledger.vault.application.content;

import java.time.Duration;
import java.time.Instant;

/**
 * How soon a document is tried again.
 *
 * @param first after the first failed attempt; each further wait is twice as long
 * @param longest no wait is longer
 * @param claim how long a document is somebody's; longer than a call of the store takes
 * @param look how often each kept document is looked for in the store
 */
public record ContentPace(Duration first, Duration longest, Duration claim, Duration look) {

  private static final int MAX_DOUBLINGS = 20;

  public ContentPace {
    if (!isPositive(first) || !isPositive(claim) || !isPositive(look)) {
      throw new IllegalArgumentException("the waits of documents must be positive");
    }
    if (longest.compareTo(first) < 0) {
      throw new IllegalArgumentException("the longest wait is at least the first");
    }
  }

  /** Five seconds, doubling up to ten minutes; claimed for five. */
  public static ContentPace of(Duration look) {
    return new ContentPace(
        Duration.ofSeconds(5), Duration.ofMinutes(10), Duration.ofMinutes(5), look);
  }

  /** Returns when it is tried again after so many failed attempts in a row, at least one. */
  Instant after(int attempts, Instant now) {
    Duration wait = first;
    for (int i = 1; i < Math.min(attempts, MAX_DOUBLINGS) && wait.compareTo(longest) < 0; i++) {
      wait = wait.multipliedBy(2);
    }
    return now.plus(wait.compareTo(longest) > 0 ? longest : wait);
  }

  private static boolean isPositive(Duration duration) {
    return duration.compareTo(Duration.ZERO) > 0;
  }
}
