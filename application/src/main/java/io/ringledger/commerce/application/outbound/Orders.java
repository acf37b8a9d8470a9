package io.ringledger.commerce.application.outbound;

import io.ringledger.commerce.domain.OrderId;
import io.ringledger.commerce.domain.order.Buyer;
import io.ringledger.commerce.domain.order.Order;
import io.ringledger.commerce.domain.order.OrderState;
import io.ringledger.shared.application.Page;
import io.ringledger.shared.domain.SiteId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** All orders and carts. Runs within the scope of their site, but for {@link #overdue}. */
public interface Orders {

  /** Adds a new cart; answers false where the buyer has one by now. */
  boolean add(Order order);

  Optional<Order> find(SiteId site, OrderId id);

  /** The same, held until the unit of work ends. */
  Optional<Held> lock(SiteId site, OrderId id);

  /** The buyer's cart. */
  Optional<Order> cart(SiteId site, Buyer buyer);

  /** The same, held until the unit of work ends. */
  Optional<Held> lockCart(SiteId site, Buyer buyer);

  /** Keeps an order that is held. */
  void save(Order order);

  /** Orders, carts left out, the newest first. */
  Page<Order, OrderId> page(SiteId site, Search search, Optional<OrderId> before, int limit);

  /**
   * Orders of every site that nobody can pay any more, and carts that nobody touched since a
   * moment. Runs as {@link io.ringledger.shared.application.sites.RestrictedRole#PAYMENTS}.
   */
  List<Whereabouts> overdue(Instant untouchedSince, int limit);

  /**
   * An order that is held.
   *
   * @param at by the database's clock, after it was held
   */
  record Held(Order order, Instant at) {}

  /**
   * Which orders are looked for.
   *
   * @param text part of an email address or of the name on an address, a sku, or the start of an
   *     order's id
   */
  record Search(Optional<Buyer> buyer, Optional<OrderState> state, Optional<String> text) {}

  /** Where an order is. */
  record Whereabouts(SiteId site, OrderId order) {}
}
