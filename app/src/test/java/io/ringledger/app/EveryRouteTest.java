package io.ringledger.app;

import static io.restassured.RestAssured.given;
import static io.ringledger.app.Promotion.as;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.ringledger.shared.persistence.EmbeddedDatabaseResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Walks every route that the served description has, on a real database, as everyone: without a
 * token, in every role, as a stranger to the bout, and with ids that are none. A route that is new
 * fails here until it stands in the table.
 */
@QuarkusTest
@TestProfile(DeclaredMode.class)
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class EveryRouteTest {

  private static final Set<String> ALL =
      Set.of("promoter", "admin", "fighter", "management", "service", "visitor");
  private static final Set<String> PEOPLE = Set.of("promoter", "admin", "fighter", "management");
  private static final Set<String> VISITED =
      Set.of("promoter", "admin", "fighter", "management", "visitor");
  private static final Set<String> PARTIES = Set.of("promoter", "fighter", "admin");
  private static final Set<String> PROMOTER = Set.of("promoter");
  private static final Set<String> ADMIN = Set.of("admin");
  private static final Set<String> SERVICE = Set.of("service");

  /** Nobody of the house: what wallets may do is tried where wallets sign in. */
  private static final Set<String> WALLET = Set.of();

  /** Who gets further than 403; a route for nobody in particular needs no token at all. */
  private static final Map<String, Set<String>> ROLES =
      Map.ofEntries(
          Map.entry("GET /healthz", ALL),
          Map.entry("POST /auth/register", ALL),
          Map.entry("POST /auth/login", ALL),
          Map.entry("PUT /fighters/me", Set.of("fighter")),
          Map.entry("GET /fighters/me", Set.of("fighter")),
          Map.entry("POST /bouts", PROMOTER),
          Map.entry("GET /bouts", PARTIES),
          Map.entry("GET /bouts/{bout_id}", PARTIES),
          Map.entry("GET /bouts/{bout_id}/audit", Set.of("promoter", "admin")),
          Map.entry("POST /bouts/{bout_id}/escrows/prepare", PROMOTER),
          Map.entry("POST /bouts/{bout_id}/escrows/signing/reconcile", PROMOTER),
          Map.entry("POST /bouts/{bout_id}/escrows/confirm", PROMOTER),
          Map.entry("POST /bouts/{bout_id}/result", ADMIN),
          Map.entry("POST /bouts/{bout_id}/payouts/prepare", PROMOTER),
          Map.entry("POST /bouts/{bout_id}/payouts/signing/reconcile", PROMOTER),
          Map.entry("POST /bouts/{bout_id}/payouts/confirm", PROMOTER),
          Map.entry("GET /api/documents/{cid}", ALL),
          Map.entry("GET /api/user/nonce", ALL),
          Map.entry("POST /api/user/sign-in", ALL),
          Map.entry("POST /api/session-keys/create", ALL),
          Map.entry("POST /api/session-keys/{session_id}/token", ALL),
          Map.entry("GET /api/session-keys", WALLET),
          Map.entry("GET /api/session-keys/{session_id}", WALLET),
          Map.entry("DELETE /api/session-keys/{session_id}", WALLET),
          Map.entry("POST /api/session-keys/{session_id}/channel", WALLET),
          Map.entry("POST /api/session-keys/{session_id}/top-up", WALLET),
          Map.entry("POST /api/session-keys/{session_id}/top-up/confirm", WALLET),
          Map.entry("POST /api/session-keys/{session_id}/close", WALLET),
          Map.entry("POST /api/intents", ALL),
          Map.entry("GET /api/intents", WALLET),
          Map.entry("GET /api/intents/stream", WALLET),
          Map.entry("GET /api/intents/{intent_id}", ADMIN),
          Map.entry("DELETE /api/intents/{intent_id}", WALLET),
          Map.entry("POST /api/listings", ALL),
          Map.entry("GET /api/listings", ALL),
          Map.entry("GET /api/listings/{listing_id}", ALL),
          Map.entry("DELETE /api/listings/{listing_id}", WALLET),
          Map.entry("POST /api/items", ADMIN),
          Map.entry("GET /api/items/{item_id}", ALL),
          Map.entry("GET /api/vault", ALL),
          Map.entry("GET /api/items/{item_id}/history", ALL),
          Map.entry("GET /api/wallets/{wallet}/items", ALL),
          Map.entry("GET /api/wallets/{wallet}/balance", ALL),
          Map.entry("GET /api/vault/stats", ALL),
          Map.entry("GET /api/vault/reconciliation", ADMIN),
          Map.entry("POST /api/index/rebuild", ADMIN),
          Map.entry("GET /api/batches/{number}/settlement", ADMIN),
          Map.entry("GET /api/settlement/legs", ADMIN),
          Map.entry("POST /api/settlement/legs/{leg_id}/retry", ADMIN),
          Map.entry("GET /api/batches", ALL),
          Map.entry("GET /api/batches/{number}", ALL),
          Map.entry("GET /api/batches/{number}/proofs/wallets/{wallet}", ALL),
          Map.entry("GET /api/batches/{number}/proofs/items/{item_id}", ALL),
          Map.entry("POST /api/netting/run", ADMIN),
          Map.entry("GET /ledger/checkpoints", ADMIN),
          Map.entry("GET /admin/escrows/stuck", ADMIN),
          Map.entry("POST /admin/escrows/{escrow_id}/follow-up", ADMIN),
          Map.entry("POST /admin/escrows/{escrow_id}/fail", ADMIN),
          Map.entry("GET /admin/bouts/{bout_id}/evidence", ADMIN),
          Map.entry("POST /event-subscriptions", ADMIN),
          Map.entry("GET /event-subscriptions", ADMIN),
          Map.entry("GET /event-subscriptions/{subscription_id}", ADMIN),
          Map.entry("DELETE /event-subscriptions/{subscription_id}", ADMIN),
          Map.entry("POST /event-subscriptions/{subscription_id}/pause", ADMIN),
          Map.entry("POST /event-subscriptions/{subscription_id}/resume", ADMIN),
          Map.entry("POST /event-subscriptions/{subscription_id}/secrets", ADMIN),
          Map.entry("GET /event-subscriptions/{subscription_id}/deliveries", ADMIN),
          Map.entry("POST /event-subscriptions/{subscription_id}/redeliver", ADMIN),
          Map.entry("POST /event-deliveries/{delivery_id}/redeliver", ADMIN),
          Map.entry("POST /reward-events", SERVICE),
          Map.entry("GET /reward-settlements", ADMIN),
          Map.entry("GET /reward-settlements/{settlement_id}", Set.of("service", "admin")),
          Map.entry("POST /reward-settlements/{settlement_id}/cancel", ADMIN),
          Map.entry("POST /reward-settlements/{settlement_id}/requeue", ADMIN),
          Map.entry("POST /event-sources", ADMIN),
          Map.entry("GET /event-sources", ADMIN),
          Map.entry("GET /event-sources/{source_id}", ADMIN),
          Map.entry("PUT /event-sources/{source_id}/types", ADMIN),
          Map.entry("POST /event-sources/{source_id}/tokens", ADMIN),
          Map.entry("DELETE /event-sources/{source_id}/tokens/{token_id}", ADMIN),
          Map.entry("POST /reward-policies", ADMIN),
          Map.entry("GET /reward-policies", ADMIN),
          Map.entry("GET /reward-policies/{version}", ADMIN),
          Map.entry("POST /reward-policies/{version}/replay", ADMIN),
          Map.entry("POST /accounts", PEOPLE),
          Map.entry("GET /accounts", PEOPLE),
          Map.entry("GET /accounts/{account_id}", PEOPLE),
          Map.entry("GET /accounts/{account_id}/entries", PEOPLE),
          Map.entry("GET /accounts/{account_id}/statement", PEOPLE),
          Map.entry("POST /accounts/{account_id}/credits", ADMIN),
          Map.entry("POST /accounts/{account_id}/deductions", ADMIN),
          Map.entry("POST /accounts/{account_id}/freeze", ADMIN),
          Map.entry("POST /accounts/{account_id}/unfreeze", ADMIN),
          Map.entry("POST /accounts/{account_id}/close", ADMIN),
          Map.entry("POST /accounts/{account_id}/overdraft", ADMIN),
          Map.entry("POST /ledger/entries/{entry_id}/reversal", ADMIN),
          Map.entry("GET /ledger/trial-balance", ADMIN),
          Map.entry("GET /accounts/{account_id}/reputation", PEOPLE),
          Map.entry("GET /reputation/leaderboard", PEOPLE),
          Map.entry("POST /reputation/rebuild", ADMIN),
          Map.entry("POST /content", PEOPLE),
          Map.entry("GET /content", VISITED),
          Map.entry("GET /content/{content_id}", VISITED),
          Map.entry("PUT /content/{content_id}", PEOPLE),
          Map.entry("GET /content/{content_id}/versions", PEOPLE),
          Map.entry("POST /suggestions", PEOPLE),
          Map.entry("GET /suggestions", PEOPLE),
          Map.entry("GET /suggestions/{suggestion_id}", PEOPLE),
          Map.entry("PUT /suggestions/{suggestion_id}/approve", PEOPLE),
          Map.entry("PUT /suggestions/{suggestion_id}/reject", PEOPLE),
          Map.entry("POST /admin/config/ai_enabled", ADMIN),
          Map.entry("GET /admin/config/ai_enabled", PEOPLE),
          Map.entry("GET /products", VISITED),
          Map.entry("GET /products/{product_id}", VISITED),
          Map.entry("POST /products", PEOPLE),
          Map.entry("PUT /products/{product_id}", PEOPLE),
          Map.entry("POST /products/{product_id}/stock", PEOPLE),
          Map.entry("GET /shop-settings", PEOPLE),
          Map.entry("PUT /shop-settings", PEOPLE),
          Map.entry("GET /discounts", PEOPLE),
          Map.entry("POST /discounts", PEOPLE),
          Map.entry("PUT /discounts/{discount_id}", PEOPLE),
          Map.entry("POST /sites", ADMIN),
          Map.entry("GET /sites", ADMIN),
          Map.entry("GET /sites/{site_id}", ADMIN),
          Map.entry("PUT /sites/{site_id}", ADMIN),
          Map.entry("GET /sites/{site_id}/order-rewards", ADMIN),
          Map.entry("PUT /sites/{site_id}/order-rewards", ADMIN),
          Map.entry("GET /sites/{site_id}/admins", ADMIN),
          Map.entry("PUT /sites/{site_id}/admins/{user_id}", ADMIN),
          Map.entry("DELETE /sites/{site_id}/admins/{user_id}", ADMIN),
          Map.entry("POST /visitors", ALL),
          Map.entry("GET /cart", VISITED),
          Map.entry("POST /cart", VISITED),
          Map.entry("POST /orders/checkout", VISITED),
          Map.entry("POST /orders/{order_id}/retry", VISITED),
          Map.entry("POST /orders/{order_id}/refunds", PEOPLE),
          Map.entry("GET /orders", VISITED),
          Map.entry("GET /orders/{order_id}", VISITED),
          Map.entry("GET /orders/{order_id}/history", PEOPLE),
          Map.entry("GET /payment-failures", PEOPLE),
          Map.entry("GET /payment-events", ADMIN),
          Map.entry("POST /payment-events/{payment_event_id}/requeue", ADMIN),
          Map.entry("POST /webhooks/payments/stripe", ALL),
          Map.entry("POST /webhooks/payments/standard", ALL),
          Map.entry("POST /webhooks/xaman", ALL));

  private static final Set<String> OPEN =
      Set.of(
          "GET /healthz",
          "GET /api/documents/{cid}",
          "GET /api/user/nonce",
          "POST /api/user/sign-in",
          "POST /api/session-keys/create",
          "POST /api/session-keys/{session_id}/token",
          "POST /api/intents",
          "POST /api/listings",
          "GET /api/listings",
          "GET /api/listings/{listing_id}",
          "GET /api/items/{item_id}",
          "GET /api/vault",
          "GET /api/items/{item_id}/history",
          "GET /api/wallets/{wallet}/items",
          "GET /api/wallets/{wallet}/balance",
          "GET /api/vault/stats",
          "GET /api/batches",
          "GET /api/batches/{number}",
          "GET /api/batches/{number}/proofs/wallets/{wallet}",
          "GET /api/batches/{number}/proofs/items/{item_id}",
          "POST /auth/register",
          "POST /auth/login",
          "POST /visitors",
          "POST /webhooks/payments/stripe",
          "POST /webhooks/payments/standard",
          "POST /webhooks/xaman");

  /** Ids that never were one, in a form that stays in its place in the path. */
  private static final List<String> NO_IDS =
      List.of("1", "null", "..%2f..%2fetc", "%00", "'%20or%201=1", "%7B%7D", "x".repeat(300));

  private record Route(String method, String path, Map<String, Object> body) {

    String name() {
      return method + " " + path;
    }

    boolean isAboutABout() {
      return path.contains("{bout_id}");
    }

    boolean hasAnId() {
      return path.contains("{");
    }

    String pathOf(String id) {
      return path.replaceAll("\\{[a-z_]+}", Matcher.quoteReplacement(id));
    }

    Response call(RequestSpecification client, String id) {
      return client
          .urlEncodingEnabled(false)
          .header("Idempotency-Key", "key")
          .body(method.equals("GET") ? "" : body)
          .request(method, pathOf(id));
    }
  }

  private Promotion promotion;
  private List<Route> routes;
  private final Map<String, String> tokens = new TreeMap<>();

  @BeforeEach
  void open() {
    promotion = Promotion.open();
    routes = routes();
    tokens.put("promoter", promotion.promoter);
    tokens.put("admin", promotion.admin);
    tokens.put("fighter", promotion.fighterA);
    tokens.put("management", Promotion.token(Promotion.register("management")));
    tokens.put("service", serviceToken());
    tokens.put("visitor", visitorToken());
  }

  private String visitorToken() {
    String site =
        as(promotion.admin)
            .body(Map.of("slug", "s" + someId(), "name", "Ring", "currency", "EUR"))
            .post("/sites")
            .jsonPath()
            .getString("site_id");
    return given()
        .contentType(ContentType.JSON)
        .body(Map.of("site_id", site))
        .post("/visitors")
        .jsonPath()
        .getString("token");
  }

  private String serviceToken() {
    String source =
        as(promotion.admin)
            .body(
                Map.of("source", "urn:test:" + someId(), "name", "Somebody", "types", List.of("*")))
            .post("/event-sources")
            .jsonPath()
            .getString("source_id");
    return as(promotion.admin)
        .post("/event-sources/{id}/tokens", source)
        .jsonPath()
        .getString("token");
  }

  /** All of them, each with the example of its body. */
  private static List<Route> routes() {
    JsonPath description = given().get("/openapi?format=json").jsonPath();
    Map<String, Map<String, Object>> paths = description.getMap("paths");
    List<Route> routes = new ArrayList<>();
    paths.forEach(
        (path, operations) ->
            operations
                .keySet()
                .forEach(
                    method ->
                        routes.add(
                            new Route(
                                method.toUpperCase(Locale.ROOT),
                                path,
                                example(description, path, method)))));
    return routes;
  }

  private static Map<String, Object> example(JsonPath description, String path, String method) {
    Map<String, Object> body =
        description.getMap(
            "paths.'%s'.%s.requestBody.content.'application/json'.example".formatted(path, method));
    return body == null ? Map.of() : body;
  }

  @Test
  void the_table_has_every_route_and_no_other() {
    assertThat(routes.stream().map(Route::name))
        .containsExactlyInAnyOrderElementsOf(ROLES.keySet());
  }

  @Test
  void nothing_is_open_but_health_and_the_way_in() {
    for (Route route : routes) {
      Response answer = route.call(given().contentType(ContentType.JSON), someId());
      if (OPEN.contains(route.name())) {
        // What the business refuses has a code of its own.
        assertThat(answer.statusCode()).as(route.name()).isNotEqualTo(500);
        assertThat(answer.asString())
            .as(route.name())
            .doesNotContain("\"code\":\"forbidden\"", "\"code\":\"route_not_found\"");
      } else {
        assertProblem(route, answer, 401, "unauthenticated");
        assertProblem(route, route.call(as("no.token.atall"), someId()), 401, "unauthenticated");
      }
    }
  }

  @Test
  void each_role_gets_through_its_own_doors_alone() {
    for (Route route : routes) {
      tokens.forEach(
          (role, token) -> {
            Response answer = route.call(as(token), someId());
            if (ROLES.get(route.name()).contains(role)) {
              // What the business refuses with a 403 has a code of its own.
              assertThat(answer.asString())
                  .as("%s as %s", route.name(), role)
                  .doesNotContain("\"code\":\"forbidden\"");
            } else {
              assertProblem(route, answer, 403, "forbidden");
            }
          });
    }
  }

  /** Whether the bout is another's or never was: one answer, so that nothing is learned. */
  @Test
  void a_stranger_learns_nothing_of_a_bout_from_any_route() {
    String bout = promotion.planBout().getString("bout_id");
    Promotion strangers = Promotion.open();
    Map<String, String> outsiders =
        Map.of("promoter", strangers.promoter, "fighter", strangers.fighterA);
    for (Route route : routes.stream().filter(Route::isAboutABout).toList()) {
      outsiders.forEach(
          (role, token) -> {
            if (ROLES.get(route.name()).contains(role)) {
              Response real = route.call(as(token), bout);
              Response none = route.call(as(token), someId());
              assertProblem(route, real, 404, "not_found");
              assertThat(real.asString()).as(route.name()).isEqualTo(none.asString());
            }
          });
    }
    as(promotion.promoter).get("/bouts/{id}/audit", bout).then().statusCode(200);
    assertThat(as(strangers.promoter).get("/bouts").jsonPath().getList("items")).isEmpty();
    assertThat(promotion.bout(bout).getString("bout_status")).isEqualTo("draft");
  }

  @Test
  void an_id_that_is_none_is_the_clients_mistake_on_every_route() {
    for (Route route : routes.stream().filter(Route::hasAnId).toList()) {
      String role = ROLES.get(route.name()).iterator().next();
      for (String id : NO_IDS) {
        Response answer = route.call(as(tokens.get(role)), id);
        assertThat(answer.statusCode()).as("%s with %s", route.name(), id).isIn(400, 404);
      }
    }
  }

  @Test
  void no_route_takes_a_method_it_does_not_name() {
    for (Route route : routes) {
      for (String method : List.of("DELETE", "PATCH", "TRACE", "PROPFIND")) {
        if (ROLES.containsKey(method + " " + route.path())) {
          continue;
        }
        Response answer = as(promotion.promoter).request(method, route.pathOf(someId()));
        assertThat(answer.statusCode()).as(method + " " + route.path()).isIn(400, 404, 405, 501);
        assertThat(answer.asString()).doesNotContain(promotion.promoter);
      }
    }
  }

  private static String someId() {
    return UUID.randomUUID().toString();
  }

  private static void assertProblem(Route route, Response answer, int status, String code) {
    assertThat(answer.statusCode()).as(route.name() + answer.asString()).isEqualTo(status);
    assertThat(answer.jsonPath().getString("code")).as(route.name()).isEqualTo(code);
  }
}
