package io.ringledger.commerce.stripe;

import io.ringledger.shared.domain.CurrencyCode;
import io.ringledger.shared.domain.Money;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Amounts as Stripe counts them. Its smallest unit of a currency is the minor unit of ISO 4217, but
 * for a few currencies (docs.stripe.com, Supported currencies, special cases): krónur and Ugandan
 * shillings have two digits with it and none in ISO 4217, ariary none and two. Of currencies with
 * three digits it takes only amounts whose last digit is 0.
 */
final class StripeAmounts {

  private static final Set<String> TWO_DIGITS = Set.of("ISK", "UGX");
  private static final Set<String> NO_DIGITS = Set.of("MGA");
  private static final long HUNDRED = 100;
  private static final int THREE_DIGITS = 3;
  private static final long TEN = 10;

  private StripeAmounts() {}

  /** What to charge, or empty where Stripe has no such amount. */
  static OptionalLong of(Money money) {
    String currency = money.currency().value();
    long minor = money.minor();
    if (TWO_DIGITS.contains(currency)) {
      return OptionalLong.of(minor * HUNDRED);
    }
    if (NO_DIGITS.contains(currency)) {
      return minor % HUNDRED == 0 ? OptionalLong.of(minor / HUNDRED) : OptionalLong.empty();
    }
    return money.currency().minorDigits() == THREE_DIGITS && minor % TEN != 0
        ? OptionalLong.empty()
        : OptionalLong.of(minor);
  }

  /** The currency as Stripe writes it. */
  static String currency(Money money) {
    return money.currency().value().toLowerCase(Locale.ROOT);
  }

  /** What an amount of Stripe's is, or empty where money cannot be that. */
  static Optional<Money> money(long amount, String currency) {
    return CurrencyCode.parse(currency.toUpperCase(Locale.ROOT))
        .flatMap(code -> minor(amount, code).map(minor -> new Money(minor, code)));
  }

  private static Optional<Long> minor(long amount, CurrencyCode code) {
    if (TWO_DIGITS.contains(code.value())) {
      return amount % HUNDRED == 0 ? inRange(amount / HUNDRED) : Optional.empty();
    }
    return NO_DIGITS.contains(code.value())
        ? inRange(amount).flatMap(units -> inRange(units * HUNDRED))
        : inRange(amount);
  }

  private static Optional<Long> inRange(long minor) {
    return minor >= 0 && minor <= Money.MAX_MINOR ? Optional.of(minor) : Optional.empty();
  }
}
