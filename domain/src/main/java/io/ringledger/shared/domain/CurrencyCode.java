package io.ringledger.shared.domain;

import java.util.Currency;
import java.util.Optional;

/**
 * A currency of ISO 4217.
 *
 * @param value three upper-case letters
 */
public record CurrencyCode(String value) {

  public CurrencyCode {
    if (!isValid(value)) {
      throw new IllegalArgumentException("not a currency of ISO 4217");
    }
  }

  /** The currency, or empty where the text names none that money can be held in. */
  public static Optional<CurrencyCode> parse(String text) {
    return isValid(text) ? Optional.of(new CurrencyCode(text)) : Optional.empty();
  }

  /** How many digits its minor unit has: 2 for EUR, 0 for JPY. */
  public int minorDigits() {
    return Currency.getInstance(value).getDefaultFractionDigits();
  }

  private static boolean isValid(String text) {
    try {
      return Currency.getInstance(text).getDefaultFractionDigits() >= 0;
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
