package io.ringledger.commerce.persistence.catalog;

import io.ringledger.commerce.application.outbound.Shelf;
import io.ringledger.commerce.application.outbound.ShopBook;
import io.ringledger.commerce.domain.Country;
import io.ringledger.commerce.domain.ProductId;
import io.ringledger.commerce.domain.ProductKind;
import io.ringledger.commerce.domain.TaxClass;
import io.ringledger.commerce.domain.pricing.Discount;
import io.ringledger.commerce.domain.pricing.ShippingRate;
import io.ringledger.commerce.domain.pricing.ShopSettings;
import io.ringledger.commerce.domain.pricing.TaxRate;
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
import java.util.Set;
import java.util.UUID;

/** What buyers see of a site, and how it prices that, in PostgreSQL. */
@ApplicationScoped
public class JdbcShelf implements Shelf, ShopBook {

  private static final String ITEMS =
      """
      select p.id, p.sku, p.name, p.kind, p.tax_class, p.price_minor, p.currency, p.active,
        s.on_hand - s.reserved as available
      from products p join stock s on s.site_id = p.site_id and s.product_id = p.id
      where p.site_id = ? and p.id = any(?)
      """;

  private static final String CURRENCY = "select currency from sites where id = ?";

  private static final String TAX_RATES =
      """
      select country, tax_class, name, basis_points from tax_rates where site_id = ?
      order by country, tax_class
      """;

  private static final String SHIPPING_RATES =
      """
      select country, fee_minor, tax_class from shipping_rates where site_id = ? order by country
      """;

  // Adds the row where there is none yet, and holds it either way.
  private static final String HOLD =
      """
      insert into shop_settings (site_id, version) values (?, 0)
      on conflict (site_id) do update set version = shop_settings.version
      """;

  private static final String NEXT =
      "update shop_settings set version = version + 1 where site_id = ?";

  private static final String ADD_TAX_RATES =
      """
      insert into tax_rates (site_id, country, tax_class, name, basis_points)
      select ?, * from unnest(?, ?, ?, ?)
      """;

  private static final String ADD_SHIPPING_RATES =
      """
      insert into shipping_rates (site_id, country, fee_minor, tax_class)
      select ?, * from unnest(?, ?, ?)
      """;

  private final SetSql sql;

  JdbcShelf(SetSql sql) {
    this.sql = sql;
  }

  @Override
  public List<Item> items(SiteId site, Set<ProductId> products) {
    return products.isEmpty()
        ? List.of()
        : sql.list(
            ITEMS,
            values -> values.set(site.value()).set("uuid", products, ProductId::value),
            JdbcShelf::item);
  }

  @Override
  public Optional<Discount> discount(SiteId site, String code) {
    return sql.one(
        DiscountRows.SELECT + "where site_id = ? and code = ?",
        values -> values.set(site.value()).set(code),
        DiscountRows::discount);
  }

  @Override
  public ShopSettings settings(SiteId site) {
    CurrencyCode currency =
        sql.one(
                CURRENCY,
                values -> values.set(site.value()),
                row -> new CurrencyCode(row.getString("currency")))
            .orElseThrow(() -> new IllegalStateException("there is no site " + site));
    return new ShopSettings(
        currency,
        sql.list(TAX_RATES, values -> values.set(site.value()), JdbcShelf::taxRate),
        sql.list(
            SHIPPING_RATES,
            values -> values.set(site.value()),
            row ->
                new ShippingRate(
                    new Country(row.getString("country")),
                    new Money(row.getLong("fee_minor"), currency),
                    taxClass(row))));
  }

  @Override
  public ShopSettings lock(SiteId site) {
    sql.update(HOLD, values -> values.set(site.value()));
    return settings(site);
  }

  @Override
  public void save(SiteId site, ShopSettings settings) {
    for (String table : List.of("tax_rates", "shipping_rates")) {
      sql.update("delete from " + table + " where site_id = ?", values -> values.set(site.value()));
    }
    List<TaxRate> taxes = settings.taxRates();
    sql.update(
        ADD_TAX_RATES,
        values ->
            values
                .set(site.value())
                .set("text", taxes, rate -> rate.country().code())
                .set("text", taxes, rate -> rate.taxClass().wire())
                .set("text", taxes, rate -> Storable.text(rate.name()))
                .set("integer", taxes, TaxRate::basisPoints));
    List<ShippingRate> shipping = settings.shippingRates();
    sql.update(
        ADD_SHIPPING_RATES,
        values ->
            values
                .set(site.value())
                .set("text", shipping, rate -> rate.country().code())
                .set("bigint", shipping, rate -> rate.fee().minor())
                .set("text", shipping, rate -> rate.taxClass().wire()));
    sql.update(NEXT, values -> values.set(site.value()));
  }

  private static Item item(ResultSet row) throws SQLException {
    return new Item(
        new ProductId(row.getObject("id", UUID.class)),
        row.getString("sku"),
        row.getString("name"),
        ProductKind.ofWire(row.getString("kind")).orElseThrow(),
        taxClass(row),
        new Money(row.getLong("price_minor"), new CurrencyCode(row.getString("currency"))),
        row.getBoolean("active"),
        row.getLong("available"));
  }

  private static TaxRate taxRate(ResultSet row) throws SQLException {
    return new TaxRate(
        new Country(row.getString("country")),
        taxClass(row),
        row.getString("name"),
        row.getInt("basis_points"));
  }

  private static TaxClass taxClass(ResultSet row) throws SQLException {
    return TaxClass.ofWire(row.getString("tax_class")).orElseThrow();
  }
}
