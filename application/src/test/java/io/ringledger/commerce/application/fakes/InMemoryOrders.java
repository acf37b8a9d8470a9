package io.ringledger.commerce.application.fakes;

import io.ringledger.commerce.application.outbound.Orders;
import io.ringledger.commerce.domain.OrderId;
import io.ringledger.commerce.domain.order.Address;
import io.ringledger.commerce.domain.order.Buyer;
import io.ringledger.commerce.domain.order.Order;
import io.ringledger.commerce.domain.order.OrderSnapshot;
import io.ringledger.commerce.domain.order.OrderState;
import io.ringledger.commerce.domain.order.PaymentEvent;
import io.ringledger.commerce.domain.order.Placement;
import io.ringledger.shared.application.Page;
import io.ringledger.shared.application.fakes.OneSiteScope;
import io.ringledger.shared.application.fakes.Restorable;
import io.ringledger.shared.application.fakes.RolePlay;
import io.ringledger.shared.application.sites.RestrictedRole;
import io.ringledger.shared.domain.Money;
import io.ringledger.shared.domain.SiteId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Orders in memory. As the database does, they take no order that is paid without an event that
 * says so, no state that does not follow, and nobody who writes as somebody else.
 */
public final class InMemoryOrders implements Orders, Restorable {

  private final OneSiteScope scope;
  private final RolePlay roles;
  private final InMemoryPaymentEvents events;
  private final InstantSource clock;
  private Map<OrderId, Order> orders = new LinkedHashMap<>();

  /**
   * @param clock the database's
   */
  public InMemoryOrders(
      OneSiteScope scope, RolePlay roles, InMemoryPaymentEvents events, InstantSource clock) {
    this.scope = scope;
    this.roles = roles;
    this.events = events;
    this.clock = clock;
  }

  @Override
  public boolean add(Order order) {
    require(order.site());
    if (order.state() != OrderState.DRAFT || orders.containsKey(order.id())) {
      throw new IllegalStateException("order " + order.id() + " is no new cart");
    }
    if (cart(order.site(), order.buyer()).isPresent()) {
      return false;
    }
    orders.put(order.id(), order);
    return true;
  }

  @Override
  public Optional<Order> find(SiteId site, OrderId id) {
    require(site);
    return Optional.ofNullable(orders.get(id)).filter(order -> order.site().equals(site));
  }

  @Override
  public Optional<Held> lock(SiteId site, OrderId id) {
    return find(site, id).map(this::held);
  }

  @Override
  public Optional<Order> cart(SiteId site, Buyer buyer) {
    require(site);
    return of(site)
        .filter(order -> order.state() == OrderState.DRAFT && order.buyer().equals(buyer))
        .findFirst();
  }

  @Override
  public Optional<Held> lockCart(SiteId site, Buyer buyer) {
    return cart(site, buyer).map(this::held);
  }

  private Held held(Order order) {
    return new Held(order, clock.instant());
  }

  @Override
  public void save(Order order) {
    Order before =
        find(order.site(), order.id())
            .orElseThrow(() -> new IllegalStateException("there is no order " + order.id()));
    if (!before.state().equals(order.state()) && !before.state().next().contains(order.state())) {
      throw new IllegalStateException(
          "orders: no order goes from %s to %s".formatted(before.state(), order.state()));
    }
    if (before.snapshot().placement().isPresent()
        && !before.snapshot().placement().equals(order.snapshot().placement())) {
      throw new IllegalStateException("orders: what was ordered stays as it was ordered");
    }
    requireProof(order);
    orders.put(order.id(), order);
  }

  private void requireProof(Order order) {
    OrderSnapshot facts = order.snapshot();
    facts
        .paid()
        .ifPresent(
            paid -> {
              PaymentEvent event =
                  events
                      .known(paid.event())
                      .orElseThrow(() -> new IllegalStateException("no such payment event"));
              boolean proves =
                  event.kind() == PaymentEvent.Kind.PAYMENT_SUCCEEDED
                      && event.site().equals(Optional.of(facts.site()))
                      && event.order().equals(Optional.of(facts.id()))
                      && event.attempt().equals(Optional.of(paid.attempt()))
                      && event.amount().equals(Optional.of(order.total()));
              if (!proves) {
                throw new IllegalStateException("that event does not prove it");
              }
            });
  }

  @Override
  public Page<Order, OrderId> page(
      SiteId site, Search search, Optional<OrderId> before, int limit) {
    require(site);
    return Cuts.page(
        of(site)
            .filter(order -> order.snapshot().placement().isPresent())
            .filter(order -> search.buyer().map(order.buyer()::equals).orElse(true))
            .filter(order -> search.state().map(order.state()::equals).orElse(true))
            .filter(order -> search.text().map(text -> isMentioned(text, order)).orElse(true)),
        Order::id,
        OrderId::value,
        before,
        limit);
  }

  private static boolean isMentioned(String text, Order order) {
    Placement placement = order.placement();
    String wanted = text.toLowerCase(Locale.ROOT);
    return Stream.concat(
                Stream.of(placement.email(), placement.billing().name()),
                placement.shipping().map(Address::name).stream())
            .anyMatch(each -> each.toLowerCase(Locale.ROOT).contains(wanted))
        || placement.totals().lines().stream()
            .anyMatch(line -> line.goods().sku().equalsIgnoreCase(text))
        || order.id().toString().startsWith(wanted);
  }

  @Override
  public List<Whereabouts> overdue(Instant untouchedSince, int limit) {
    roles.requireAs(RestrictedRole.PAYMENTS, "the list of overdue orders");
    Instant now = clock.instant();
    return orders.values().stream()
        .filter(
            order ->
                order.isExpirable(now)
                    || (order.state() == OrderState.DRAFT
                        && order.snapshot().changedAt().isBefore(untouchedSince)))
        .map(order -> new Whereabouts(order.site(), order.id()))
        .limit(limit)
        .toList();
  }

  /** What all sites' orders, as far as they are paid, were paid and not given back. */
  public Map<OrderId, Money> takings() {
    Map<OrderId, Money> takings = new LinkedHashMap<>();
    orders.values().stream()
        .filter(order -> order.state().isPaid())
        .forEach(
            order -> takings.put(order.id(), order.total().minus(order.snapshot().refunded())));
    return takings;
  }

  private Stream<Order> of(SiteId site) {
    return orders.values().stream().filter(order -> order.site().equals(site));
  }

  private void require(SiteId site) {
    scope.requireWithin(site, "an order");
    roles.requireUnrestricted("an order");
  }

  @Override
  public Runnable checkpoint() {
    Map<OrderId, Order> before = new LinkedHashMap<>(orders);
    return () -> orders = before;
  }
}
