package io.ringledger.api.rest;

import io.restassured.response.Response;
import io.ringledger.api.rest.RewardExamples.Notes;
import io.ringledger.shared.rest.testing.Api;
import io.ringledger.shared.rest.testing.Api.Person;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Fills the catalogue of a site, for the examples of the API. */
final class CatalogueExamples {

  private final Person admin;
  private final String site;

  CatalogueExamples(Person admin, String site) {
    this.admin = admin;
    this.site = site;
  }

  void play(Notes notes) {
    Map<String, Object> product = body();
    product.put("kind", "merchandise");
    product.put("sku", "SHIRT-M");
    product.put("name", "Fight night shirt, M");
    product.put("description", "Of cotton.");
    product.put("price_minor", 4900);
    product.put("tax_class", "standard");
    product.put("active", true);
    Response added = Api.post(admin, "/products", product);
    notes.note("addProduct", product, added);
    String path = "/products/" + added.path("product_id");
    Map<String, Object> stock = body();
    stock.put("change", 100);
    stock.put("reason", "delivered");
    notes.note("adjustStock", stock, Api.post(admin, path + "/stock", stock));
    Map<String, Object> change = body();
    change.put("version", 1);
    change.put("name", "Fight night shirt, M");
    change.put("description", "Of cotton.");
    change.put("price_minor", 3900);
    change.put("tax_class", "standard");
    change.put("active", true);
    notes.note("changeProduct", change, Api.put(admin, path, change));
    notes.note("getProduct", null, Api.get(admin, path + "?site_id=" + site));
    notes.note("listProducts", null, Api.get(admin, "/products?limit=1&site_id=" + site));
    price(notes);
  }

  private void price(Notes notes) {
    Map<String, Object> tax = new LinkedHashMap<>();
    tax.put("country", "AT");
    tax.put("tax_class", "standard");
    tax.put("name", "MwSt.");
    tax.put("basis_points", 2000);
    Map<String, Object> shipping = new LinkedHashMap<>();
    shipping.put("country", "AT");
    shipping.put("fee_minor", 490);
    shipping.put("tax_class", "standard");
    Map<String, Object> rates = body();
    rates.put("tax_rates", List.of(tax));
    rates.put("shipping_rates", List.of(shipping));
    notes.note("putShopSettings", rates, Api.put(admin, "/shop-settings", rates));
    notes.note("getShopSettings", null, Api.get(admin, "/shop-settings?site_id=" + site));
    Map<String, Object> terms = body();
    terms.put("basis_points", 1000);
    terms.put("minimum_minor", 2000);
    terms.put("starts_at", "2026-09-01T00:00:00Z");
    terms.put("ends_at", "2026-10-01T00:00:00Z");
    terms.put("active", true);
    Map<String, Object> discount = new LinkedHashMap<>(terms);
    discount.put("code", "RING-10");
    Response added = Api.post(admin, "/discounts", discount);
    notes.note("addDiscount", discount, added);
    notes.note(
        "changeDiscount", terms, Api.put(admin, "/discounts/" + added.path("discount_id"), terms));
    notes.note("listDiscounts", null, Api.get(admin, "/discounts?limit=1&site_id=" + site));
  }

  private Map<String, Object> body() {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("site_id", site);
    return body;
  }
}
