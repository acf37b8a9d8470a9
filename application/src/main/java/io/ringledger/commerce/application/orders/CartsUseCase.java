package io.ringledger.commerce.application.orders;

import io.ringledger.commerce.application.CommercePorts;
import io.ringledger.commerce.application.PurchaseGates;
import io.ringledger.commerce.application.outbound.Orders.Held;
import io.ringledger.commerce.application.outbound.Shelf.Item;
import io.ringledger.commerce.domain.CommerceFailure;
import io.ringledger.commerce.domain.OrderId;
import io.ringledger.commerce.domain.ProductId;
import io.ringledger.commerce.domain.order.CartLine;
import io.ringledger.commerce.domain.order.Order;
import io.ringledger.commerce.domain.pricing.Discount;
import io.ringledger.commerce.domain.pricing.Goods;
import io.ringledger.commerce.domain.pricing.Pricing;
import io.ringledger.commerce.domain.pricing.ShopSettings;
import io.ringledger.commerce.domain.pricing.Totals;
import io.ringledger.shared.application.sites.SiteCaller;
import io.ringledger.shared.domain.CurrencyCode;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.domain.Outcome.Success;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/** {@inheritDoc} */
public final class CartsUseCase implements Carts {

  private final CommercePorts ports;

  public CartsUseCase(CommercePorts ports) {
    this.ports = ports;
  }

  @Override
  public CartView look(SiteCaller caller) {
    return ports
        .scope()
        .within(
            caller.site(),
            () ->
                ports
                    .orders()
                    .cart(caller.site(), PurchaseGates.buyer(caller))
                    .map(this::view)
                    .orElseGet(() -> empty(ports.shelf().settings(caller.site()).currency())));
  }

  @Override
  public Outcome<CartView> add(SiteCaller caller, ProductId product, int quantity) {
    return put(caller, product, (cart, now) -> cart.add(product, quantity, now));
  }

  @Override
  public Outcome<CartView> change(SiteCaller caller, ProductId product, int quantity) {
    return put(caller, product, (cart, now) -> cart.put(product, quantity, now));
  }

  private Outcome<CartView> put(
      SiteCaller caller, ProductId product, BiFunction<Order, Instant, Outcome<Order>> verb) {
    return fill(
        caller,
        held ->
            offered(caller, product)
                .then(
                    item -> verb.apply(held.order(), held.at()).then(cart -> inStock(cart, item))));
  }

  private Outcome<Item> offered(SiteCaller caller, ProductId product) {
    Optional<Item> item = ports.shelf().items(caller.site(), Set.of(product)).stream().findFirst();
    if (item.isEmpty()) {
      return Outcome.rejected(CommerceFailure.PRODUCT_NOT_FOUND);
    }
    return item.get().active()
        ? Outcome.success(item.get())
        : Outcome.rejected(CommerceFailure.PRODUCT_NOT_FOR_SALE);
  }

  /** What is in a cart is not set aside; this only spares the buyer a checkout in vain. */
  private static Outcome<Order> inStock(Order cart, Item item) {
    int wanted = cart.quantities().getOrDefault(item.product(), 0);
    return wanted <= item.available()
        ? Outcome.success(cart)
        : Outcome.rejected(CommerceFailure.OUT_OF_STOCK);
  }

  @Override
  public Outcome<CartView> remove(SiteCaller caller, ProductId product) {
    return fill(caller, held -> Outcome.success(held.order().remove(product, held.at())));
  }

  @Override
  public Outcome<CartView> discount(SiteCaller caller, Optional<String> code) {
    return fill(
        caller,
        held -> {
          boolean unknown =
              code.isPresent()
                  && ports
                      .shelf()
                      .discount(caller.site(), code.get())
                      .filter(Discount::active)
                      .isEmpty();
          return unknown
              ? Outcome.rejected(CommerceFailure.DISCOUNT_NOT_APPLICABLE)
              : Outcome.success(held.order().discounted(code, held.at()));
        });
  }

  private Outcome<CartView> fill(SiteCaller caller, Function<Held, Outcome<Order>> verb) {
    return ports
        .scope()
        .within(
            caller.site(),
            () -> {
              Outcome<Order> filled = verb.apply(cart(caller));
              if (filled instanceof Success<Order>(var cart)) {
                ports.orders().save(cart);
              }
              return filled.map(this::view);
            });
  }

  /** The buyer's cart, held; a new one where there is none. */
  private Held cart(SiteCaller caller) {
    return ports
        .orders()
        .lockCart(caller.site(), PurchaseGates.buyer(caller))
        .orElseGet(
            () -> {
              Order cart =
                  Order.open(
                      new OrderId(ports.randomness().newId()),
                      caller.site(),
                      PurchaseGates.buyer(caller),
                      ports.shelf().settings(caller.site()).currency(),
                      ports.clock().instant());
              // Where another request was faster, the cart is the one that it made.
              ports.orders().add(cart);
              return ports
                  .orders()
                  .lockCart(caller.site(), PurchaseGates.buyer(caller))
                  .orElseThrow();
            });
  }

  private CartView view(Order cart) {
    Map<ProductId, Item> items =
        ports.shelf().items(cart.site(), cart.quantities().keySet()).stream()
            .collect(Collectors.toMap(Item::product, Function.identity()));
    ShopSettings settings = ports.shelf().settings(cart.site());
    List<Line> lines =
        cart.snapshot().cart().stream()
            .map(line -> new Line(line, Optional.ofNullable(items.get(line.product()))))
            .toList();
    return new CartView(
        Optional.of(cart.id()),
        settings.currency(),
        lines,
        cart.snapshot().discountCode(),
        totals(cart, lines, settings.currency()));
  }

  private Optional<Totals> totals(Order cart, List<Line> lines, CurrencyCode currency) {
    List<Goods> goods =
        lines.stream()
            .flatMap(
                line ->
                    line.item().filter(Item::active).stream().map(item -> goods(line.line(), item)))
            .toList();
    Optional<Discount> discount =
        cart.snapshot().discountCode().flatMap(code -> ports.shelf().discount(cart.site(), code));
    return Pricing.ofCart(currency, goods, discount, ports.clock().instant())
            instanceof Success<Totals>(var totals)
        ? Optional.of(totals)
        : Optional.empty();
  }

  static Goods goods(CartLine line, Item item) {
    return new Goods(
        item.product(),
        item.sku(),
        item.name(),
        item.kind(),
        item.taxClass(),
        line.quantity(),
        item.price());
  }

  private static CartView empty(CurrencyCode currency) {
    return new CartView(Optional.empty(), currency, List.of(), Optional.empty(), Optional.empty());
  }
}
