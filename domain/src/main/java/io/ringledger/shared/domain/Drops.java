package io.ringledger.shared.domain;

/**
 * An amount of XRP in drops; 1 XRP is 1,000,000 drops.
 *
 * @param value between 0 and all XRP there is (10^17 drops)
 */
public record Drops(long value) implements Comparable<Drops> {

  /** All XRP ever issued: 100 billion XRP, XRPL documentation "Currency formats". */
  public static final long MAX_VALUE = 100_000_000_000_000_000L;

  public static final Drops ZERO = new Drops(0);

  public Drops {
    if (value < 0 || value > MAX_VALUE) {
      throw new IllegalArgumentException("drops out of range: " + value);
    }
  }

  /** The sum; throws where it would exceed all XRP there is. */
  public Drops plus(Drops other) {
    return new Drops(Math.addExact(value, other.value));
  }

  /** The difference; throws where it would be negative. */
  public Drops minus(Drops other) {
    return new Drops(Math.subtractExact(value, other.value));
  }

  public boolean isZero() {
    return value == 0;
  }

  @Override
  public int compareTo(Drops other) {
    return Long.compare(value, other.value);
  }

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
