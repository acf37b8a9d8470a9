package io.ringledger.commerce.domain.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringledger.commerce.domain.CommerceFailure;
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
import io.ringledger.shared.domain.Outcome.Rejected;
import io.ringledger.shared.domain.Outcome.Success;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PricingTest {

  private static final CurrencyCode EUR = new CurrencyCode("EUR");
  private static final Country GERMANY = new Country("DE");
  private static final Country FRANCE = new Country("FR");
  private static final Instant NOW = Instant.parse("2026-02-15T12:00:00Z");
  private static final ShopSettings SETTINGS =
      new ShopSettings(
          EUR,
          List.of(
              new TaxRate(GERMANY, TaxClass.STANDARD, "MwSt.", 1_900),
              new TaxRate(GERMANY, TaxClass.REDUCED, "MwSt.", 700)),
          List.of(new ShippingRate(GERMANY, eur(495), TaxClass.STANDARD)));

  @Test
  void aShirtAndATicketCostWhatTheBillSays() {
    Totals totals =
        success(
            order(
                List.of(
                    goods(1, ProductKind.MERCHANDISE, TaxClass.STANDARD, 2, 1_999),
                    goods(2, ProductKind.TICKET, TaxClass.REDUCED, 1, 5_000)),
                Optional.of(discount(new PartOff(1_000))),
                Optional.of(GERMANY)));

    assertThat(totals.subtotal()).isEqualTo(eur(8_998));
    assertThat(totals.discount()).isEqualTo(eur(899));
    assertThat(totals.lines()).extracting(PricedLine::discount).containsExactly(eur(399), eur(500));
    assertThat(totals.taxLines())
        .containsExactly(
            new Totals.TaxLine("MwSt.", 1_900, eur(3_998 - 399 + 495), eur(778)),
            new Totals.TaxLine("MwSt.", 700, eur(4_500), eur(315)));
    assertThat(totals.total()).isEqualTo(eur(8_998 - 899 + 495 + 778 + 315));
  }

  @Test
  void halfAMinorUnitOfTaxIsRoundedUp() {
    Totals totals =
        success(
            order(
                List.of(goods(1, ProductKind.TICKET, TaxClass.STANDARD, 1, 50)),
                Optional.empty(),
                Optional.empty()));

    assertThat(totals.tax()).as("9.5 cents").isEqualTo(eur(10));
  }

  @Test
  void whatIsNotShippedIsTaxedWhereTheBuyerIs() {
    Outcome<Totals> french =
        Pricing.ofOrder(
            SETTINGS,
            List.of(goods(1, ProductKind.TICKET, TaxClass.STANDARD, 1, 5_000)),
            Optional.empty(),
            Optional.empty(),
            FRANCE,
            NOW);

    assertThat(success(french).taxLines()).isEmpty();
  }

  @Test
  void nothingIsShippedWhereThereIsNoRate() {
    assertThat(
            order(
                List.of(goods(1, ProductKind.MERCHANDISE, TaxClass.ZERO, 1, 5_000)),
                Optional.empty(),
                Optional.of(FRANCE)))
        .isEqualTo(Outcome.rejected(CommerceFailure.DESTINATION_NOT_SERVED));
  }

  @Test
  void aDiscountThatDoesNotApplyIsRefusedAtCheckoutAndTakesNothingOffACart() {
    List<Goods> goods = List.of(goods(1, ProductKind.TICKET, TaxClass.ZERO, 1, 5_000));
    Discount ended =
        new Discount(
            new DiscountId(new UUID(0, 1)),
            "LATE",
            new PartOff(5_000),
            Money.zero(EUR),
            NOW.minusSeconds(10),
            Optional.of(NOW),
            true);

    assertThat(order(goods, Optional.of(ended), Optional.empty()))
        .isEqualTo(Outcome.rejected(CommerceFailure.DISCOUNT_NOT_APPLICABLE));
    assertThat(success(Pricing.ofCart(EUR, goods, Optional.of(ended), NOW)).total())
        .isEqualTo(eur(5_000));
    assertThat(ended.appliesTo(eur(5_000), NOW.minusMillis(1))).isTrue();
  }

  @Test
  void anAmountOffIsNeverMoreThanTheGoodsCost() {
    Outcome<Totals> free =
        order(
            List.of(goods(1, ProductKind.TICKET, TaxClass.ZERO, 1, 500)),
            Optional.of(discount(new Off(eur(700)))),
            Optional.empty());

    assertThat(free)
        .as("nothing is left to be paid, and an order needs a payment")
        .isEqualTo(Outcome.rejected(CommerceFailure.ORDER_TOTAL_OUT_OF_RANGE));
  }

  @Test
  void whatNoPaymentCanBeIsRefused() {
    assertThat(
            order(
                List.of(goods(1, ProductKind.TICKET, TaxClass.ZERO, 1_000, 99_999_999)),
                Optional.empty(),
                Optional.empty()))
        .isInstanceOfSatisfying(
            Rejected.class,
            refusal ->
                assertThat(refusal.code()).isEqualTo(CommerceFailure.ORDER_TOTAL_OUT_OF_RANGE));
    assertThat(
            success(
                    order(
                        List.of(goods(1, ProductKind.TICKET, TaxClass.ZERO, 1, 99_999_999)),
                        Optional.empty(),
                        Optional.empty()))
                .total())
        .isEqualTo(eur(99_999_999));
    assertThat(
            order(
                List.of(goods(1, ProductKind.TICKET, TaxClass.STANDARD, 1, 99_999_999)),
                Optional.empty(),
                Optional.empty()))
        .isEqualTo(Outcome.rejected(CommerceFailure.ORDER_TOTAL_OUT_OF_RANGE));
  }

  @Test
  void anEmptyCartCostsNothingAndCannotBeOrdered() {
    assertThat(order(List.of(), Optional.empty(), Optional.empty()))
        .isEqualTo(Outcome.rejected(CommerceFailure.CART_EMPTY));
  }

  @Test
  void totalsThatDoNotAddUpCannotExist() {
    assertThatThrownBy(
            () ->
                new Totals(List.of(), Money.zero(EUR), Money.zero(EUR), eur(5), List.of(), eur(4)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aCountryHasOneRateOfAKind() {
    TaxRate rate = new TaxRate(GERMANY, TaxClass.STANDARD, "MwSt.", 1_900);

    assertThatThrownBy(() -> new ShopSettings(EUR, List.of(rate, rate), List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Outcome<Totals> order(
      List<Goods> goods, Optional<Discount> discount, Optional<Country> shipTo) {
    return Pricing.ofOrder(SETTINGS, goods, discount, shipTo, GERMANY, NOW);
  }

  private static Discount discount(Reduction reduction) {
    return new Discount(
        new DiscountId(new UUID(0, 1)),
        "FIGHT10",
        reduction,
        Money.zero(EUR),
        NOW,
        Optional.empty(),
        true);
  }

  private static Goods goods(int number, ProductKind kind, TaxClass tax, int quantity, long price) {
    return new Goods(
        new ProductId(new UUID(0, number)),
        "sku-" + number,
        "name",
        kind,
        tax,
        quantity,
        eur(price));
  }

  private static Money eur(long minor) {
    return new Money(minor, EUR);
  }

  private static Totals success(Outcome<Totals> outcome) {
    assertThat(outcome).isInstanceOf(Success.class);
    return ((Success<Totals>) outcome).value();
  }
}
