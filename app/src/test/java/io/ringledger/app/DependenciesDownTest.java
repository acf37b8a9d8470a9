package io.ringledger.app;

import static io.restassured.RestAssured.given;
import static io.ringledger.app.Promotion.as;
import static io.ringledger.app.Promotion.createClaim;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.ringledger.shared.persistence.EmbeddedDatabaseResource;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The ledger does not answer: 502, nothing moves, nothing is remembered, no wallet is asked. */
@QuarkusTest
@TestProfile(DependenciesDownTest.NobodyAnswers.class)
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class DependenciesDownTest {

  /** A ledger at a port where nothing listens. */
  public static final class NobodyAnswers extends LocalRun {

    private static final String NOBODY = "http://127.0.0.1:1/";

    public NobodyAnswers() {
      super("xrpl");
    }

    @Override
    public Map<String, String> getConfigOverrides() {
      Map<String, String> settings = super.getConfigOverrides();
      settings.put("XRPL_NODE_URLS", NOBODY);
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
  void the_server_is_ready_all_the_same() {
    given().get("/healthz/ready").then().statusCode(200).body("status", equalTo("ready"));
  }

  @Test
  void nothing_is_prepared_without_having_asked_the_ledger() {
    String id = planned.getString("bout_id");
    as(promotion.promoter)
        .post("/bouts/{id}/escrows/prepare", id)
        .then()
        .statusCode(502)
        .body("code", equalTo("ledger_unavailable"));
    as(promotion.promoter)
        .get("/bouts/{id}", id)
        .then()
        .body("bout_status", equalTo("draft"))
        .body("signings.requests.flatten()", empty());
  }
}
