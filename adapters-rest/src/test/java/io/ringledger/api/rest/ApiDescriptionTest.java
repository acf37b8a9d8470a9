package io.ringledger.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.ringledger.api.rest.FailureCatalogue.Failure;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The API's own description of itself. */
@QuarkusTest
class ApiDescriptionTest {

  /** Parts of the market that need no token: what is signed says by itself whose it is. */
  private static final Set<String> OPEN_MARKET =
      Set.of(
          "get /api/user/nonce",
          "post /api/user/sign-in",
          "post /api/session-keys/create",
          "post /api/session-keys/{session_id}/token",
          "post /api/intents",
          "post /api/listings",
          "get /api/listings",
          "get /api/listings/{listing_id}",
          "get /api/items/{item_id}",
          "get /api/vault");

  /** The contract's table: route, success, refusals of the business and of HTTP. */
  private static final Map<String, String> ROUTES =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("get /healthz", "200 406"),
              Map.entry("post /auth/register", "201 400 403 406 409 413 415 422 429 500 503"),
              Map.entry("post /auth/login", "200 400 401 406 409 413 415 429 500 503"),
              Map.entry("put /fighters/me", "200 400 401 403 406 409 413 415 422 500 503"),
              Map.entry("get /fighters/me", "200 401 403 404 406 409 500 503"),
              Map.entry("post /bouts", "201 400 401 403 404 406 409 413 415 422 500 503"),
              Map.entry("get /bouts", "200 400 401 403 406 409 500 503"),
              Map.entry("get /bouts/{bout_id}", "200 400 401 403 404 406 409 500 503"),
              Map.entry("get /bouts/{bout_id}/audit", "200 400 401 403 404 406 409 500 503"),
              Map.entry(
                  "post /bouts/{bout_id}/escrows/prepare",
                  "200 400 401 403 404 406 409 422 500 502 503"),
              Map.entry(
                  "post /bouts/{bout_id}/escrows/signing/reconcile",
                  "200 400 401 403 404 406 409 413 415 500 502 503"),
              Map.entry(
                  "post /bouts/{bout_id}/escrows/confirm",
                  "200 400 401 403 404 406 409 413 415 422 500 502 503"),
              Map.entry(
                  "post /bouts/{bout_id}/result", "200 400 401 403 404 406 409 413 415 500 503"),
              Map.entry(
                  "post /bouts/{bout_id}/payouts/prepare",
                  "200 400 401 403 404 406 409 422 500 502 503"),
              Map.entry(
                  "post /bouts/{bout_id}/payouts/signing/reconcile",
                  "200 400 401 403 404 406 409 413 415 500 502 503"),
              Map.entry(
                  "post /bouts/{bout_id}/payouts/confirm",
                  "200 400 401 403 404 406 409 413 415 422 500 502 503"),
              Map.entry("get /api/documents/{cid}", "200 400 404 406"),
              Map.entry("get /api/user/nonce", "200 406 429"),
              Map.entry("post /api/user/sign-in", "200 400 401 406 409 413 415 500 502 503"),
              Map.entry(
                  "post /api/session-keys/create", "201 400 401 406 409 413 415 422 500 502 503"),
              Map.entry("get /api/session-keys", "200 400 401 403 406 409 500 503"),
              Map.entry(
                  "get /api/session-keys/{session_id}", "200 400 401 403 404 406 409 500 503"),
              Map.entry(
                  "delete /api/session-keys/{session_id}", "200 400 401 403 404 406 409 500 503"),
              Map.entry(
                  "post /api/session-keys/{session_id}/channel",
                  "200 400 401 403 404 406 409 413 415 422 500 502 503"),
              Map.entry(
                  "post /api/session-keys/{session_id}/top-up",
                  "200 400 401 403 404 406 409 413 415 422 500 503"),
              Map.entry(
                  "post /api/session-keys/{session_id}/top-up/confirm",
                  "200 400 401 403 404 406 409 413 415 422 500 502 503"),
              Map.entry(
                  "post /api/session-keys/{session_id}/close",
                  "200 400 401 403 404 406 409 500 503"),
              Map.entry(
                  "post /api/session-keys/{session_id}/token",
                  "200 400 401 404 406 409 413 415 500 503"),
              Map.entry("post /api/intents", "200 400 401 403 404 406 409 413 415 422 429 500 503"),
              Map.entry("get /api/intents", "200 400 401 403 406 409 500 503"),
              Map.entry("get /api/intents/stream", "200 400 401 403 406 409 429 500 503"),
              Map.entry("get /api/intents/{intent_id}", "200 400 401 403 404 406 409 500 503"),
              Map.entry("delete /api/intents/{intent_id}", "200 400 401 403 404 406 409 500 503"),
              Map.entry("post /api/listings", "200 400 406 409 413 415 429 500 503"),
              Map.entry("get /api/listings", "200 400 406"),
              Map.entry("get /api/listings/{listing_id}", "200 400 404 406"),
              Map.entry("delete /api/listings/{listing_id}", "200 400 401 403 404 406 409 500 503"),
              Map.entry("post /api/items", "200 400 401 403 406 409 413 415 500 503"),
              Map.entry("get /api/items/{item_id}", "200 400 404 406"),
              Map.entry("get /api/vault", "200 406"),
              Map.entry("get /ledger/checkpoints", "200 400 401 403 406 409 500 503"),
              Map.entry("get /admin/escrows/stuck", "200 400 401 403 406 409 500 503"),
              Map.entry(
                  "post /admin/escrows/{escrow_id}/follow-up",
                  "200 400 401 403 404 406 409 500 503"),
              Map.entry(
                  "post /admin/escrows/{escrow_id}/fail",
                  "200 400 401 403 404 406 409 413 415 500 502 503"),
              Map.entry(
                  "get /admin/bouts/{bout_id}/evidence", "200 400 401 403 404 406 409 500 503"),
              Map.entry("post /event-subscriptions", "201 400 401 403 406 409 413 415 422 500 503"),
              Map.entry("get /event-subscriptions", "200 400 401 403 406 409 500 503"),
              Map.entry(
                  "get /event-subscriptions/{subscription_id}",
                  "200 400 401 403 404 406 409 500 503"),
              Map.entry(
                  "delete /event-subscriptions/{subscription_id}",
                  "200 400 401 403 404 406 409 500 503"),
              Map.entry(
                  "post /event-subscriptions/{subscription_id}/pause",
                  "200 400 401 403 404 406 409 500 503"),
              Map.entry(
                  "post /event-subscriptions/{subscription_id}/resume",
                  "200 400 401 403 404 406 409 500 503"),
              Map.entry(
                  "post /event-subscriptions/{subscription_id}/secrets",
                  "201 400 401 403 404 406 409 500 503"),
              Map.entry(
                  "get /event-subscriptions/{subscription_id}/deliveries",
                  "200 400 401 403 404 406 409 500 503"),
              Map.entry(
                  "post /event-subscriptions/{subscription_id}/redeliver",
                  "200 400 401 403 404 406 409 500 503"),
              Map.entry(
                  "post /event-deliveries/{delivery_id}/redeliver",
                  "200 400 401 403 404 406 409 500 503"),
              Map.entry("post /reward-events", "200 202 400 401 403 406 409 413 415 500 503"),
              Map.entry("get /reward-settlements", "200 400 401 403 406 409 500 503"),
              Map.entry(
                  "get /reward-settlements/{settlement_id}", "200 400 401 403 404 406 409 500 503"),
              Map.entry(
                  "post /reward-settlements/{settlement_id}/cancel",
                  "200 400 401 403 404 406 409 413 415 500 503"),
              Map.entry(
                  "post /reward-settlements/{settlement_id}/requeue",
                  "200 400 401 403 404 406 409 500 503"),
              Map.entry("post /event-sources", "201 400 401 403 406 409 413 415 500 503"),
              Map.entry("get /event-sources", "200 400 401 403 406 409 500 503"),
              Map.entry("get /event-sources/{source_id}", "200 400 401 403 404 406 409 500 503"),
              Map.entry(
                  "put /event-sources/{source_id}/types",
                  "200 400 401 403 404 406 409 413 415 500 503"),
              Map.entry(
                  "post /event-sources/{source_id}/tokens", "201 400 401 403 404 406 409 500 503"),
              Map.entry(
                  "delete /event-sources/{source_id}/tokens/{token_id}",
                  "200 400 401 403 404 406 409 500 503"),
              Map.entry("post /reward-policies", "201 400 401 403 406 409 413 415 422 500 503"),
              Map.entry("get /reward-policies", "200 401 403 406 409 500 503"),
              Map.entry("get /reward-policies/{version}", "200 400 401 403 404 406 409 500 503"),
              Map.entry(
                  "post /reward-policies/{version}/replay",
                  "200 400 401 403 404 406 409 413 415 500 503"),
              Map.entry("get /accounts", "200 400 401 403 404 406 409 500 503"),
              Map.entry("get /accounts/{account_id}", "200 400 401 403 404 406 409 500 503"),
              Map.entry(
                  "get /accounts/{account_id}/entries", "200 400 401 403 404 406 409 500 503"),
              Map.entry(
                  "get /accounts/{account_id}/statement",
                  "200 400 401 403 404 406 409 422 500 503"),
              Map.entry("post /accounts", "200 201 400 401 403 406 409 413 415 500 503"),
              Map.entry(
                  "post /accounts/{account_id}/credits",
                  "200 201 400 401 403 404 406 409 413 415 422 500 503"),
              Map.entry(
                  "post /accounts/{account_id}/deductions",
                  "200 201 400 401 403 404 406 409 413 415 422 500 503"),
              Map.entry(
                  "post /accounts/{account_id}/freeze", "200 400 401 403 404 406 409 500 503"),
              Map.entry(
                  "post /accounts/{account_id}/unfreeze", "200 400 401 403 404 406 409 500 503"),
              Map.entry("post /accounts/{account_id}/close", "200 400 401 403 404 406 409 500 503"),
              Map.entry(
                  "post /accounts/{account_id}/overdraft",
                  "200 400 401 403 404 406 409 413 415 500 503"),
              Map.entry(
                  "post /ledger/entries/{entry_id}/reversal",
                  "200 201 400 401 403 404 406 409 413 415 422 500 503"),
              Map.entry("get /ledger/trial-balance", "200 401 403 406 409 500 503"),
              Map.entry("get /accounts/{account_id}/reputation", "200 400 401 403 406 409 500 503"),
              Map.entry("get /reputation/leaderboard", "200 400 401 403 406 409 500 503"),
              Map.entry("post /reputation/rebuild", "200 401 403 406 409 500 503"),
              Map.entry("post /content", "201 400 401 403 404 406 409 413 415 500 503"),
              Map.entry("get /content", "200 400 401 403 404 406 409 500 503"),
              Map.entry("get /content/{content_id}", "200 400 401 403 404 406 409 500 503"),
              Map.entry("put /content/{content_id}", "200 400 401 403 404 406 409 413 415 500 503"),
              Map.entry(
                  "get /content/{content_id}/versions", "200 400 401 403 404 406 409 500 503"),
              Map.entry("post /suggestions", "201 400 401 403 404 406 409 413 415 429 500 502 503"),
              Map.entry("get /suggestions", "200 400 401 403 404 406 409 500 503"),
              Map.entry("get /suggestions/{suggestion_id}", "200 400 401 403 404 406 409 500 503"),
              Map.entry(
                  "put /suggestions/{suggestion_id}/approve",
                  "200 400 401 403 404 406 409 413 415 500 503"),
              Map.entry(
                  "put /suggestions/{suggestion_id}/reject",
                  "200 400 401 403 404 406 409 413 415 500 503"),
              Map.entry(
                  "post /admin/config/ai_enabled", "200 400 401 403 404 406 409 413 415 500 503"),
              Map.entry("get /admin/config/ai_enabled", "200 400 401 403 404 406 409 500 503"),
              Map.entry("get /products", "200 400 401 403 404 406 409 500 503"),
              Map.entry("post /products", "201 400 401 403 404 406 409 413 415 500 503"),
              Map.entry("get /products/{product_id}", "200 400 401 403 404 406 409 500 503"),
              Map.entry(
                  "put /products/{product_id}", "200 400 401 403 404 406 409 413 415 500 503"),
              Map.entry(
                  "post /products/{product_id}/stock",
                  "200 400 401 403 404 406 409 413 415 500 503"),
              Map.entry("get /shop-settings", "200 400 401 403 404 406 409 500 503"),
              Map.entry("put /shop-settings", "200 400 401 403 404 406 409 413 415 422 500 503"),
              Map.entry("get /discounts", "200 400 401 403 404 406 409 500 503"),
              Map.entry("post /discounts", "201 400 401 403 404 406 409 413 415 422 500 503"),
              Map.entry(
                  "put /discounts/{discount_id}",
                  "200 400 401 403 404 406 409 413 415 422 500 503"),
              Map.entry("post /sites", "201 400 401 403 406 409 413 415 500 503"),
              Map.entry("get /sites", "200 400 401 403 406 409 500 503"),
              Map.entry("get /sites/{site_id}", "200 400 401 403 404 406 409 500 503"),
              Map.entry("put /sites/{site_id}", "200 400 401 403 404 406 409 413 415 500 503"),
              Map.entry(
                  "get /sites/{site_id}/order-rewards", "200 400 401 403 404 406 409 500 503"),
              Map.entry(
                  "put /sites/{site_id}/order-rewards",
                  "200 400 401 403 404 406 409 413 415 500 503"),
              Map.entry("get /sites/{site_id}/admins", "200 400 401 403 404 406 409 500 503"),
              Map.entry(
                  "put /sites/{site_id}/admins/{user_id}", "200 400 401 403 404 406 409 500 503"),
              Map.entry(
                  "delete /sites/{site_id}/admins/{user_id}",
                  "200 400 401 403 404 406 409 500 503"),
              Map.entry("post /visitors", "201 400 404 406 409 413 415 500 503"),
              Map.entry("get /cart", "200 400 401 403 404 406 409 500 503"),
              Map.entry("post /cart", "200 400 401 403 404 406 409 413 415 422 500 503"),
              Map.entry("post /orders/checkout", "200 400 401 403 404 406 409 413 415 422 500 503"),
              Map.entry(
                  "post /orders/{order_id}/retry",
                  "200 400 401 403 404 406 409 413 415 422 500 503"),
              Map.entry(
                  "post /orders/{order_id}/refunds",
                  "200 400 401 403 404 406 409 413 415 422 500 503"),
              Map.entry("get /orders", "200 400 401 403 404 406 409 500 503"),
              Map.entry("get /orders/{order_id}", "200 400 401 403 404 406 409 500 503"),
              Map.entry("get /orders/{order_id}/history", "200 400 401 403 404 406 409 500 503"),
              Map.entry("get /payment-failures", "200 400 401 403 404 406 409 500 503"),
              Map.entry("get /payment-events", "200 400 401 403 406 409 500 503"),
              Map.entry(
                  "post /payment-events/{payment_event_id}/requeue",
                  "200 400 401 403 404 406 409 500 503"),
              Map.entry("post /webhooks/payments/stripe", "200 400 401 406 409 413 415 500 503"),
              Map.entry("post /webhooks/payments/standard", "200 400 401 406 409 413 415 500 503"),
              Map.entry("post /webhooks/xaman", "200 400 401 406 409 413 415 500 503")));

  private static JsonPath description() {
    return RestAssured.given().accept("application/json").get("/openapi").jsonPath();
  }

  private static Map<String, Map<String, Object>> operations() {
    Map<String, Map<String, Map<String, Object>>> paths = description().getMap("paths");
    Map<String, Map<String, Object>> operations = new TreeMap<>();
    paths.forEach(
        (path, item) ->
            item.forEach((method, operation) -> operations.put(method + " " + path, operation)));
    return operations;
  }

  private static Map<String, Map<String, Object>> schemas() {
    return description().getMap("components.schemas");
  }

  private static Map<?, ?> map(Object value) {
    return (Map<?, ?>) value;
  }

  @Test
  void itIsOpenApi31InJsonAndYaml() {
    Response json = RestAssured.given().accept("application/json").get("/openapi");
    assertThat(json.contentType()).startsWith("application/json");
    assertThat(json.<String>path("openapi")).startsWith("3.1");
    assertThat(RestAssured.get("/openapi?format=json").contentType())
        .startsWith("application/json");
    Response yaml = RestAssured.given().accept("application/yaml").get("/openapi");
    assertThat(yaml.contentType()).contains("yaml");
    assertThat(yaml.asString()).contains("openapi: 3.1");
  }

  @Test
  void everyRouteIsThereWithEveryStatusItAnswers() {
    Map<String, String> described = new TreeMap<>();
    operations()
        .forEach(
            (route, operation) ->
                described.put(
                    route,
                    String.join(
                        " ",
                        new TreeSet<>(
                            map(operation.get("responses")).keySet().stream()
                                .map(Object::toString)
                                .toList()))));
    assertThat(described).isEqualTo(ROUTES);
  }

  @Test
  void everyRefusalHasAnExampleWithItsCodeAndText() {
    Set<String> shown = new HashSet<>();
    Map<String, Failure> known = new TreeMap<>();
    FailureCatalogue.all().forEach(failure -> known.put(failure.code(), failure));
    operations()
        .values()
        .forEach(
            operation ->
                map(operation.get("responses"))
                    .forEach(
                        (status, response) -> {
                          if (status.toString().startsWith("2")) {
                            return;
                          }
                          Map<?, ?> content = map(map(response).get("content"));
                          assertThat(content).hasSize(1);
                          Map<?, ?> problem = map(content.get("application/problem+json"));
                          assertThat(map(problem.get("schema")).get("$ref"))
                              .isEqualTo("#/components/schemas/Problem");
                          map(problem.get("examples"))
                              .forEach(
                                  (code, example) -> {
                                    Map<?, ?> value = map(map(example).get("value"));
                                    Failure failure = known.get(code.toString());
                                    assertThat(value.get("code")).isEqualTo(code);
                                    assertThat(value.get("detail")).isEqualTo(failure.detail());
                                    assertThat(value.get("status").toString()).isEqualTo(status);
                                    assertThat(failure.status()).isEqualTo(value.get("status"));
                                    shown.add(code.toString());
                                  });
                        }));
    Set<String> unshown = new TreeSet<>(known.keySet());
    unshown.removeAll(shown);
    // These belong to no single operation, or are only ever noted on an escrow, a settlement or
    // one result of many.
    assertThat(unshown)
        .containsExactlyInAnyOrder(
            "bad_request",
            "route_not_found",
            "method_not_allowed",
            "signing_expired",
            "escrow_lost",
            "document_store_unavailable",
            "item_taken",
            "royalty_invalid",
            "listing_end_out_of_range",
            "exists_with_different_account");
  }

  @Test
  void theProblemSchemaListsEveryCode() {
    Map<?, ?> properties = map(schemas().get("Problem").get("properties"));
    assertThat((List<?>) map(properties.get("code")).get("enum"))
        .isEqualTo(FailureCatalogue.all().stream().map(Failure::code).toList());
  }

  @Test
  void aHistoryAdmitsWhatHappensByItself() {
    for (String schema : List.of("AuditEntry", "Refusal")) {
      Map<?, ?> role = map(map(schemas().get(schema).get("properties")).get("role"));
      assertThat(role.get("enum"))
          .isEqualTo(List.of("promoter", "admin", "fighter", "management", "system"));
    }
  }

  @Test
  void theProblemSchemaTellsOfFieldsAndOfEscrows() {
    Map<?, ?> properties = map(schemas().get("Problem").get("properties"));
    assertThat(map(map(properties.get("errors")).get("items")).get("$ref"))
        .isEqualTo("#/components/schemas/FieldError");
    assertThat(map(map(properties.get("escrows")).get("items")).get("$ref"))
        .isEqualTo("#/components/schemas/EscrowError");
  }

  @Test
  void theDetailOfABoutHasEveryFieldOfABout() {
    assertThat(map(schemas().get("BoutDetail").get("properties")).keySet())
        .isEqualTo(
            Stream.concat(
                    map(schemas().get("BoutResponse").get("properties")).keySet().stream(),
                    Stream.of("signings", "warnings"))
                .collect(Collectors.toSet()));
  }

  @Test
  void noTwoFailuresOfAnyContextShareACode() {
    assertThat(FailureCatalogue.all().stream().map(Failure::code)).doesNotHaveDuplicates();
  }

  @Test
  void everyFieldOfEverySchemaIsNamedAsOnTheWireAndExplained() {
    List<String> silent = new ArrayList<>();
    schemas()
        .forEach(
            (name, schema) ->
                map(schema.get("properties"))
                    .forEach(
                        (field, property) -> {
                          assertThat(field.toString()).matches("[a-z][a-z0-9_]*");
                          if (map(property).get("description") == null) {
                            silent.add(name + "." + field);
                          }
                        }));
    assertThat(silent).isEmpty();
    assertThat(schemas()).doesNotContainKeys("HttpProblem", "HttpValidationProblem", "Violation");
  }

  @Test
  void everyOperationSaysWhoMayAndShowsItsBodies() {
    operations()
        .forEach(
            (route, operation) -> {
              assertThat(operation.get("summary")).as(route).asString().isNotBlank();
              boolean open =
                  route.contains("/auth/")
                      || route.contains("/documents/")
                      || route.contains("/healthz")
                      || route.contains("/visitors")
                      || route.contains("/webhooks/")
                      || route.contains("/api/documents/")
                      || OPEN_MARKET.contains(route);
              assertThat(operation.get("description"))
                  .asString()
                  .contains(open ? "Needs no token." : "Roles: ");
              if (open) {
                assertThat((List<?>) operation.get("security")).as(route).isNullOrEmpty();
              } else {
                assertThat(operation.get("security"))
                    .as(route)
                    .isEqualTo(List.of(Map.of("bearer", List.of())));
              }
              Map<?, ?> responses = map(operation.get("responses"));
              if (route.endsWith("/stream")) {
                return;
              }
              Object success = responses.get(responses.containsKey("201") ? "201" : "200");
              Map<?, ?> body = map(map(map(success).get("content")).get("application/json"));
              assertThat(body.get("example")).as(route).isNotNull();
              if (operation.containsKey("requestBody")) {
                Map<?, ?> content = map(map(operation.get("requestBody")).get("content"));
                assertThat(map(content.get("application/json")).get("example"))
                    .as(route)
                    .isNotNull();
              }
            });
    assertThat(description().getMap("components.securitySchemes.bearer"))
        .containsEntry("type", "http")
        .containsEntry("scheme", "bearer")
        .containsEntry("bearerFormat", "JWT");
  }

  @Test
  void everyFailureCodeIsExplainedWhereItsTypePoints() {
    Response page = RestAssured.get("/docs/failure-codes");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.contentType()).startsWith("text/html");
    FailureCatalogue.all()
        .forEach(
            failure ->
                assertThat(page.asString())
                    .contains("id=\"" + failure.code() + "\"")
                    .contains(failure.detail()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/docs", "/docs/failure-codes"})
  void thePagesForPeopleLoadNothingFromElsewhere(String path) {
    Response page = RestAssured.get(path);
    assertThat(page.statusCode()).isEqualTo(200);
    Matcher loaded =
        Pattern.compile("(?:src|href)\\s*=\\s*[\"'](?:https?:)?//").matcher(page.asString());
    assertThat(loaded.find()).isFalse();
    assertThat(page.header("Content-Security-Policy"))
        .startsWith("default-src 'none'")
        .contains("connect-src 'self'", "frame-ancestors 'none'");
    assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
  }

  @Test
  void thePageForPeopleShowsThisApi() {
    assertThat(RestAssured.get("/docs").asString()).contains("swagger-ui").contains("/openapi");
    assertThat(RestAssured.get("/docs/swagger-ui-bundle.js").statusCode()).isEqualTo(200);
  }
}
