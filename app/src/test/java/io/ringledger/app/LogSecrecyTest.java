package io.ringledger.app;

import static io.restassured.RestAssured.given;
import static io.ringledger.app.Promotion.createClaim;
import static io.ringledger.app.Promotion.payoutClaim;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.ringledger.shared.persistence.EmbeddedDatabase;
import io.ringledger.shared.persistence.EmbeddedDatabaseResource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** However much is logged, what must stay secret is not in it. */
@QuarkusTest
@TestProfile(LogSecrecyTest.Talkative.class)
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class LogSecrecyTest {

  private static final String TOKEN_KEY = "distinctive-token-key-distinctive-token-key";
  private static final String PREIMAGE_KEY = "ZGlzdGluY3RpdmUga2V5IG9mIHRoZSBwcmVpbWFnZXM=";
  private static final String XAMAN_SECRET = "distinctive-secret-of-xaman";
  private static final String PASSWORD = "a distinctive passphrase";

  /** Everything of ours is logged. */
  public static final class Talkative extends LocalRun {

    public Talkative() {
      super("declared");
    }

    @Override
    public Map<String, String> getConfigOverrides() {
      Map<String, String> settings = super.getConfigOverrides();
      settings.put("LOG_LEVEL", "DEBUG");
      settings.put("JWT_SECRET_KEY", TOKEN_KEY);
      settings.put("PREIMAGE_KEYS", "1:" + PREIMAGE_KEY);
      settings.put("XAMAN_API_KEY", "distinctive-key-of-xaman");
      settings.put("XAMAN_API_SECRET", XAMAN_SECRET);
      return settings;
    }
  }

  @Test
  void a_whole_bout_with_its_failures_leaves_no_secret_in_the_log() {
    List<String> secrets =
        new ArrayList<>(
            List.of(TOKEN_KEY, PREIMAGE_KEY, XAMAN_SECRET, PASSWORD, EmbeddedDatabase.PASSWORD));
    List<String> lines;
    try (KeptLog log = KeptLog.open()) {
      registerAndFailToLogIn();
      Promotion promotion = Promotion.open();
      secrets.addAll(List.of(promotion.promoter, promotion.admin, promotion.fighterA));
      secrets.addAll(settle(promotion));
      given().header("Authorization", "Bearer x" + promotion.promoter).get("/bouts");
      given().get("/healthz");
      lines = log.lines();
    }
    assertThat(lines).anyMatch(line -> line.contains("/payouts/confirm"));
    assertThat(lines).allSatisfy(line -> assertThat(secrets).noneMatch(line::contains));
  }

  private static void registerAndFailToLogIn() {
    String email = "secretive-" + UUID.randomUUID() + "@example.org";
    Map<String, String> account = Map.of("email", email, "password", PASSWORD, "role", "fighter");
    given().contentType(ContentType.JSON).body(account).post("/auth/register");
    given().contentType(ContentType.JSON).body(account).post("/auth/register");
    given()
        .contentType(ContentType.JSON)
        .body(Map.of("email", email, "password", PASSWORD + "!"))
        .post("/auth/login")
        .then()
        .statusCode(401);
    given().contentType(ContentType.JSON).body("{\"password\":\"" + PASSWORD).post("/auth/login");
  }

  /** Answers the secrets that went over the wire on the way. */
  private static List<String> settle(Promotion promotion) {
    JsonPath funded = promotion.fundedBout();
    String id = funded.getString("bout_id");
    promotion.enterResult(id, "A");
    List<String> fulfilments = new ArrayList<>();
    for (Map<String, Object> payout : promotion.preparePayouts(id)) {
      Map<String, Object> claim = payoutClaim(promotion.bout(id), payout);
      Object fulfilment = claim.get("fulfillment_hex");
      if (fulfilment != null) {
        String preimage = fulfilment.toString().substring("A0228020".length());
        fulfilments.add(preimage);
        Map<String, Object> wrong = new LinkedHashMap<>(claim);
        wrong.put("fulfillment_hex", fulfilment.toString().replace('A', 'B'));
        promotion.confirmPayout(id, "wrong", wrong);
      }
      promotion.confirmPayout(id, "pay-" + payout.get("escrow_kind"), claim).then().statusCode(200);
    }
    promotion.confirmEscrow(id, "late", createClaim(funded, "show_a")).then().statusCode(409);
    assertThat(fulfilments).hasSize(1);
    return fulfilments;
  }

  @Test
  void each_line_of_a_request_names_request_route_bout_and_user() {
    Promotion promotion = Promotion.open();
    String id = promotion.planBout().getString("bout_id");
    List<String> lines;
    try (KeptLog log = KeptLog.open()) {
      Promotion.as(promotion.promoter)
          .header("X-Request-Id", "one-line")
          .get("/bouts/{id}", id)
          .then()
          .statusCode(200);
      // The line is written after the answer; the next answer on the connection comes after it.
      given().get("/healthz");
      lines = log.lines();
    }
    JsonPath line =
        new JsonPath(lines.stream().filter(l -> l.contains("one-line")).findFirst().orElseThrow());
    assertThat(line.getString("loggerName")).isEqualTo("io.ringledger.access");
    assertThat(line.getString("mdc.request_id")).isEqualTo("one-line");
    assertThat(line.getString("mdc.route")).isEqualTo("/bouts/{bout_id}");
    assertThat(line.getString("mdc.bout_id")).isEqualTo(id);
    assertThat(line.getString("mdc.user_id")).isNotBlank();
    assertThat(line.getString("message")).contains("status=200");
  }
}
