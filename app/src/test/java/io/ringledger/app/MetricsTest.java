package io.ringledger.app;

import static io.restassured.RestAssured.given;
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
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What is measured: where it can be read, under which names, and what the labels may hold. */
@QuarkusTest
@TestProfile(DeclaredMode.class)
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class MetricsTest {

  private static final Path PAGE = Path.of("../docs/observability.md");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z_]+)` \\|");
  private static final Pattern SAMPLE = Pattern.compile("(?m)^([a-z_]+)[{ ]");

  @TestHTTPResource(value = "/metrics", management = true)
  URI metrics;

  private String scrape() {
    return given().get(metrics).then().statusCode(200).extract().asString();
  }

  @Test
  void every_documented_metric_is_exported_and_every_metric_of_ours_is_documented()
      throws IOException {
    Promotion promotion = Promotion.open();
    promotion.fundedBout();
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

  private static String metricsOf(String page) {
    return page.substring(page.indexOf("## Metrics"), page.indexOf("## Traces"));
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
    Promotion promotion = Promotion.open();
    promotion.fundedBout();
    assertThat(scrape()).containsPattern("ringledger_open_escrows\\{status=\"created\"} [0-9.]+");
  }
}
