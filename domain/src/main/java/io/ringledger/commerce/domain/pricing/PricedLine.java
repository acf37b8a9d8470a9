package io.ringledger.commerce.domain.pricing;

import io.ringledger.shared.domain.Money;

/**
 * Goods at what they cost.
 *
 * @param discount this line's part of what is off
 */
public record PricedLine(Goods goods, Money discount) {

  public PricedLine {
    if (discount.exceeds(amount(goods))) {
      throw new IllegalArgumentException("no more is off than it costs");
    }
  }

  /** Before tax and discount. */
  public Money subtotal() {
    return amount(goods);
  }

  /** Before tax. */
  public Money net() {
    return subtotal().minus(discount);
  }

  /** Throws where it is more than a payment can be. */
  static Money amount(Goods goods) {
    Money unit = goods.unitPrice();
    return new Money(Math.multiplyExact(unit.minor(), (long) goods.quantity()), unit.currency());
  }
}
