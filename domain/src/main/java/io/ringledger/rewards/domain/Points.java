package io.ringledger.rewards.domain;

import java.math.BigInteger;

/**
 * An amount of points: whole, never negative.
 *
 * @param value between 0 and {@link #MAX_VALUE}
 */
public record Points(long value) implements Comparable<Points> {

  /** A thousand times below what a {@code long} holds, so that sums over all accounts fit. */
  public static final long MAX_VALUE = 1_000_000_000_000_000L;

  public static final Points ZERO = new Points(0);

  private static final BigInteger WHOLE = BigInteger.valueOf(10_000);

  public Points {
    if (value < 0 || value > MAX_VALUE) {
      throw new IllegalArgumentException("points out of range: " + value);
    }
  }

  /** The sum; throws where it is out of range. */
  public Points plus(Points other) {
    return new Points(Math.addExact(value, other.value));
  }

  /** That many basis points (hundredths of a percent) of it, rounded down; throws out of range. */
  public Points basisPoints(int rate) {
    return new Points(
        BigInteger.valueOf(value)
            .multiply(BigInteger.valueOf(rate))
            .divide(WHOLE)
            .longValueExact());
  }

  public boolean isZero() {
    return value == 0;
  }

  @Override
  public int compareTo(Points other) {
    return Long.compare(value, other.value);
  }

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
