package io.ringledger.local.shop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.local.demo.ApiClient;
import io.ringledger.local.demo.ApiClient.Answer;
import io.ringledger.local.demo.Json;
import io.ringledger.local.demo.Person;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What those who run shops and those who buy there ask, one request each. */
public final class ShopApi {

  private static final String SITE = "site_id";
  private static final String KEY = "Idempotency-Key";

  private final ApiClient api;

  public ShopApi(ApiClient api) {
    this.api = api;
  }

  /** A site of the promotion. */
  public record Site(String id, String name, String currency) {}

  /** Something a site sells. */
  public record Product(String id, String sku) {}

  /** Somebody who buys on a site, known by nothing but their token. */
  public record Visitor(String name, String token) {

    Optional<String> bearer() {
      return Optional.of(token);
    }
  }

  /**
   * What is to be sold.
   *
   * @param kind {@code ticket}, {@code merchandise} or {@code pay_per_view}
   * @param priceMinor without tax
   * @param stock how many there are
   */
  public record Offer(
      String kind, String sku, String name, long priceMinor, String taxClass, long stock) {}

  /** How a cart is paid. */
  public record Payment(String method, boolean shipped, Optional<Long> expectedTotal) {

    /** By that payment method, and whatever it costs. */
    public static Payment by(String method, boolean shipped) {
      return new Payment(method, shipped, Optional.empty());
    }
  }

  /** Has a super-admin open a site. */
  public Site open(Person superAdmin, String slug, String name, String currency)
      throws InterruptedException {
    ObjectNode body = Json.object().put("slug", slug).put("name", name).put("currency", currency);
    JsonNode site = post(superAdmin.bearer(), "/sites", body).expect(201);
    return new Site(Json.text(site, SITE), name, currency);
  }

  /** Has a super-admin name somebody who runs a site. */
  public void appoint(Person superAdmin, Site site, Person admin) throws InterruptedException {
    api.put(
            "/sites/%s/admins/%s".formatted(site.id(), admin.userId()),
            superAdmin.bearer(),
            Json.object())
        .expect(200);
  }

  /** Lets a visitor in. */
  public Visitor welcome(Site site, String name) throws InterruptedException {
    return new Visitor(name, Json.text(enter(site).expect(201), "token"));
  }

  Answer enter(Site site) throws InterruptedException {
    return post(Optional.empty(), "/visitors", on(site));
  }

  /** Has an admin put something on sale. */
  public Product sell(Person admin, Site site, Offer offer) throws InterruptedException {
    ObjectNode body =
        on(site)
            .put("kind", offer.kind())
            .put("sku", offer.sku())
            .put("name", offer.name())
            .put("price_minor", offer.priceMinor())
            .put("tax_class", offer.taxClass());
    String id = Json.text(post(admin.bearer(), "/products", body).expect(201), "product_id");
    post(
            admin.bearer(),
            "/products/%s/stock".formatted(id),
            on(site).put("change", offer.stock()).put("reason", "first delivery"))
        .expect(200);
    return new Product(id, offer.sku());
  }

  /** A product as that person sees it. */
  public JsonNode product(Optional<String> token, Site site, Product product)
      throws InterruptedException {
    return get(token, "/products/%s".formatted(product.id()), site).expect(200);
  }

  /** Has an admin say what Germany takes and what it costs to send something there. */
  public void price(Person admin, Site site, int standardTax, int reducedTax, long shipping)
      throws InterruptedException {
    ObjectNode body = on(site);
    body.putArray("tax_rates").add(tax("standard", standardTax)).add(tax("reduced", reducedTax));
    body.putArray("shipping_rates")
        .addObject()
        .put("country", "DE")
        .put("fee_minor", shipping)
        .put("tax_class", "standard");
    api.put("/shop-settings", admin.bearer(), body).expect(200);
  }

  private static ObjectNode tax(String taxClass, int basisPoints) {
    return Json.object()
        .put("country", "DE")
        .put("tax_class", taxClass)
        .put("name", "VAT")
        .put("basis_points", basisPoints);
  }

  /** Has an admin give away a part of the price for a code. */
  public void discount(Person admin, Site site, String code, int basisPoints)
      throws InterruptedException {
    post(admin.bearer(), "/discounts", on(site).put("code", code).put("basis_points", basisPoints))
        .expect(201);
  }

  /** Puts something into the visitor's cart. */
  public Answer add(Visitor visitor, Site site, Product product, int quantity)
      throws InterruptedException {
    return post(
        visitor.bearer(),
        "/cart",
        on(site).put("action", "add").put("product_id", product.id()).put("quantity", quantity));
  }

  /** Uses a code for the visitor's cart. */
  public Answer use(Visitor visitor, Site site, String code) throws InterruptedException {
    return post(
        visitor.bearer(), "/cart", on(site).put("action", "discount").put("discount_code", code));
  }

  /** Orders what is in the cart. */
  public Answer checkout(Visitor visitor, Site site, String key, Payment payment)
      throws InterruptedException {
    ObjectNode body = on(site).put("email", "buyer@example.com");
    body.set("billing", address(visitor));
    if (payment.shipped()) {
      body.set("shipping", address(visitor));
    }
    body.put("payment_method", payment.method());
    payment.expectedTotal().ifPresent(total -> body.put("expected_total_minor", total));
    return api.post("/orders/checkout", visitor.bearer(), body, Map.of(KEY, key));
  }

  private static ObjectNode address(Visitor visitor) {
    return Json.object()
        .put("name", visitor.name())
        .put("line1", "Ringstrasse 1")
        .put("city", "Berlin")
        .put("postal_code", "10115")
        .put("country", "DE");
  }

  /** Pays again for an order. */
  public Answer retry(Visitor visitor, Site site, String order, String key, String method)
      throws InterruptedException {
    return api.post(
        "/orders/%s/retry".formatted(order),
        visitor.bearer(),
        on(site).put("payment_method", method),
        Map.of(KEY, key));
  }

  /**
   * Gives back what was paid.
   *
   * @param amount all that is left, where it is not said
   */
  public Answer refund(
      Optional<String> token, Site site, String order, String key, Optional<Long> amount)
      throws InterruptedException {
    ObjectNode body = on(site).put("reason", "asked for at the counter");
    amount.ifPresent(minor -> body.put("amount_minor", minor));
    return api.post("/orders/%s/refunds".formatted(order), token, body, Map.of(KEY, key));
  }

  /** An order as that person sees it. */
  public Answer order(Optional<String> token, Site site, String order) throws InterruptedException {
    return get(token, "/orders/%s".formatted(order), site);
  }

  /** What happened to an order. */
  public JsonNode history(Person admin, Site site, String order) throws InterruptedException {
    return get(admin.bearer(), "/orders/%s/history".formatted(order), site).expect(200);
  }

  /** Failures of a site's payments, newest first. */
  public List<JsonNode> failures(Person admin, Site site, String order)
      throws InterruptedException {
    return api.get(
            "/payment-failures?site_id=%s&order_id=%s".formatted(site.id(), order), admin.bearer())
        .expect(200)
        .path("items")
        .valueStream()
        .toList();
  }

  /** Asks for what is on a site. */
  public Answer get(Optional<String> token, String path, Site site) throws InterruptedException {
    return api.get(path + "?site_id=" + site.id(), token);
  }

  /** Asks for something to be done on a site. */
  public Answer post(Optional<String> token, String path, JsonNode body)
      throws InterruptedException {
    return api.post(path, token, body, Map.of());
  }

  /** Asks for something to be done on a site, once for that key. */
  public Answer post(Optional<String> token, String path, JsonNode body, String key)
      throws InterruptedException {
    return api.post(path, token, body, Map.of(KEY, key));
  }

  /** Asks for something on a site to be so. */
  public Answer put(Optional<String> token, String path, JsonNode body)
      throws InterruptedException {
    return api.put(path, token, body);
  }

  /** A request about a site. */
  public static ObjectNode on(Site site) {
    return Json.object().put(SITE, site.id());
  }
}
