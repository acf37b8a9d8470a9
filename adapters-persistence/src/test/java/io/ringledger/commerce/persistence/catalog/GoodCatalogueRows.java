package io.ringledger.commerce.persistence.catalog;

import java.util.LinkedHashMap;
import java.util.Map;

/** A row that is right in each table of the catalogue. */
public final class GoodCatalogueRows {

  private static final String SITE = "(select id from sites order by created_at limit 1)";

  private GoodCatalogueRows() {}

  public static Map<String, Map<String, String>> ofEachTable() {
    Map<String, Map<String, String>> rows = new LinkedHashMap<>();
    rows.put("products", product());
    rows.put(
        "stock",
        row(
            "site_id",
            SITE,
            "product_id",
            "(select id from products p where not exists"
                + " (select from stock s where s.product_id = p.id) limit 1)",
            "on_hand",
            "10",
            "reserved",
            "3"));
    rows.put("discounts", discount());
    rows.put(
        "shop_settings",
        row(
            "site_id",
            "(select id from sites where id not in (select site_id from shop_settings)"
                + " order by created_at limit 1)",
            "version",
            "1"));
    rows.put(
        "tax_rates",
        row(
            "site_id",
            "(select site_id from shop_settings limit 1)",
            "country",
            "'AT'",
            "tax_class",
            "case when exists (select from tax_rates) then 'reduced' else 'standard' end",
            "name",
            "'MwSt.'",
            "basis_points",
            "2000"));
    rows.put(
        "shipping_rates",
        row(
            "site_id",
            "(select site_id from shop_settings limit 1)",
            "country",
            "case when exists (select from shipping_rates) then 'DE' else 'AT' end",
            "fee_minor",
            "490",
            "tax_class",
            "'standard'"));
    return rows;
  }

  private static Map<String, String> product() {
    return row(
        "site_id",
        SITE,
        "id",
        "gen_random_uuid()",
        "kind",
        "'ticket'",
        "sku",
        "gen_random_uuid()::text",
        "name",
        "'A'",
        "description",
        "''",
        "price_minor",
        "4900",
        "currency",
        "'EUR'",
        "tax_class",
        "'standard'",
        "active",
        "true",
        "version",
        "1");
  }

  private static Map<String, String> discount() {
    return row(
        "site_id",
        SITE,
        "id",
        "gen_random_uuid()",
        "code",
        "upper(substr(gen_random_uuid()::text, 1, 8))",
        "basis_points",
        "1000",
        "amount_minor",
        "null",
        "minimum_minor",
        "0",
        "currency",
        "'EUR'",
        "starts_at",
        "now()",
        "ends_at",
        "null",
        "active",
        "true");
  }

  private static Map<String, String> row(String... columnsAndValues) {
    Map<String, String> row = new LinkedHashMap<>();
    for (int i = 0; i < columnsAndValues.length; i += 2) {
      row.put(columnsAndValues[i], columnsAndValues[i + 1]);
    }
    return row;
  }
}
