package io.ringledger.commerce.domain.pricing;

import io.ringledger.commerce.domain.DiscountId;
import io.ringledger.shared.domain.Money;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Something off what goods cost, for whoever knows its code.
 *
 * @param code 2 to 40 upper-case letters, digits and hyphens; unique on a site
 * @param minimum from which sum of goods on it applies
 * @param startsAt from then on, and that moment is in
 * @param endsAt until then, and that moment is out; empty: for ever
 */
public record Discount(
    DiscountId id,
    String code,
    Reduction reduction,
    Money minimum,
    Instant startsAt,
    Optional<Instant> endsAt,
    boolean active) {

  public static final String CODE_FORM = "[A-Z0-9-]{2,40}";
  private static final Pattern CODE = Pattern.compile(CODE_FORM);
  private static final int WHOLE = 10_000;

  public Discount {
    if (!isCode(code)) {
      throw new IllegalArgumentException("a code has 2 to 40 letters, digits and hyphens");
    }
    if (endsAt.filter(end -> !end.isAfter(startsAt)).isPresent()) {
      throw new IllegalArgumentException("a discount ends after it starts");
    }
    if (reduction instanceof Off(var amount) && !amount.currency().equals(minimum.currency())) {
      throw new IllegalArgumentException("a discount is in one currency");
    }
  }

  /** Whether the text can be a code. */
  public static boolean isCode(String text) {
    return CODE.matcher(text).matches();
  }

  /** How much it takes off. */
  public sealed interface Reduction {}

  /**
   * A part of what the goods cost, rounded down to the minor unit.
   *
   * @param basisPoints hundredths of a percent, 1 to 10,000
   */
  public record PartOff(int basisPoints) implements Reduction {

    public PartOff {
      if (basisPoints < 1 || basisPoints > WHOLE) {
        throw new IllegalArgumentException("1 to 10,000 basis points");
      }
    }
  }

  /** An amount, but never more than what the goods cost. */
  public record Off(Money amount) implements Reduction {

    public Off {
      if (amount.isZero()) {
        throw new IllegalArgumentException("something has to be off");
      }
    }
  }

  /** Whether it can be used for goods of that sum at that moment. */
  public boolean appliesTo(Money goods, Instant at) {
    return active
        && !at.isBefore(startsAt)
        && endsAt.filter(end -> !at.isBefore(end)).isEmpty()
        && !minimum.exceeds(goods);
  }

  /** What it takes off goods of that sum. */
  Money of(Money goods) {
    return switch (reduction) {
      case PartOff(var basisPoints) ->
          new Money(goods.minor() * basisPoints / WHOLE, goods.currency());
      case Off(var amount) -> amount.exceeds(goods) ? goods : amount;
    };
  }
}
