package io.ringledger.commerce.domain.pricing;

import io.ringledger.commerce.domain.CommerceFailure;
import io.ringledger.commerce.domain.Country;
import io.ringledger.commerce.domain.TaxClass;
import io.ringledger.commerce.domain.pricing.Totals.TaxLine;
import io.ringledger.shared.domain.CurrencyCode;
import io.ringledger.shared.domain.Money;
import io.ringledger.shared.domain.Outcome;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Works out what goods cost. What is off is shared out among the lines in proportion, and what
 * cannot be shared goes to those with the largest remainders; tax is taken once at each rate, of
 * all that has it, so that no cent is lost or made.
 */
public final class Pricing {

  /** The least that can be paid by card, in minor units (Stripe: minimum charge amounts). */
  public static final long MIN_TOTAL_MINOR = 50;

  private static final long WHOLE = 10_000;

  private Pricing() {}

  /**
   * What the goods cost so far, while nobody knows where they go: no shipping, no tax. Refused with
   * {@code CART_EMPTY} or {@code ORDER_TOTAL_OUT_OF_RANGE}.
   *
   * @param discount a discount that does not apply to these goods takes nothing off
   */
  public static Outcome<Totals> ofCart(
      CurrencyCode currency, List<Goods> goods, Optional<Discount> discount, Instant at) {
    return sum(currency, goods)
        .map(
            sum -> {
              Money off = off(sum, discount, at);
              return totals(currency, share(goods, sum, off), Money.zero(currency), List.of());
            });
  }

  /**
   * What the goods cost where they go. Refused with {@code CART_EMPTY}, {@code
   * DISCOUNT_NOT_APPLICABLE}, {@code DESTINATION_NOT_SERVED} or {@code ORDER_TOTAL_OUT_OF_RANGE}.
   *
   * @param shipTo where what is shipped goes; that is where it is taxed
   * @param billTo where the buyer is, where nothing is shipped
   */
  public static Outcome<Totals> ofOrder(
      ShopSettings settings,
      List<Goods> goods,
      Optional<Discount> discount,
      Optional<Country> shipTo,
      Country billTo,
      Instant at) {
    Optional<ShippingRate> shipping = shipTo.flatMap(settings::shippingRate);
    return sum(settings.currency(), goods)
        .then(
            sum -> {
              if (discount.filter(each -> !each.appliesTo(sum, at)).isPresent()) {
                return Outcome.rejected(CommerceFailure.DISCOUNT_NOT_APPLICABLE);
              }
              if (shipTo.isPresent() && shipping.isEmpty()) {
                return Outcome.rejected(CommerceFailure.DESTINATION_NOT_SERVED);
              }
              List<PricedLine> priced = share(goods, sum, off(sum, discount, at));
              return payable(settings, priced, shipping, shipTo.orElse(billTo));
            });
  }

  private static Outcome<Totals> payable(
      ShopSettings settings,
      List<PricedLine> lines,
      Optional<ShippingRate> shipping,
      Country taxedIn) {
    Map<TaxClass, Money> taxable = new EnumMap<>(TaxClass.class);
    lines.forEach(line -> taxable.merge(line.goods().taxClass(), line.net(), Money::plus));
    CurrencyCode currency = settings.currency();
    Money fee = shipping.map(ShippingRate::fee).orElse(Money.zero(currency));
    try {
      shipping.ifPresent(rate -> taxable.merge(rate.taxClass(), rate.fee(), Money::plus));
      Totals totals = totals(currency, lines, fee, taxLines(settings, taxable, taxedIn));
      return totals.total().minor() < MIN_TOTAL_MINOR
          ? Outcome.rejected(CommerceFailure.ORDER_TOTAL_OUT_OF_RANGE)
          : Outcome.success(totals);
    } catch (IllegalArgumentException _) {
      // More than Money can be: the one thing that sums of valid amounts can run into.
      return Outcome.rejected(CommerceFailure.ORDER_TOTAL_OUT_OF_RANGE);
    }
  }

  private static List<TaxLine> taxLines(
      ShopSettings settings, Map<TaxClass, Money> taxable, Country taxedIn) {
    return taxable.entrySet().stream()
        .flatMap(
            each ->
                settings.taxRate(taxedIn, each.getKey()).stream()
                    .map(rate -> taxLine(rate, each.getValue())))
        .toList();
  }

  private static TaxLine taxLine(TaxRate rate, Money taxable) {
    long tax = (taxable.minor() * rate.basisPoints() + WHOLE / 2) / WHOLE;
    return new TaxLine(
        rate.name(), rate.basisPoints(), taxable, new Money(tax, taxable.currency()));
  }

  private static Outcome<Money> sum(CurrencyCode currency, List<Goods> goods) {
    if (goods.isEmpty()) {
      return Outcome.rejected(CommerceFailure.CART_EMPTY);
    }
    try {
      return Outcome.success(Totals.sum(currency, goods.stream().map(PricedLine::amount).toList()));
    } catch (IllegalArgumentException _) {
      return Outcome.rejected(CommerceFailure.ORDER_TOTAL_OUT_OF_RANGE);
    }
  }

  private static Money off(Money sum, Optional<Discount> discount, Instant at) {
    return discount
        .filter(each -> each.appliesTo(sum, at))
        .map(each -> each.of(sum))
        .orElse(Money.zero(sum.currency()));
  }

  /** Largest remainders; of equal ones, the earlier line's. */
  private static List<PricedLine> share(List<Goods> goods, Money sum, Money off) {
    long[] amounts = goods.stream().mapToLong(each -> PricedLine.amount(each).minor()).toArray();
    long[] parts = new long[amounts.length];
    if (!off.isZero()) {
      Arrays.setAll(parts, i -> amounts[i] * off.minor() / sum.minor());
      long left = off.minor() - Arrays.stream(parts).sum();
      IntStream.range(0, parts.length)
          .boxed()
          .sorted(Comparator.comparingLong(i -> -(amounts[i] * off.minor() % sum.minor())))
          .limit(left)
          .forEach(i -> parts[i]++);
    }
    return IntStream.range(0, parts.length)
        .mapToObj(i -> new PricedLine(goods.get(i), new Money(parts[i], sum.currency())))
        .toList();
  }

  private static Totals totals(
      CurrencyCode currency, List<PricedLine> lines, Money shipping, List<TaxLine> taxLines) {
    Money subtotal = Totals.sum(currency, lines.stream().map(PricedLine::subtotal).toList());
    Money discount = Totals.sum(currency, lines.stream().map(PricedLine::discount).toList());
    Money tax = Totals.sum(currency, taxLines.stream().map(TaxLine::tax).toList());
    return new Totals(
        lines,
        subtotal,
        discount,
        shipping,
        taxLines,
        subtotal.minus(discount).plus(shipping).plus(tax));
  }
}
