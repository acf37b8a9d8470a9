package io.ringledger.events.domain;

import java.time.Duration;
import java.util.Optional;

/**
 * How long a delivery waits after each failed attempt, and when it is given up. The waits double;
 * what a subscriber asks for counts where it is longer, within the bound.
 *
 * @param attempts after so many it is given up
 * @param first the wait after the first attempt
 * @param longest no wait is longer
 */
public record DeliverySchedule(int attempts, Duration first, Duration longest) {

  /** So many failures in a row, and the whole subscription rests between attempts. */
  public static final int PATIENCE = 5;

  private static final int MAX_DOUBLINGS = 30;

  public DeliverySchedule {
    if (attempts < 1 || attempts > 100) {
      throw new IllegalArgumentException("1 to 100 attempts");
    }
    if (first.compareTo(Duration.ofMillis(1)) < 0
        || longest.compareTo(first) < 0
        || longest.compareTo(Duration.ofDays(7)) > 0) {
      throw new IllegalArgumentException("waits of 1 ms to 7 days, the longest not the shortest");
    }
  }

  /**
   * The wait before the next attempt; empty where there is none.
   *
   * @param made attempts so far, at least 1
   * @param asked for by the subscriber
   */
  public Optional<Duration> after(int made, Optional<Duration> asked) {
    if (made >= attempts) {
      return Optional.empty();
    }
    Duration planned = doubled(made - 1);
    return Optional.of(
        asked.map(this::bounded).filter(longer -> longer.compareTo(planned) > 0).orElse(planned));
  }

  /** What a subscriber asks for, as far as it is granted. */
  public Duration bounded(Duration asked) {
    return asked.compareTo(longest) > 0 ? longest : asked;
  }

  /**
   * How long a subscription rests that has failed that often in a row; empty where it need not.
   * Whoever rests is tried with one delivery at a time.
   */
  public Optional<Duration> rest(int failures) {
    return failures < PATIENCE ? Optional.empty() : Optional.of(doubled(failures - PATIENCE));
  }

  private Duration doubled(int times) {
    return bounded(first.multipliedBy(1L << Math.min(times, MAX_DOUBLINGS)));
  }
}
