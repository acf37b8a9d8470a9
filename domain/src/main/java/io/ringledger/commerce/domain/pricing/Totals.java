package io.ringledger.commerce.domain.pricing;

import io.ringledger.shared.domain.CurrencyCode;
import io.ringledger.shared.domain.Money;
import java.util.List;

/**
 * What an order costs and why. It cannot exist where it does not add up.
 *
 * @param discount what is off all lines together
 * @param shipping before tax
 * @param total {@code subtotal - discount + shipping + tax}
 */
public record Totals(
    List<PricedLine> lines,
    Money subtotal,
    Money discount,
    Money shipping,
    List<TaxLine> taxLines,
    Money total) {

  /**
   * What is taken at one rate.
   *
   * @param taxable what it is taken of
   * @param tax half a minor unit is rounded up
   */
  public record TaxLine(String name, int basisPoints, Money taxable, Money tax) {}

  public Totals {
    lines = List.copyOf(lines);
    taxLines = List.copyOf(taxLines);
    CurrencyCode currency = total.currency();
    Money goods = sum(currency, lines.stream().map(PricedLine::subtotal).toList());
    Money off = sum(currency, lines.stream().map(PricedLine::discount).toList());
    Money tax = sum(currency, taxLines.stream().map(TaxLine::tax).toList());
    if (!goods.equals(subtotal)
        || !off.equals(discount)
        || !subtotal.minus(discount).plus(shipping).plus(tax).equals(total)) {
      throw new IllegalArgumentException("the totals do not add up");
    }
  }

  /** All that is taken. */
  public Money tax() {
    return sum(total.currency(), taxLines.stream().map(TaxLine::tax).toList());
  }

  static Money sum(CurrencyCode currency, List<Money> all) {
    return all.stream().reduce(Money.zero(currency), Money::plus);
  }
}
