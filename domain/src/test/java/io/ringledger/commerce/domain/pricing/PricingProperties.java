package io.ringledger.commerce.domain.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringledger.commerce.domain.Country;
import io.ringledger.commerce.domain.DiscountId;
import io.ringledger.commerce.domain.ProductId;
import io.ringledger.commerce.domain.ProductKind;
import io.ringledger.commerce.domain.TaxClass;
import io.ringledger.commerce.domain.pricing.Discount.Off;
import io.ringledger.commerce.domain.pricing.Discount.PartOff;
import io.ringledger.commerce.domain.pricing.Discount.Reduction;
import io.ringledger.shared.domain.CurrencyCode;
import io.ringledger.shared.domain.Money;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.domain.Outcome.Success;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What holds of totals whatever is in a cart. */
class PricingProperties {

  private static final CurrencyCode EUR = new CurrencyCode("EUR");
  private static final Country HERE = new Country("DE");
  private static final Instant NOW = Instant.parse("2026-02-15T12:00:00Z");

  @Provide
  Arbitrary<List<Goods>> carts() {
    Arbitrary<Goods> goods =
        Combinators.combine(
                Arbitraries.create(UUID::randomUUID),
                Arbitraries.of(TaxClass.class),
                Arbitraries.integers().between(1, 20),
                Arbitraries.longs().between(0, 30_000))
            .as(
                (id, tax, quantity, price) ->
                    new Goods(
                        new ProductId(id),
                        "sku",
                        "name",
                        ProductKind.MERCHANDISE,
                        tax,
                        quantity,
                        new Money(price, EUR)));
    return goods.list().ofMinSize(1).ofMaxSize(12);
  }

  @Provide
  Arbitrary<Optional<Reduction>> reductions() {
    return Arbitraries.<Reduction>oneOf(
            Arbitraries.integers().between(1, 10_000).map(PartOff::new),
            Arbitraries.longs().between(1, 200_000).map(minor -> new Off(new Money(minor, EUR))))
        .optional();
  }

  @Property(tries = 2000)
  void noCentIsLostOrMade(
      @ForAll("carts") List<Goods> goods,
      @ForAll("reductions") Optional<Reduction> reduction,
      @ForAll @IntRange(min = 1, max = 5_000) int standard,
      @ForAll @IntRange(min = 1, max = 5_000) int reduced,
      @ForAll @IntRange(max = 5_000) int fee) {
    ShopSettings settings =
        new ShopSettings(
            EUR,
            List.of(
                new TaxRate(HERE, TaxClass.STANDARD, "VAT", standard),
                new TaxRate(HERE, TaxClass.REDUCED, "VAT", reduced)),
            List.of(new ShippingRate(HERE, new Money(fee, EUR), TaxClass.STANDARD)));
    Optional<Discount> discount = reduction.map(PricingProperties::discount);

    Outcome<Totals> priced =
        Pricing.ofOrder(settings, goods, discount, Optional.of(HERE), HERE, NOW);

    if (!(priced instanceof Success<Totals>(var totals))) {
      assertThat(goods.stream().mapToLong(each -> PricedLine.amount(each).minor()).sum())
          .as("refused because it is next to nothing")
          .isLessThanOrEqualTo(reduction.isPresent() ? Long.MAX_VALUE : Pricing.MIN_TOTAL_MINOR);
      return;
    }
    long net = totals.lines().stream().mapToLong(line -> line.net().minor()).sum();
    assertThat(totals.total().minor())
        .isEqualTo(net + totals.shipping().minor() + totals.tax().minor());
    totals.lines().forEach(line -> assertThat(line.discount().exceeds(line.subtotal())).isFalse());
    totals.taxLines().forEach(PricingProperties::isTakenExactly);
    sharesAreFair(totals);
  }

  private static Discount discount(Reduction reduction) {
    return new Discount(
        new DiscountId(new UUID(0, 1)),
        "FIGHT",
        reduction,
        Money.zero(EUR),
        NOW,
        Optional.empty(),
        true);
  }

  /** Twice the tax differs from twice the exact one by no more than one minor unit. */
  private static void isTakenExactly(Totals.TaxLine line) {
    long exact = line.taxable().minor() * line.basisPoints();
    assertThat(Math.abs(2 * (line.tax().minor() * 10_000 - exact))).isLessThanOrEqualTo(10_000);
  }

  /** Nobody is a whole minor unit away from their exact part of what is off. */
  private static void sharesAreFair(Totals totals) {
    for (PricedLine line : totals.lines()) {
      long exact = line.subtotal().minor() * totals.discount().minor();
      long given = line.discount().minor() * totals.subtotal().minor();
      assertThat(Math.abs(given - exact)).isLessThanOrEqualTo(totals.subtotal().minor());
    }
  }
}
