package io.ringledger.vault.domain.netting;

import java.math.BigInteger;

/**
 * How much less there is to do than there was, as an exact fraction.
 *
 * @param left what is still to be done
 * @param whole what there would have been without netting; 0 where there was nothing
 */
public record Savings(long left, long whole) {

  private static final BigInteger MILLION = BigInteger.valueOf(1_000_000);

  public Savings {
    if (left < 0 || whole < 0) {
      throw new IllegalArgumentException("neither part is negative");
    }
  }

  /**
   * Returns {@code 1 - left / whole} in millionths, rounded down; 0 where there was nothing, and
   * negative where there is more to do than before.
   */
  public long perMillion() {
    if (whole == 0) {
      return 0;
    }
    BigInteger saved = BigInteger.valueOf(whole).subtract(BigInteger.valueOf(left));
    BigInteger[] parts = saved.multiply(MILLION).divideAndRemainder(BigInteger.valueOf(whole));
    boolean isBelow = parts[1].signum() < 0;
    return (isBelow ? parts[0].subtract(BigInteger.ONE) : parts[0]).longValueExact();
  }
}
