package io.ringledger.shared.domain;

/**
 * An amount of a currency that is never negative.
 *
 * @param minor in the currency's minor unit (cents of EUR, yen of JPY); at most {@link #MAX_MINOR}
 */
public record Money(long minor, CurrencyCode currency) {

  /** The most a payment can be: eight digits, as card networks and Stripe have it. */
  public static final long MAX_MINOR = 99_999_999L;

  public Money {
    if (minor < 0 || minor > MAX_MINOR) {
      throw new IllegalArgumentException("money out of range: " + minor);
    }
  }

  public static Money zero(CurrencyCode currency) {
    return new Money(0, currency);
  }

  /** The sum; throws where it would be more than a payment can be, or of two currencies. */
  public Money plus(Money other) {
    return new Money(Math.addExact(minor, sameCurrency(other).minor), currency);
  }

  /** The difference; throws where it would be negative, or of two currencies. */
  public Money minus(Money other) {
    return new Money(Math.subtractExact(minor, sameCurrency(other).minor), currency);
  }

  public boolean isZero() {
    return minor == 0;
  }

  /** Whether it is more; throws where the currencies differ. */
  public boolean exceeds(Money other) {
    return minor > sameCurrency(other).minor;
  }

  private Money sameCurrency(Money other) {
    if (!currency.equals(other.currency)) {
      throw new IllegalArgumentException("%s is not %s".formatted(other.currency, currency));
    }
    return other;
  }

  @Override
  public String toString() {
    return minor + " " + currency;
  }
}
