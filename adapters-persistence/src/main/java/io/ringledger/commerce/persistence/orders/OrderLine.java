package io.ringledger.commerce.persistence.orders;

import io.ringledger.commerce.domain.ProductId;
import io.ringledger.commerce.domain.ProductKind;
import io.ringledger.commerce.domain.TaxClass;
import io.ringledger.commerce.domain.order.CartLine;
import io.ringledger.commerce.domain.order.Order;
import io.ringledger.commerce.domain.order.OrderSnapshot;
import io.ringledger.commerce.domain.pricing.Goods;
import io.ringledger.commerce.domain.pricing.PricedLine;
import io.ringledger.shared.domain.CurrencyCode;
import io.ringledger.shared.domain.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A row of {@code order_lines}: what is in a cart, and from checkout on at what price. */
record OrderLine(int position, CartLine cartLine, Optional<PricedLine> priced) {

  static final String COLUMNS =
      """
      l.order_id, l.position, l.product_id, l.quantity, l.sku, l.name, l.kind, l.tax_class,
        l.unit_price_minor, l.discount_minor
      """;

  /** The lines of an order, as they are now. */
  static List<OrderLine> of(Order order) {
    OrderSnapshot facts = order.snapshot();
    List<PricedLine> priced =
        facts.placement().map(placement -> placement.totals().lines()).orElse(List.of());
    return IntStream.range(0, facts.cart().size())
        .mapToObj(
            i ->
                new OrderLine(
                    i,
                    facts.cart().get(i),
                    priced.isEmpty() ? Optional.empty() : Optional.of(priced.get(i))))
        .toList();
  }

  static OrderLine read(ResultSet row, CurrencyCode currency) throws SQLException {
    ProductId product = new ProductId(row.getObject("product_id", UUID.class));
    int quantity = row.getInt("quantity");
    String sku = row.getString("sku");
    return new OrderLine(
        row.getInt("position"),
        new CartLine(product, quantity),
        sku == null
            ? Optional.empty()
            : Optional.of(
                new PricedLine(
                    new Goods(
                        product,
                        sku,
                        row.getString("name"),
                        ProductKind.ofWire(row.getString("kind")).orElseThrow(),
                        TaxClass.ofWire(row.getString("tax_class")).orElseThrow(),
                        quantity,
                        new Money(row.getLong("unit_price_minor"), currency)),
                    new Money(row.getLong("discount_minor"), currency))));
  }

  /** Something of what it cost; null while it is in a cart. */
  @Nullable Object cost(Function<PricedLine, Object> part) {
    return priced.map(part).orElse(null);
  }
}
