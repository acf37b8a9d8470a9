package io.ringledger.commerce.persistence.catalog;

import io.ringledger.commerce.application.outbound.StockLevels;
import io.ringledger.commerce.domain.ProductId;
import io.ringledger.shared.domain.SiteId;
import io.ringledger.shared.persistence.SetSql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * How much there is, in PostgreSQL. One statement changes all products of an order, whose rows are
 * held before in the order of their ids, so that two orders never wait for each other in a circle.
 */
@ApplicationScoped
public class JdbcStockLevels implements StockLevels {

  // After a wait it reads the rows anew, so what it finds is what the next statement changes.
  private static final String HOLD =
      """
      select s.product_id, s.on_hand - s.reserved >= w.quantity as enough
      from stock s join unnest(?, ?) as w (product_id, quantity) on w.product_id = s.product_id
      where s.site_id = ? order by s.product_id for no key update of s
      """;

  private static final String RESERVE =
      """
      update stock s set reserved = s.reserved + w.quantity
      from unnest(?, ?) as w (product_id, quantity)
      where s.site_id = ? and s.product_id = w.product_id and s.on_hand - s.reserved >= w.quantity
      """;

  private static final String RELEASE =
      """
      update stock s set reserved = s.reserved - w.quantity
      from unnest(?, ?) as w (product_id, quantity)
      where s.site_id = ? and s.product_id = w.product_id and s.reserved >= w.quantity
      """;

  private static final String SHIP =
      """
      update stock s set on_hand = s.on_hand - w.quantity, reserved = s.reserved - w.quantity
      from unnest(?, ?) as w (product_id, quantity)
      where s.site_id = ? and s.product_id = w.product_id and s.reserved >= w.quantity
      """;

  private final SetSql sql;

  JdbcStockLevels(SetSql sql) {
    this.sql = sql;
  }

  /** A held row, and whether there is as much as is wanted. */
  private record Stocked(ProductId product, boolean enough) {}

  @Override
  public Optional<ProductId> reserve(SiteId site, Map<ProductId, Integer> quantities) {
    Set<ProductId> lacking = new HashSet<>(quantities.keySet());
    sql
        .list(
            HOLD,
            values -> fill(values, site, quantities),
            row ->
                new Stocked(
                    new ProductId(row.getObject("product_id", UUID.class)),
                    row.getBoolean("enough")))
        .stream()
        .filter(Stocked::enough)
        .map(Stocked::product)
        .forEach(lacking::remove);
    if (!lacking.isEmpty()) {
      return lacking.stream().min(Comparator.comparing(ProductId::toString));
    }
    change(RESERVE, site, quantities, "reserved");
    return Optional.empty();
  }

  @Override
  public void release(SiteId site, Map<ProductId, Integer> quantities) {
    hold(site, quantities);
    change(RELEASE, site, quantities, "released");
  }

  @Override
  public void ship(SiteId site, Map<ProductId, Integer> quantities) {
    hold(site, quantities);
    change(SHIP, site, quantities, "shipped");
  }

  private void hold(SiteId site, Map<ProductId, Integer> quantities) {
    // A single row needs no order.
    if (quantities.size() > 1) {
      sql.list(HOLD, values -> fill(values, site, quantities), _ -> true);
    }
  }

  private void change(
      String statement, SiteId site, Map<ProductId, Integer> quantities, String what) {
    int changed = sql.update(statement, values -> fill(values, site, quantities));
    if (changed != quantities.size()) {
      throw new IllegalStateException(
          "%d of %d products were %s on site %s".formatted(changed, quantities.size(), what, site));
    }
  }

  private static void fill(
      SetSql.Parameters values, SiteId site, Map<ProductId, Integer> quantities)
      throws SQLException {
    values
        .set("uuid", quantities.entrySet(), line -> line.getKey().value())
        .set("integer", quantities.entrySet(), Map.Entry::getValue)
        .set(site.value());
  }
}
