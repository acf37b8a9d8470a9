package io.ringledger.app;

import static io.restassured.RestAssured.given;
import static io.ringledger.app.Promotion.as;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.ringledger.shared.persistence.EmbeddedDatabaseResource;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * What is measured: where it can be read, under which names, and what the labels may hold. A ledger
 * and a wallet are set, so that there is everything to measure.
 */
@QuarkusTest
@TestProfile(MetricsTest.LedgerAndWallet.class)
@QuarkusTestResource(EmbeddedDatabaseResource.class)
@QuarkusTestResource(value = Sandboxes.class, restrictToAnnotatedClass = true)
class MetricsTest {

  /** Both of them sandboxes. */
  public static final class LedgerAndWallet extends LocalRun {

    public LedgerAndWallet() {
      super("sandbox");
    }

    @Override
    public Map<String, String> getConfigOverrides() {
      Map<String, String> settings = super.getConfigOverrides();
      settings.put("XAMAN_MODE", "api");
      return settings;
    }
  }

  private static final Path PAGE = Path.of("../docs/observability.md");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-zA-Z_]+)` \\|");
  private static final Pattern SAMPLE = Pattern.compile("(?m)^([a-zA-Z_]+)[{ ]");

  @TestHTTPResource(value = "/metrics", management = true)
  URI metrics;

  Sandboxes sandboxes;

  private String scrape() {
    return given().get(metrics).then().statusCode(200).extract().asString();
  }

  @Test
  void every_documented_metric_is_exported_and_every_metric_of_ours_is_documented()
      throws IOException {
    prepareAndReconcile();
    Set<String> documented =
        ROW.matcher(metricsOf(Files.readString(PAGE)))
            .results()
            .map(row -> row.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> exported =
        SAMPLE
            .matcher(scrape())
            .results()
            .map(sample -> sample.group(1))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(exported).containsAll(documented);
    assertThat(exported.stream().filter(name -> name.startsWith("ringledger_")))
        .isSubsetOf(documented);
  }

  /** Has the wallet asked for signatures, and then how one of them stands. */
  private void prepareAndReconcile() {
    Promotion promotion = Promotion.open();
    String bout = sandboxes.plan(promotion).getString("bout_id");
    String payload =
        as(promotion.promoter)
            .post("/bouts/{id}/escrows/prepare", bout)
            .then()
            .statusCode(200)
            .extract()
            .jsonPath()
            .getString("escrows.find { it.escrow_kind == 'show_a' }.xaman_sign_request.payload_id");
    as(promotion.promoter)
        .body(Map.of("escrow_kind", "show_a", "payload_id", payload))
        .post("/bouts/{id}/escrows/signing/reconcile", bout)
        .then()
        .statusCode(200);
  }

  @Test
  void a_node_that_was_asked_is_seen_with_its_ledger_and_its_breaker() {
    prepareAndReconcile();
    assertThat(scrape())
        .contains("ringledger_providers{list=\"xrpl-nodes\",state=\"closed\"} 1.0")
        .contains("ringledger_node_breaker{node=\"node 1\",state=\"closed\"} 1.0")
        .containsPattern("ringledger_node_ledger_age_seconds\\{node=\"node 1\"} [0-9]")
        .contains("ringledger_dependency_degraded{dependency=\"ledger\"} 0.0");
  }

  private static String metricsOf(String page) {
    return page.substring(page.indexOf("## Metrics"), page.indexOf("### Alerts"));
  }

  @Test
  void metrics_are_not_on_the_port_of_the_api() {
    for (String path : List.of("/metrics", "/q/metrics", "/q/health")) {
      given().get(path).then().statusCode(404);
    }
  }

  @Test
  void labels_hold_what_the_code_names_and_nothing_that_a_client_sent() {
    Promotion promotion = Promotion.open();
    String bout = promotion.planBout().getString("bout_id");
    promotion.bout(bout);
    given().get("/bouts/" + bout).then().statusCode(401);
    given().request("BREW", "/bouts/" + bout);
    given().body("x").post("/strange-path-" + bout).then().statusCode(404);
    given().body("x".repeat(100_000)).post("/strange-path-" + bout).then().statusCode(413);

    assertThat(scrape())
        .contains(
            "ringledger_outcomes_total{operation=\"getBout\",outcome=\"unauthenticated\"}",
            "ringledger_outcomes_total{operation=\"planBout\",outcome=\"success\"}",
            "uri=\"/bouts/{bout_id}\"")
        .doesNotContain(bout)
        .doesNotContain("BREW")
        .doesNotContain("strange-path");
  }

  @Test
  void open_escrows_are_counted_by_status() {
    Promotion.open().planBout();
    assertThat(scrape()).containsPattern("ringledger_open_escrows\\{status=\"created\"} [0-9.]+");
  }
}
