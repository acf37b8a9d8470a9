package io.ringledger.commerce.application.contract;

import io.ringledger.commerce.domain.AttemptId;
import io.ringledger.commerce.domain.Country;
import io.ringledger.commerce.domain.DiscountId;
import io.ringledger.commerce.domain.OrderId;
import io.ringledger.commerce.domain.ProductId;
import io.ringledger.commerce.domain.ProductKind;
import io.ringledger.commerce.domain.TaxClass;
import io.ringledger.commerce.domain.order.Address;
import io.ringledger.commerce.domain.order.Buyer;
import io.ringledger.commerce.domain.order.CartLine;
import io.ringledger.commerce.domain.order.Order;
import io.ringledger.commerce.domain.order.Placement;
import io.ringledger.commerce.domain.pricing.Discount;
import io.ringledger.commerce.domain.pricing.Goods;
import io.ringledger.commerce.domain.pricing.Pricing;
import io.ringledger.commerce.domain.pricing.ShippingRate;
import io.ringledger.commerce.domain.pricing.ShopSettings;
import io.ringledger.commerce.domain.pricing.TaxRate;
import io.ringledger.commerce.domain.pricing.Totals;
import io.ringledger.shared.domain.CurrencyCode;
import io.ringledger.shared.domain.Money;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.domain.SiteId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Two tickets and three shirts, at two tax rates, with something off that cannot be shared. */
public final class Baskets {

  public static final CurrencyCode EUR = new CurrencyCode("EUR");
  private static final Country GERMANY = new Country("DE");
  private static final ShopSettings SETTINGS =
      new ShopSettings(
          EUR,
          List.of(
              new TaxRate(GERMANY, TaxClass.STANDARD, "MwSt.", 1_900),
              new TaxRate(GERMANY, TaxClass.REDUCED, "MwSt. ermäßigt", 700)),
          List.of(new ShippingRate(GERMANY, eur(490), TaxClass.STANDARD)));

  private Baskets() {}

  public static Money eur(long minor) {
    return new Money(minor, EUR);
  }

  /** A cart with two tickets and three shirts. */
  public static Order filled(
      OrderId id, SiteId site, Buyer buyer, Instant now, ProductId ticket, ProductId shirt) {
    return success(
            success(Order.open(id, site, buyer, EUR, now).add(ticket, 2, now)).add(shirt, 3, now))
        .discounted(Optional.of("SAVE-10"), now);
  }

  /** The cart, ordered. */
  public static Order placed(Order cart, AttemptId attempt, Instant now) {
    List<CartLine> lines = cart.snapshot().cart();
    List<Goods> goods = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      goods.add(goods(lines.get(i), i));
    }
    Discount discount =
        new Discount(
            new DiscountId(new UUID(0, 1)),
            "SAVE-10",
            new Discount.PartOff(1_000),
            Money.zero(EUR),
            Instant.EPOCH,
            Optional.empty(),
            true);
    boolean shipped = goods.stream().anyMatch(each -> each.kind().isShipped());
    Totals totals =
        success(
            Pricing.ofOrder(
                SETTINGS,
                goods,
                Optional.of(discount),
                shipped ? Optional.of(GERMANY) : Optional.empty(),
                GERMANY,
                now));
    Placement placement =
        new Placement(
            "Ada." + cart.id() + "@Example.org",
            address("Ada Lovelace", Optional.of("Hinterhaus"), Optional.of("BE")),
            shipped
                ? Optional.of(address("Mary 100%_ Somerville", Optional.empty(), Optional.empty()))
                : Optional.empty(),
            totals);
    return success(cart.place(placement, attempt, now));
  }

  private static Goods goods(CartLine line, int position) {
    return position == 0
        ? new Goods(
            line.product(),
            "SKU-" + line.product(),
            "Ticket, Block C",
            ProductKind.TICKET,
            TaxClass.REDUCED,
            line.quantity(),
            eur(7_999))
        : new Goods(
            line.product(),
            "SKU-" + line.product(),
            "Shirt „Ring“",
            ProductKind.MERCHANDISE,
            TaxClass.STANDARD,
            line.quantity(),
            eur(2_333));
  }

  private static Address address(String name, Optional<String> line2, Optional<String> region) {
    return new Address(
        name, "Hauptstraße 1", line2, "Berlin", Optional.of("10115"), region, GERMANY);
  }

  static <T> T success(Outcome<T> outcome) {
    if (outcome instanceof Outcome.Success<T>(T value)) {
      return value;
    }
    throw new AssertionError("refused: " + outcome);
  }
}
