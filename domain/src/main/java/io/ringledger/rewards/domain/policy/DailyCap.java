package io.ringledger.rewards.domain.policy;

import io.ringledger.rewards.domain.Points;
import java.util.Optional;

/**
 * The most that a recipient gets on one day (UTC) by rewards of one type. A reward that would go
 * beyond is not granted at all.
 *
 * @param points in sum
 * @param rewards how many
 */
public record DailyCap(Optional<Points> points, Optional<Integer> rewards) {

  public static final DailyCap NONE = new DailyCap(Optional.empty(), Optional.empty());

  public DailyCap {
    if (rewards.isPresent() && rewards.get() < 0) {
      throw new IllegalArgumentException("a cap is never negative");
    }
  }

  /** Whether a day may come to that. */
  boolean allows(DailyUsage usage) {
    return points.map(most -> usage.points().compareTo(most) <= 0).orElse(true)
        && rewards.map(most -> usage.rewards() <= most).orElse(true);
  }
}
