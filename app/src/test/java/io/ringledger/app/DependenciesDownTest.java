package io.ringledger.app;

import static io.restassured.RestAssured.given;
import static io.ringledger.app.Promotion.as;
import static io.ringledger.app.Promotion.createClaim;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.ringledger.shared.persistence.EmbeddedDatabaseResource;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Neither the ledger nor the wallet answers: 502, nothing moves, nothing is remembered. */
@QuarkusTest
@TestProfile(DependenciesDownTest.NobodyAnswers.class)
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class DependenciesDownTest {

  /** A ledger and a wallet at a port where nothing listens. */
  public static final class NobodyAnswers extends LocalRun {

    private static final String NOBODY = "http://127.0.0.1:1/";
    private static final String XAMAN_KEY = "d157c71e-0000-4000-8000-0000000000a1";
    private static final String XAMAN_SECRET = "d157c71e-0000-4000-8000-0000000000a2";

    public NobodyAnswers() {
      super("xrpl");
    }

    @Override
    public Map<String, String> getConfigOverrides() {
      Map<String, String> settings = super.getConfigOverrides();
      settings.put("XRPL_NODE_URLS", NOBODY);
      settings.put("XAMAN_MODE", "api");
      settings.put("XAMAN_BASE_URL", NOBODY);
      settings.put("XAMAN_API_KEY", XAMAN_KEY);
      settings.put("XAMAN_API_SECRET", XAMAN_SECRET);
      return settings;
    }
  }

  private Promotion promotion;
  private JsonPath planned;

  @BeforeEach
  void plan() {
    promotion = Promotion.open();
    planned = promotion.planBout();
  }

  @Test
  void a_confirm_that_cannot_be_checked_is_502_each_time() {
    String id = planned.getString("bout_id");
    Map<String, Object> claim = createClaim(planned, "show_a");
    for (int i = 0; i < 2; i++) {
      promotion
          .confirmEscrow(id, "key", claim)
          .then()
          .statusCode(502)
          .body("code", equalTo("ledger_unavailable"));
    }
    assertThat(Promotion.escrow(promotion.bout(id), "show_a"))
        .containsEntry("escrow_status", "planned")
        .containsEntry("failure_code", null);
    as(promotion.promoter)
        .get("/bouts/{id}/audit", id)
        .then()
        .body("entries.findAll { it.outcome == 'ledger_unavailable' }.size()", equalTo(2));
  }

  @Test
  void the_credentials_of_the_wallet_are_not_logged() {
    try (KeptLog log = KeptLog.open()) {
      as(promotion.promoter)
          .post("/bouts/{id}/escrows/prepare", planned.getString("bout_id"))
          .then()
          .statusCode(502);
      assertThat(log.lines())
          .noneMatch(line -> line.contains(NobodyAnswers.XAMAN_KEY))
          .noneMatch(line -> line.contains(NobodyAnswers.XAMAN_SECRET));
    }
  }

  @Test
  void the_server_is_ready_all_the_same() {
    given().get("/healthz/ready").then().statusCode(200).body("status", equalTo("ready"));
  }

  @Test
  void what_cannot_be_put_into_the_wallet_is_502() {
    String id = planned.getString("bout_id");
    as(promotion.promoter)
        .post("/bouts/{id}/escrows/prepare", id)
        .then()
        .statusCode(502)
        .body("code", equalTo("xaman_unavailable"));
    for (String half : new String[] {"escrows", "payouts"}) {
      as(promotion.promoter)
          .body(Map.of("escrow_kind", "show_a", "payload_id", UUID.randomUUID().toString()))
          .post("/bouts/{id}/" + half + "/signing/reconcile", id)
          .then()
          .statusCode(502)
          .body("code", equalTo("xaman_unavailable"));
    }
    assertThat(promotion.bout(id).getString("bout_status")).isEqualTo("draft");
  }
}
