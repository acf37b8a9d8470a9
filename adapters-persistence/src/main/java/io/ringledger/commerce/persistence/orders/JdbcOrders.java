package io.ringledger.commerce.persistence.orders;

import io.ringledger.commerce.application.outbound.Orders;
import io.ringledger.commerce.domain.AttemptId;
import io.ringledger.commerce.domain.OrderId;
import io.ringledger.commerce.domain.PaymentEventId;
import io.ringledger.commerce.domain.order.Address;
import io.ringledger.commerce.domain.order.Buyer;
import io.ringledger.commerce.domain.order.Order;
import io.ringledger.commerce.domain.order.OrderSnapshot;
import io.ringledger.commerce.domain.order.OrderState;
import io.ringledger.commerce.domain.order.Placement;
import io.ringledger.commerce.domain.pricing.Totals;
import io.ringledger.commerce.domain.pricing.Totals.TaxLine;
import io.ringledger.shared.application.Page;
import io.ringledger.shared.domain.SiteId;
import io.ringledger.shared.persistence.SetSql;
import io.ringledger.shared.persistence.SetSql.Filling;
import io.ringledger.shared.persistence.SetSql.Parameters;
import io.ringledger.shared.persistence.Storable;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Orders as a row each, with a row for each line. */
@ApplicationScoped
public class JdbcOrders implements Orders {

  private static final String SELECT = "select " + OrderHead.COLUMNS + "from orders o\n";
  private static final String BY_ID = "where o.site_id = ? and o.order_id = ?\n";
  private static final String CART =
      "where o.site_id = ? and o.buyer_id = ? and o.buyer_known = ? and o.state = 'draft'\n";

  /** What is locked is not locked against references to it. */
  private static final String HOLD = "for no key update of o";

  private static final String ADD =
      """
      insert into orders (site_id, order_id, buyer_id, buyer_known, state, currency, discount_code,
        attempts, refunded_minor, created_at, changed_at)
      values (?, ?, ?, ?, 'draft', ?, ?, 0, 0, ?, ?)
      on conflict (site_id, buyer_id, buyer_known) where state = 'draft' do nothing
      """;
  private static final String SAVE =
      """
      update orders set state = ?, discount_code = ?, email = ?,
        billing_name = ?, billing_line1 = ?, billing_line2 = ?, billing_city = ?,
        billing_postal_code = ?, billing_region = ?, billing_country = ?,
        shipping_name = ?, shipping_line1 = ?, shipping_line2 = ?, shipping_city = ?,
        shipping_postal_code = ?, shipping_region = ?, shipping_country = ?,
        subtotal_minor = ?, discount_minor = ?, shipping_minor = ?, total_minor = ?,
        tax_names = ?, tax_basis_points = ?, tax_taxable_minor = ?, tax_minor = ?,
        attempts = ?, attempt_id = ?, recoverable_until = ?, payment_event_id = ?,
        refunded_minor = ?, changed_at = ?
      where site_id = ? and order_id = ?
      """;

  /** What happens to an order that is placed; what was ordered stays. */
  private static final String MOVE =
      """
      update orders set state = ?, attempts = ?, attempt_id = ?, recoverable_until = ?,
        payment_event_id = ?, refunded_minor = ?, changed_at = ?
      where site_id = ? and order_id = ?
      """;

  /** Found by their indexes, so that neither kind starves the other. */
  private static final String OVERDUE =
      """
      (select o.site_id, o.order_id from orders o
        where o.state = 'payment_failed' and o.recoverable_until <= statement_timestamp()
        order by o.recoverable_until limit ?)
      union all
      (select o.site_id, o.order_id from orders o
        where o.state = 'draft' and o.changed_at < ?
        order by o.changed_at limit ?)
      limit ?
      """;

  private static final String MENTIONS =
      """
      and (strpos(lower(o.email), lower(?)) > 0 or strpos(lower(o.billing_name), lower(?)) > 0
        or strpos(lower(o.shipping_name), lower(?)) > 0
        or starts_with(o.order_id::text, lower(?))
        or o.order_id in (select l.order_id from order_lines l
          where l.site_id = ? and lower(l.sku) = lower(?)))
      """;

  private final SetSql sql;
  private final OrderLines lines;

  JdbcOrders(SetSql sql, OrderLines lines) {
    this.sql = sql;
    this.lines = lines;
  }

  @Override
  public boolean add(Order order) {
    OrderSnapshot facts = order.snapshot();
    if (facts.state() != OrderState.DRAFT) {
      throw new IllegalArgumentException("order " + order.id() + " is no new cart");
    }
    int added =
        sql.update(
            ADD,
            open ->
                open.set(order.site().value())
                    .set(order.id().value())
                    .set(order.buyer().id().value())
                    .set(order.buyer().known())
                    .set(facts.currency().value())
                    .set(facts.discountCode().orElse(null))
                    .set(Storable.moment(facts.createdAt()))
                    .set(Storable.moment(facts.changedAt())));
    if (added == 1 && !facts.cart().isEmpty()) {
      lines.save(order);
    }
    return added == 1;
  }

  @Override
  public Optional<Order> find(SiteId site, OrderId id) {
    return one(SELECT + BY_ID, open -> open.set(site.value()).set(id.value()));
  }

  @Override
  public Optional<Held> lock(SiteId site, OrderId id) {
    return held(SELECT + BY_ID + HOLD, open -> open.set(site.value()).set(id.value()));
  }

  @Override
  public Optional<Order> cart(SiteId site, Buyer buyer) {
    return one(SELECT + CART, cartOf(site, buyer));
  }

  @Override
  public Optional<Held> lockCart(SiteId site, Buyer buyer) {
    return held(SELECT + CART + HOLD, cartOf(site, buyer));
  }

  private static Filling cartOf(SiteId site, Buyer buyer) {
    return open -> open.set(site.value()).set(buyer.id().value()).set(buyer.known());
  }

  private Optional<Order> one(String select, Filling filling) {
    return sql.one(select, filling, OrderHead::read).map(head -> head.with(lines.of(head)));
  }

  /** The lines and the clock are read by a statement that begins once the order is held. */
  private Optional<Held> held(String select, Filling filling) {
    return sql.one(select, filling, OrderHead::read).map(lines::held);
  }

  @Override
  public void save(Order order) {
    boolean mayBeFilled = order.state() == OrderState.DRAFT;
    boolean justPlaced =
        order.state() == OrderState.PENDING_PAYMENT && order.snapshot().attempts() == 1;
    if (mayBeFilled || justPlaced) {
      lines.save(order);
    }
    int saved =
        order.snapshot().placement().isPresent() && !justPlaced
            ? sql.update(MOVE, open -> move(open, order))
            : sql.update(SAVE, open -> all(open, order));
    if (saved != 1) {
      throw new IllegalStateException("there is no order " + order.id());
    }
  }

  private static void move(Parameters open, Order order) throws SQLException {
    open.set(order.state().wire());
    progress(open, order);
  }

  private static void all(Parameters open, Order order) throws SQLException {
    OrderSnapshot facts = order.snapshot();
    Optional<Placement> placement = facts.placement();
    open.set(order.state().wire())
        .set(facts.discountCode().orElse(null))
        .set(placement.map(Placement::email).orElse(null));
    address(open, placement.map(Placement::billing));
    address(open, placement.flatMap(Placement::shipping));
    Optional<Totals> totals = placement.map(Placement::totals);
    open.set(totals.map(each -> each.subtotal().minor()).orElse(null))
        .set(totals.map(each -> each.discount().minor()).orElse(null))
        .set(totals.map(each -> each.shipping().minor()).orElse(null))
        .set(totals.map(each -> each.total().minor()).orElse(null));
    if (totals.isPresent()) {
      List<TaxLine> taxes = totals.get().taxLines();
      open.set("text", taxes, TaxLine::name)
          .set("integer", taxes, TaxLine::basisPoints)
          .set("bigint", taxes, line -> line.taxable().minor())
          .set("bigint", taxes, line -> line.tax().minor());
    } else {
      open.set((Object) null).set((Object) null).set((Object) null).set((Object) null);
    }
    progress(open, order);
  }

  private static void progress(Parameters open, Order order) throws SQLException {
    OrderSnapshot facts = order.snapshot();
    open.set(facts.attempts())
        .set(facts.attempt().map(AttemptId::value).orElse(null))
        .setMoment(facts.recoverableUntil())
        .set(facts.paid().map(paid -> paid.event()).map(PaymentEventId::value).orElse(null))
        .set(facts.refunded().minor())
        .set(Storable.moment(facts.changedAt()))
        .set(order.site().value())
        .set(order.id().value());
  }

  private static void address(Parameters open, Optional<Address> address) throws SQLException {
    open.set(address.map(Address::name).map(Storable::text).orElse(null))
        .set(address.map(Address::line1).map(Storable::text).orElse(null))
        .set(address.flatMap(Address::line2).map(Storable::text).orElse(null))
        .set(address.map(Address::city).map(Storable::text).orElse(null))
        .set(address.flatMap(Address::postalCode).map(Storable::text).orElse(null))
        .set(address.flatMap(Address::region).map(Storable::text).orElse(null))
        .set(address.map(each -> each.country().code()).orElse(null));
  }

  @Override
  public Page<Order, OrderId> page(
      SiteId site, Search search, Optional<OrderId> before, int limit) {
    String select =
        SELECT
            + "where o.site_id = ? and o.total_minor is not null\n"
            + (search.buyer().isPresent() ? "and o.buyer_id = ? and o.buyer_known = ?\n" : "")
            + (search.state().isPresent() ? "and o.state = ?\n" : "")
            + (before.isPresent() ? "and o.order_id < ?\n" : "")
            + (search.text().isPresent() ? MENTIONS : "")
            + "order by o.order_id desc limit ?";
    List<OrderHead> found =
        sql.list(
            select,
            open -> {
              open.set(site.value());
              if (search.buyer().isPresent()) {
                open.set(search.buyer().get().id().value()).set(search.buyer().get().known());
              }
              if (search.state().isPresent()) {
                open.set(search.state().get().wire());
              }
              if (before.isPresent()) {
                open.set(before.get().value());
              }
              if (search.text().isPresent()) {
                String text = Storable.text(search.text().get());
                open.set(text).set(text).set(text).set(text).set(site.value()).set(text);
              }
              open.set(limit + 1);
            },
            OrderHead::read);
    boolean more = found.size() > limit;
    List<OrderHead> shown = more ? found.subList(0, limit) : found;
    return new Page<>(
        lines.withLines(site, shown), more ? Optional.of(shown.getLast().id()) : Optional.empty());
  }

  @Override
  public List<Whereabouts> overdue(Instant untouchedSince, int limit) {
    return sql.list(
        OVERDUE,
        open -> open.set(limit).set(Storable.moment(untouchedSince)).set(limit).set(limit),
        row ->
            new Whereabouts(
                new SiteId(row.getObject("site_id", UUID.class)),
                new OrderId(row.getObject("order_id", UUID.class))));
  }
}
