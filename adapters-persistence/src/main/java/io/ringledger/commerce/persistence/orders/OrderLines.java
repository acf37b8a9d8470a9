package io.ringledger.commerce.persistence.orders;

import io.ringledger.commerce.application.outbound.Orders.Held;
import io.ringledger.commerce.domain.OrderId;
import io.ringledger.commerce.domain.order.Order;
import io.ringledger.shared.domain.CurrencyCode;
import io.ringledger.shared.domain.SiteId;
import io.ringledger.shared.persistence.SetSql;
import io.ringledger.shared.persistence.Storable;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** The lines of orders. */
@ApplicationScoped
class OrderLines {

  private static final String SELECT =
      "select "
          + OrderLine.COLUMNS
          + """
            from order_lines l where l.site_id = ? and l.order_id = any (?)
            order by l.order_id, l.position
            """;

  /** Answers a row even where there is no line. */
  private static final String SELECT_WITH_CLOCK =
      "select clock_timestamp() as held_at, "
          + OrderLine.COLUMNS
          + """
            from (values (1)) always
            left join order_lines l on l.site_id = ? and l.order_id = ?
            order by l.position
            """;

  /** Which line comes when is checked at the end of the statement, so that lines can move up. */
  private static final String PUT =
      """
      with gone as (
        delete from order_lines where site_id = ? and order_id = ? and product_id <> all (?))
      insert into order_lines as l (site_id, order_id, product_id, position, quantity, sku, name,
        kind, tax_class, unit_price_minor, discount_minor)
      select ?, ?, * from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?)
      on conflict (site_id, order_id, product_id) do update
        set position = excluded.position, quantity = excluded.quantity, sku = excluded.sku,
          name = excluded.name, kind = excluded.kind, tax_class = excluded.tax_class,
          unit_price_minor = excluded.unit_price_minor, discount_minor = excluded.discount_minor
        where (l.position, l.quantity, l.sku) is distinct from
          (excluded.position, excluded.quantity, excluded.sku)
      """;

  private final SetSql sql;

  OrderLines(SetSql sql) {
    this.sql = sql;
  }

  List<OrderLine> of(OrderHead head) {
    return byOrder(head.site(), List.of(head)).getOrDefault(head.id(), List.of());
  }

  List<Order> withLines(SiteId site, List<OrderHead> heads) {
    Map<OrderId, List<OrderLine>> lines = heads.isEmpty() ? Map.of() : byOrder(site, heads);
    return heads.stream().map(head -> head.with(lines.getOrDefault(head.id(), List.of()))).toList();
  }

  private Map<OrderId, List<OrderLine>> byOrder(SiteId site, List<OrderHead> heads) {
    Map<OrderId, CurrencyCode> currencies = new HashMap<>();
    heads.forEach(head -> currencies.put(head.id(), head.currency()));
    Map<OrderId, List<OrderLine>> lines = new HashMap<>();
    sql.each(
        SELECT,
        open -> open.set(site.value()).set("uuid", heads, head -> head.id().value()),
        row -> {
          OrderId order = new OrderId(row.getObject("order_id", UUID.class));
          lines
              .computeIfAbsent(order, _ -> new ArrayList<>())
              .add(OrderLine.read(row, Objects.requireNonNull(currencies.get(order))));
        });
    return lines;
  }

  /** The order with the lines that it has since it is held, and the time since then. */
  Held held(OrderHead head) {
    List<OrderLine> lines = new ArrayList<>();
    List<Instant> clock = new ArrayList<>();
    sql.each(
        SELECT_WITH_CLOCK,
        open -> open.set(head.site().value()).set(head.id().value()),
        row -> {
          clock.add(SetSql.moment(row, "held_at"));
          if (row.getObject("order_id") != null) {
            lines.add(OrderLine.read(row, head.currency()));
          }
        });
    return new Held(head.with(lines), clock.getFirst());
  }

  /** Keeps the lines of a cart, or of one that is ordered just now; what is as it was stays. */
  void save(Order order) {
    List<OrderLine> lines = OrderLine.of(order);
    UUID site = order.site().value();
    UUID id = order.id().value();
    sql.update(
        PUT,
        open ->
            open.set(site)
                .set(id)
                .set("uuid", lines, line -> line.cartLine().product().value())
                .set(site)
                .set(id)
                .set("uuid", lines, line -> line.cartLine().product().value())
                .set("smallint", lines, OrderLine::position)
                .set("integer", lines, line -> line.cartLine().quantity())
                .set("text", lines, line -> line.cost(cost -> Storable.text(cost.goods().sku())))
                .set("text", lines, line -> line.cost(cost -> Storable.text(cost.goods().name())))
                .set("text", lines, line -> line.cost(cost -> cost.goods().kind().wire()))
                .set("text", lines, line -> line.cost(cost -> cost.goods().taxClass().wire()))
                .set("bigint", lines, line -> line.cost(cost -> cost.goods().unitPrice().minor()))
                .set("bigint", lines, line -> line.cost(cost -> cost.discount().minor())));
  }
}
