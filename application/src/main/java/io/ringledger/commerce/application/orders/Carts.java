package io.ringledger.commerce.application.orders;

import io.ringledger.commerce.application.outbound.Shelf;
import io.ringledger.commerce.domain.OrderId;
import io.ringledger.commerce.domain.ProductId;
import io.ringledger.commerce.domain.order.CartLine;
import io.ringledger.commerce.domain.pricing.Totals;
import io.ringledger.shared.application.sites.SiteCaller;
import io.ringledger.shared.domain.CurrencyCode;
import io.ringledger.shared.domain.Outcome;
import java.util.List;
import java.util.Optional;

/**
 * A buyer's cart, which is a draft order that stays from visit to visit. Each buyer reaches their
 * own and no other: the cart gate is that the cart is looked up by who asks.
 */
public interface Carts {

  /** The caller's cart, priced by the catalogue of this moment. */
  CartView look(SiteCaller caller);

  /**
   * So many more of a product. Refused with {@code PRODUCT_NOT_FOUND}, {@code
   * PRODUCT_NOT_FOR_SALE}, {@code OUT_OF_STOCK} where there are not even as many, or {@code
   * CART_TOO_LARGE}.
   */
  Outcome<CartView> add(SiteCaller caller, ProductId product, int quantity);

  /** Exactly so many of a product; refused as {@link #add}. */
  Outcome<CartView> change(SiteCaller caller, ProductId product, int quantity);

  /** None of a product any more. */
  Outcome<CartView> remove(SiteCaller caller, ProductId product);

  /**
   * With a discount code, or with none. Refused with {@code DISCOUNT_NOT_APPLICABLE}.
   *
   * @param code empty: none any more
   */
  Outcome<CartView> discount(SiteCaller caller, Optional<String> code);

  /**
   * A cart.
   *
   * @param order under which it is ordered; empty while nothing was ever put in
   * @param lines what is in it, in the order in which it was filled
   * @param totals without what only the destination tells; empty where it is empty, or cannot be
   *     paid at once
   */
  record CartView(
      Optional<OrderId> order,
      CurrencyCode currency,
      List<Line> lines,
      Optional<String> discountCode,
      Optional<Totals> totals) {

    public CartView {
      lines = List.copyOf(lines);
    }
  }

  /**
   * A line of a cart.
   *
   * @param item as it is offered now; empty where it is gone
   */
  record Line(CartLine line, Optional<Shelf.Item> item) {}
}
