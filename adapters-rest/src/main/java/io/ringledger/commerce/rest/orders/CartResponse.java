package io.ringledger.commerce.rest.orders;

import io.ringledger.commerce.application.orders.Carts.CartView;
import io.ringledger.commerce.application.outbound.Shelf.Item;
import io.ringledger.commerce.domain.OrderId;
import io.ringledger.commerce.domain.ProductKind;
import io.ringledger.commerce.domain.order.CartLine;
import io.ringledger.commerce.domain.pricing.Goods;
import io.ringledger.shared.domain.SiteId;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A cart, priced by the catalogue of this moment. */
public record CartResponse(
    String siteId,
    @Nullable String orderId,
    String currency,
    List<Line> lines,
    @Nullable String discountCode,
    @Nullable Totals totals) {

  public static CartResponse of(SiteId site, CartView cart) {
    return new CartResponse(
        site.toString(),
        cart.order().map(OrderId::toString).orElse(null),
        cart.currency().value(),
        cart.lines().stream().map(Line::of).toList(),
        cart.discountCode().orElse(null),
        cart.totals().map(Totals::of).orElse(null));
  }

  /**
   * A line.
   *
   * @param sku and all further members of the product: null where it is gone
   * @param available how many could be ordered now, at most 1000
   */
  @Schema(name = "CartLine")
  public record Line(
      String productId,
      int quantity,
      String offer,
      long available,
      @Nullable String sku,
      @Nullable String name,
      @Nullable String kind,
      @Nullable Long unitPriceMinor,
      @Nullable Long subtotalMinor) {

    static Line of(io.ringledger.commerce.application.orders.Carts.Line line) {
      CartLine wanted = line.line();
      return line.item()
          .map(item -> of(wanted, item))
          .orElseGet(
              () ->
                  new Line(
                      wanted.product().toString(),
                      wanted.quantity(),
                      Offer.GONE.wire(),
                      0,
                      null,
                      null,
                      null,
                      null,
                      null));
    }

    private static Line of(CartLine wanted, Item item) {
      ProductKind kind = item.kind();
      return new Line(
          wanted.product().toString(),
          wanted.quantity(),
          Offer.of(wanted, item).wire(),
          item.active() ? Math.min(item.available(), Goods.MAX_QUANTITY) : 0,
          item.sku(),
          item.name(),
          kind.wire(),
          item.price().minor(),
          item.price().minor() * wanted.quantity());
    }
  }

  /** What a cart costs before what only the destination tells. */
  @Schema(name = "CartTotals")
  public record Totals(long subtotalMinor, long discountMinor, long totalMinor) {

    static Totals of(io.ringledger.commerce.domain.pricing.Totals totals) {
      return new Totals(
          totals.subtotal().minor(), totals.discount().minor(), totals.total().minor());
    }
  }
}
