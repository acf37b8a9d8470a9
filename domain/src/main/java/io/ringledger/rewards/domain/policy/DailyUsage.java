package io.ringledger.rewards.domain.policy;

import io.ringledger.rewards.domain.Points;

/**
 * What a recipient has been granted on one day (UTC) by rewards of one type.
 *
 * @param rewards how many
 */
public record DailyUsage(Points points, int rewards) {

  public static final DailyUsage NONE = new DailyUsage(Points.ZERO, 0);

  public DailyUsage {
    if (rewards < 0) {
      throw new IllegalArgumentException("rewards are counted from 0");
    }
  }

  /** With one more reward. */
  public DailyUsage with(Points granted) {
    return new DailyUsage(points.plus(granted), Math.addExact(rewards, 1));
  }

  /** Without one that came to nothing. */
  public DailyUsage without(Points granted) {
    return new DailyUsage(
        new Points(Math.subtractExact(points.value(), granted.value())),
        Math.subtractExact(rewards, 1));
  }
}
