package io.ringledger.paymentsandbox.faults;

import java.util.Set;

/**
 * What a fault meets.
 *
 * @param names the operations or event types; empty: all
 * @param times how many of them it meets before it is gone
 * @param probability how likely it meets one, above 0 and at most 1
 * @param seed where its dice start, so that a run can be repeated
 */
public record Scope(Set<String> names, int times, double probability, long seed) {
  /** Everything until the fault is cleared. */
  public static final Scope ALL = new Scope(Set.of(), Integer.MAX_VALUE, 1, 0);

  private static final int MOST_NAMES = 100;

  /** Keeps a copy of the names and checks the figures. */
  public Scope {
    names = Set.copyOf(names);
    if (times < 1) {
      throw new IllegalArgumentException("times must be at least 1.");
    }
    if (!(probability > 0 && probability <= 1)) {
      throw new IllegalArgumentException("probability must be above 0 and at most 1.");
    }
    if (names.size() > MOST_NAMES) {
      throw new IllegalArgumentException("A fault has at most " + MOST_NAMES + " names.");
    }
  }

  /** Returns the same for these names only. */
  public Scope only(Set<String> newNames) {
    return new Scope(newNames, times, probability, seed);
  }

  /** Returns the same for so many only. */
  public Scope times(int newTimes) {
    return new Scope(names, newTimes, probability, seed);
  }

  /** Returns the same for some only, by dice. */
  public Scope withProbability(double newProbability, long newSeed) {
    return new Scope(names, times, newProbability, newSeed);
  }
}
