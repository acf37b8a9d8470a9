package io.ringledger.local.chaos;

import java.util.random.RandomGenerator;

/** What a bout is about, in drops; odd amounts, so that a drop that goes astray shows. */
record Purses(long showA, long showB, long bonusA, long bonusB) {

  static Purses drawn(RandomGenerator random) {
    return new Purses(amount(random), amount(random), amount(random), amount(random));
  }

  private static long amount(RandomGenerator random) {
    return random.nextLong(1_000_001, 99_999_999) | 1;
  }

  /** What leaves the promoter for good when that corner wins. */
  long spent(String winner) {
    return showA + showB + (winner.equals("A") ? bonusA : bonusB);
  }

  /** What the fighter in a corner gets. */
  long earned(String corner, String winner) {
    long show = corner.equals("A") ? showA : showB;
    long bonus = corner.equals("A") ? bonusA : bonusB;
    return corner.equals(winner) ? show + bonus : show;
  }
}
