package io.ringledger.rewards.domain.policy;

/**
 * Names a policy document.
 *
 * @param number from 1
 */
public record PolicyVersion(int number) implements Comparable<PolicyVersion> {

  public static final int MAX = 1_000_000;

  public PolicyVersion {
    if (number < 1 || number > MAX) {
      throw new IllegalArgumentException("a policy version is between 1 and " + MAX);
    }
  }

  @Override
  public int compareTo(PolicyVersion other) {
    return Integer.compare(number, other.number);
  }

  @Override
  public String toString() {
    return Integer.toString(number);
  }
}
