package io.ringledger.shared.rest.testing;

import io.restassured.response.Response;
import io.ringledger.shared.rest.testing.Api.Person;
import java.util.LinkedHashMap;
import java.util.Map;

/** What somebody does who buys on a site. */
public record Buying(String siteId, Person buyer) {

  public Response cart() {
    return Api.get(buyer, "/cart?site_id=" + siteId);
  }

  public Response cart(String action, Map<String, ?> more) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("site_id", siteId);
    body.put("action", action);
    body.putAll(more);
    return Api.post(buyer, "/cart", body);
  }

  public Response add(String product, int quantity) {
    return cart("add", Map.of("product_id", product, "quantity", quantity));
  }

  public static Map<String, Object> address() {
    Map<String, Object> address = new LinkedHashMap<>();
    address.put("name", "Ada Ring");
    address.put("line1", "Ringstr. 1");
    address.put("city", "Berlin");
    address.put("postal_code", "10115");
    address.put("country", "DE");
    return address;
  }

  /** What a checkout sends. */
  public Map<String, Object> purchase() {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("site_id", siteId);
    body.put("email", "ada@example.org");
    body.put("billing", address());
    body.put("shipping", address());
    body.put("payment_method", "pm_card_visa");
    return body;
  }

  public Response checkout(String key) {
    return checkout(key, purchase());
  }

  public Response checkout(String key, Map<String, ?> body) {
    return Api.confirm(buyer, "/orders/checkout", key, body);
  }

  public Response retry(String order, String key, String method) {
    return Api.confirm(
        buyer,
        "/orders/" + order + "/retry",
        key,
        Map.of("site_id", siteId, "payment_method", method));
  }

  public Response order(String order) {
    return Api.get(buyer, "/orders/" + order + "?site_id=" + siteId);
  }

  public Response orders(String more) {
    return Api.get(buyer, "/orders?site_id=" + siteId + more);
  }

  public Response refund(String order, String key, Map<String, ?> more) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("site_id", siteId);
    body.putAll(more);
    return Api.confirm(buyer, "/orders/" + order + "/refunds", key, body);
  }

  public Response history(String order) {
    return Api.get(buyer, "/orders/" + order + "/history?site_id=" + siteId);
  }
}
