package io.ringledger.app;

import static io.restassured.RestAssured.given;
import static io.ringledger.app.Promotion.as;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.ringledger.shared.persistence.EmbeddedDatabaseResource;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * More requests at once than connections to the database: they wait for one, as long as the setting
 * says, and who got none is told so and when to come back; it is never a fault of ours.
 */
@QuarkusTest
@TestProfile(DatabaseAtItsLimitTest.TwoConnections.class)
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class DatabaseAtItsLimitTest {

  /** As few as there may be. */
  public static final class TwoConnections extends LocalRun {

    public TwoConnections() {
      super("sandbox");
    }

    @Override
    public Map<String, String> getConfigOverrides() {
      Map<String, String> settings = super.getConfigOverrides();
      settings.put("DATABASE_POOL_SIZE", Integer.toString(CONNECTIONS));
      settings.put("quarkus.datasource.jdbc.acquisition-timeout", "2s");
      return settings;
    }
  }

  private static final int CONNECTIONS = 2;
  private static final int CLIENTS = 120;
  private static final Pattern BUSY =
      Pattern.compile("ringledger_database_failures_total\\{why=\"busy\"\\} ([0-9.E]+)");

  @TestHTTPResource(value = "/metrics", management = true)
  URI metrics;

  @Inject DataSource database;

  private Promotion promotion;
  private String bout;

  @BeforeEach
  void plan() {
    promotion = Promotion.open();
    bout = promotion.planBout().getString("bout_id");
  }

  @Test
  void more_than_a_hundred_requests_at_once_share_two_connections() throws Exception {
    List<Response> answers = atOnce(this::reads, this::plans);

    assertThat(answers).hasSize(CLIENTS).allSatisfy(DatabaseAtItsLimitTest::clear);
    // Whoever waits holds no connection that another one waits for.
    assertThat(answers).anySatisfy(answer -> assertThat(answer.statusCode()).isLessThan(300));
  }

  @Test
  void where_no_connection_is_free_everybody_is_told_to_come_back_and_afterwards_all_is_well()
      throws Exception {
    double before = busy();
    List<Connection> taken = new ArrayList<>();
    try {
      for (int i = 0; i < CONNECTIONS; i++) {
        taken.add(database.getConnection());
      }
      List<Response> answers = atOnce(this::reads, this::plans);

      assertThat(answers)
          .allSatisfy(
              answer -> {
                assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(503);
                clear(answer);
              });
      given().get("/healthz").then().statusCode(200);
      given().get("/healthz/live").then().statusCode(200);
      given().get("/healthz/ready").then().statusCode(503);
    } finally {
      close(taken);
    }

    assertThat(busy() - before).isGreaterThanOrEqualTo(CLIENTS);
    assertThat(reads().statusCode()).isEqualTo(200);
    assertThat(plans().statusCode()).isEqualTo(201);
  }

  @Test
  void a_scrape_waits_for_a_connection_once_and_says_that_there_is_none() throws Exception {
    List<Connection> taken = new ArrayList<>();
    long began = System.nanoTime();
    String said;
    try {
      for (int i = 0; i < CONNECTIONS; i++) {
        taken.add(database.getConnection());
      }
      began = System.nanoTime();
      said = scrape();
    } finally {
      close(taken);
    }

    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
    assertThat(said).contains("ringledger_database_reachable 0.0");
  }

  private Response reads() {
    return as(promotion.promoter).get("/bouts/{id}", bout);
  }

  private Response plans() {
    return as(promotion.promoter).body(promotion.plan()).post("/bouts");
  }

  private static void clear(Response answer) {
    assertThat(answer.statusCode()).as(answer.asString()).isIn(200, 201, 503);
    if (answer.statusCode() == 503) {
      assertThat(answer.jsonPath().getString("code")).isEqualTo("service_unavailable");
      assertThat(answer.header("Retry-After")).isEqualTo("2");
    }
  }

  private double busy() {
    return BUSY.matcher(scrape())
        .results()
        .mapToDouble(found -> Double.parseDouble(found.group(1)))
        .sum();
  }

  private String scrape() {
    return given().get(metrics).then().statusCode(200).extract().asString();
  }

  private static void close(List<Connection> taken) throws SQLException {
    for (Connection connection : taken) {
      connection.close();
    }
  }

  @SafeVarargs
  private static List<Response> atOnce(Callable<Response>... kinds) throws Exception {
    List<Callable<Response>> clients = new ArrayList<>();
    for (int i = 0; i < CLIENTS; i++) {
      clients.add(kinds[i % kinds.length]);
    }
    List<Response> answers = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(CLIENTS)) {
      for (Future<Response> answer : threads.invokeAll(clients)) {
        answers.add(answer.get());
      }
    }
    return answers;
  }
}
