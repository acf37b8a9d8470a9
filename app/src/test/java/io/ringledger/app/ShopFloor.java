package io.ringledger.app;

import static io.restassured.RestAssured.given;
import static io.ringledger.app.Promotion.as;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/** A site that sells, its admin and a visitor, as outside clients of the API. */
final class ShopFloor {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  final String site;
  final String siteAdmin;
  final String visitor;
  final String product;

  private ShopFloor(String superAdmin) {
    site =
        as(superAdmin)
            .body(Map.of("slug", "s" + UUID.randomUUID(), "name", "Ring", "currency", "EUR"))
            .post("/sites")
            .then()
            .statusCode(201)
            .extract()
            .path("site_id");
    Promotion.Account admin = Promotion.register("management");
    siteAdmin = Promotion.token(admin);
    as(superAdmin).put("/sites/{site}/admins/{user}", site, admin.id()).then().statusCode(200);
    visitor =
        given()
            .contentType(ContentType.JSON)
            .body(Map.of("site_id", site))
            .post("/visitors")
            .then()
            .statusCode(201)
            .extract()
            .path("token");
    product = sells();
  }

  /** A new site with ten tickets at 25.00. */
  static ShopFloor opened() {
    return new ShopFloor(Promotion.token(Promotion.register("admin")));
  }

  private String sells() {
    Map<String, Object> ticket = new LinkedHashMap<>();
    ticket.put("site_id", site);
    ticket.put("kind", "ticket");
    ticket.put("sku", "RINGSIDE");
    ticket.put("name", "Ringside");
    ticket.put("price_minor", 2_500);
    ticket.put("tax_class", "standard");
    String id =
        as(siteAdmin)
            .body(ticket)
            .post("/products")
            .then()
            .statusCode(201)
            .extract()
            .path("product_id");
    as(siteAdmin)
        .body(Map.of("site_id", site, "change", 10, "reason", "printed"))
        .post("/products/{id}/stock", id)
        .then()
        .statusCode(200);
    return id;
  }

  Response cart() {
    return as(visitor).queryParam("site_id", site).get("/cart");
  }

  Response fill(int quantity) {
    return as(visitor)
        .body(Map.of("site_id", site, "action", "add", "product_id", product, "quantity", quantity))
        .post("/cart");
  }

  /** Orders so many tickets, and pays with that method of the sandbox. */
  Response orders(int quantity, String method) {
    fill(quantity).then().statusCode(200);
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("site_id", site);
    body.put("email", "ada@example.org");
    body.put(
        "billing",
        Map.of("name", "Ada Ring", "line1", "Ringstr. 1", "city", "Berlin", "country", "DE"));
    body.put("payment_method", method);
    Response ordered = keyed(visitor).body(body).post("/orders/checkout");
    assertThat(ordered.statusCode()).as(ordered.asString()).isEqualTo(200);
    return ordered;
  }

  Response retries(String order, String method) {
    return retries(visitor, order, method);
  }

  Response retries(String token, String order, String method) {
    return keyed(token)
        .body(Map.of("site_id", site, "payment_method", method))
        .post("/orders/{order}/retry", order);
  }

  Response refunds(String token, String order, Map<String, ?> more) {
    Map<String, Object> body = new LinkedHashMap<>(more);
    body.put("site_id", site);
    body.put("reason", "As asked");
    return keyed(token).body(body).post("/orders/{order}/refunds", order);
  }

  Response order(String token, String order) {
    return as(token).queryParam("site_id", site).get("/orders/{order}", order);
  }

  String state(String order) {
    return order(visitor, order).path("state");
  }

  /** How many can still be ordered. */
  int available() {
    return as(siteAdmin)
        .queryParam("site_id", site)
        .get("/products/{id}", product)
        .path("available");
  }

  /** Waits until the order is in that state. */
  void awaitState(String order, String state) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!state(order).equals(state)) {
      assertThat(System.nanoTime()).as("still " + state(order)).isLessThan(end);
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
  }

  private static RequestSpecification keyed(String token) {
    return as(token).header("Idempotency-Key", UUID.randomUUID().toString());
  }
}
