package io.ringledger.app;

import static io.restassured.RestAssured.given;
import static io.ringledger.app.Promotion.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.ringledger.shared.persistence.EmbeddedDatabaseResource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who may do what, and what is refused before a bout is even looked at, on a real database. */
@QuarkusTest
@TestProfile(DeclaredMode.class)
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class AccessTest {

  private Promotion promotion;

  @BeforeEach
  void open() {
    promotion = Promotion.open();
  }

  @Test
  void health_needs_nobody() {
    given().get("/healthz").then().statusCode(200).body("status", equalTo("ok"));
  }

  @Test
  void an_email_address_registers_once() {
    Promotion.Account account = Promotion.register("promoter");
    given()
        .contentType(ContentType.JSON)
        .body(Map.of("email", account.email(), "password", "another one", "role", "fighter"))
        .post("/auth/register")
        .then()
        .statusCode(409)
        .contentType("application/problem+json")
        .body("code", equalTo("email_taken"));
  }

  @Test
  void a_wrong_password_and_an_unknown_address_get_one_answer() {
    Promotion.Account account = Promotion.register("promoter");
    String wrong = loginAt401(account.email());
    String unknown = loginAt401("nobody-" + UUID.randomUUID() + "@example.org");
    assertThat(wrong).isEqualTo(unknown);
  }

  private static String loginAt401(String email) {
    return given()
        .contentType(ContentType.JSON)
        .body(Map.of("email", email, "password", "not the password"))
        .post("/auth/login")
        .then()
        .statusCode(401)
        .extract()
        .asString();
  }

  @Test
  void repeated_failures_are_slowed_down_and_say_how_long() {
    Promotion.Account account = Promotion.register("promoter");
    Response last = null;
    for (int i = 0; i < 10 && (last == null || last.statusCode() == 401); i++) {
      last =
          given()
              .contentType(ContentType.JSON)
              .body(Map.of("email", account.email(), "password", "not the password"))
              .post("/auth/login");
    }
    last.then()
        .statusCode(429)
        .header("Retry-After", notNullValue())
        .body("code", equalTo("too_many_login_attempts"));
  }

  @Test
  void an_address_with_a_typing_error_and_one_of_another_fighter_are_refused() {
    String address = Promotion.address(promotion.fighterAKeys);
    String misspelt =
        address.substring(0, 10) + (address.charAt(10) == 'x' ? 'y' : 'x') + address.substring(11);
    Promotion.putProfile(promotion.fighterB, "B", misspelt)
        .then()
        .statusCode(422)
        .body("code", equalTo("address_invalid"));
    Promotion.putProfile(promotion.fighterB, "B", address)
        .then()
        .statusCode(409)
        .body("code", equalTo("address_taken"));
  }

  @Test
  void a_plan_that_cannot_work_is_refused_with_the_field() {
    refuse("fighter_a_user_id", UUID.randomUUID().toString(), 404, "fighter_not_found");
    refuse("event_datetime_utc", "2020-01-01T00:00:00Z", 422, "bout_plan_invalid");
    refuse("promoter_owner_address", "rNotAnAddressAtAllNotAnAddress", 422, "address_invalid");
    refuse("show_a_drops", 0, 400, "validation_failed");
    refuse("show_a_drops", "10", 400, "validation_failed");
    Map<String, Object> alone = promotion.plan();
    alone.put("fighter_b_user_id", alone.get("fighter_a_user_id"));
    as(promotion.promoter)
        .body(alone)
        .post("/bouts")
        .then()
        .statusCode(422)
        .body("code", equalTo("bout_plan_invalid"));
  }

  private void refuse(String field, Object value, int status, String code) {
    Map<String, Object> plan = promotion.plan();
    plan.put(field, value);
    as(promotion.promoter)
        .body(plan)
        .post("/bouts")
        .then()
        .statusCode(status)
        .body("code", equalTo(code));
  }

  @Test
  void confirms_want_their_key_first() {
    String id = promotion.planBout().getString("bout_id");
    for (String half : List.of("escrows", "payouts")) {
      as(promotion.promoter)
          .body("{}")
          .post("/bouts/{id}/" + half + "/confirm", id)
          .then()
          .statusCode(400)
          .body("detail", equalTo("Idempotency-Key header is required."));
    }
  }

  @Test
  void an_admin_sees_every_bout_and_a_fighter_their_own() {
    String id = promotion.planBout().getString("bout_id");
    for (String who : List.of(promotion.admin, promotion.fighterA, promotion.fighterB)) {
      as(who).get("/bouts/{id}", id).then().statusCode(200).body("bout_id", equalTo(id));
    }
    String bystander = Promotion.token(Promotion.register("fighter"));
    as(bystander).get("/bouts/{id}", id).then().statusCode(404);
    as(bystander).get("/bouts").then().statusCode(200).body("items.size()", equalTo(0));
  }
}
