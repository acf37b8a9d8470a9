package io.ringledger.commerce.persistence.catalog;

import io.ringledger.commerce.application.outbound.Products;
import io.ringledger.commerce.domain.ProductId;
import io.ringledger.commerce.domain.ProductKind;
import io.ringledger.commerce.domain.TaxClass;
import io.ringledger.commerce.domain.catalog.Product;
import io.ringledger.commerce.domain.catalog.Product.Offer;
import io.ringledger.commerce.domain.catalog.StockLevel;
import io.ringledger.shared.application.Page;
import io.ringledger.shared.domain.CurrencyCode;
import io.ringledger.shared.domain.Money;
import io.ringledger.shared.domain.SiteId;
import io.ringledger.shared.persistence.SetSql;
import io.ringledger.shared.persistence.Storable;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Products in PostgreSQL, each with a row of its own for how much there is. */
@ApplicationScoped
public class JdbcProducts implements Products {

  // Both rows, or none where the sku is taken.
  private static final String ADD =
      """
      with added as (
        insert into products (site_id, id, kind, sku, name, description, price_minor, currency,
          tax_class, active, version)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        on conflict (site_id, sku) do nothing returning site_id, id)
      insert into stock (site_id, product_id) select site_id, id from added
      """;

  private static final String SELECT =
      """
      select p.site_id, p.id, p.kind, p.sku, p.name, p.description, p.price_minor, p.currency,
        p.tax_class, p.active, p.version, s.on_hand, s.reserved
      from products p join stock s on s.site_id = p.site_id and s.product_id = p.id
      """;

  private static final String SAVE =
      """
      update products set name = ?, description = ?, price_minor = ?, tax_class = ?, active = ?,
        version = ?
      where site_id = ? and id = ?
      """;

  private static final String SAVE_STOCK =
      "update stock set on_hand = ?, reserved = ? where site_id = ? and product_id = ?";

  /** Sorts after every version 7 id. */
  private static final UUID LAST = new UUID(-1, -1);

  private final SetSql sql;

  JdbcProducts(SetSql sql) {
    this.sql = sql;
  }

  @Override
  public boolean add(Product product) {
    Offer offer = product.offer();
    return sql.update(
            ADD,
            values ->
                values
                    .set(product.site().value())
                    .set(product.id().value())
                    .set(product.kind().wire())
                    .set(product.sku())
                    .set(Storable.text(offer.name()))
                    .set(Storable.text(offer.description()))
                    .set(offer.price().minor())
                    .set(offer.price().currency().value())
                    .set(offer.taxClass().wire())
                    .set(offer.active())
                    .set(product.version()))
        == 1;
  }

  @Override
  public Optional<Stocked> find(SiteId site, ProductId id) {
    return one(site, id, "");
  }

  @Override
  public Optional<Stocked> lock(SiteId site, ProductId id) {
    return one(site, id, " for no key update");
  }

  private Optional<Stocked> one(SiteId site, ProductId id, String how) {
    return sql.one(
        SELECT + "where p.site_id = ? and p.id = ?" + how,
        values -> values.set(site.value()).set(id.value()),
        JdbcProducts::stocked);
  }

  @Override
  public void save(Product product) {
    Offer offer = product.offer();
    sql.update(
        SAVE,
        values ->
            values
                .set(Storable.text(offer.name()))
                .set(Storable.text(offer.description()))
                .set(offer.price().minor())
                .set(offer.taxClass().wire())
                .set(offer.active())
                .set(product.version())
                .set(product.site().value())
                .set(product.id().value()));
  }

  @Override
  public void save(Product product, StockLevel stock) {
    sql.update(
        SAVE_STOCK,
        values ->
            values
                .set(stock.onHand())
                .set(stock.reserved())
                .set(product.site().value())
                .set(product.id().value()));
  }

  @Override
  public Page<Stocked, ProductId> page(
      SiteId site, boolean onlyActive, Optional<ProductId> before, int limit) {
    // One more than asked for, to see whether anything follows.
    List<Stocked> found =
        sql.list(
            SELECT
                + "where p.site_id = ? and p.id < ?"
                + (onlyActive ? " and p.active" : "")
                + " order by p.id desc limit ?",
            values ->
                values
                    .set(site.value())
                    .set(before.map(ProductId::value).orElse(LAST))
                    .set(limit + 1),
            JdbcProducts::stocked);
    boolean more = found.size() > limit;
    List<Stocked> items = more ? found.subList(0, limit) : found;
    return new Page<>(items, more ? Optional.of(items.getLast().product().id()) : Optional.empty());
  }

  private static Stocked stocked(ResultSet row) throws SQLException {
    Offer offer =
        new Offer(
            row.getString("name"),
            row.getString("description"),
            new Money(row.getLong("price_minor"), new CurrencyCode(row.getString("currency"))),
            TaxClass.ofWire(row.getString("tax_class")).orElseThrow(),
            row.getBoolean("active"));
    return new Stocked(
        new Product(
            new ProductId(row.getObject("id", UUID.class)),
            new SiteId(row.getObject("site_id", UUID.class)),
            ProductKind.ofWire(row.getString("kind")).orElseThrow(),
            row.getString("sku"),
            offer,
            row.getLong("version")),
        new StockLevel(row.getLong("on_hand"), row.getLong("reserved")));
  }
}
