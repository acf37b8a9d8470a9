package io.ringledger.shared.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.ringledger.shared.rest.testing.Api;
import io.ringledger.shared.rest.testing.Api.Person;
import io.ringledger.shared.rest.testing.World;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every request has a name, one line in the log and careful headers. */
@QuarkusTest
class RequestEnvelopeTest {

  @Inject World world;

  @Test
  void theClientsOwnRequestIdComesBackAndIsAudited() {
    Response answer =
        given()
            .header("X-Request-Id", "my-request.1")
            .contentType("application/json")
            .body(
                "{\"email\":\"audited@example.org\",\"password\":\"12345678\",\"role\":\"fighter\"}")
            .post("/auth/register");
    assertThat(answer.header("X-Request-Id")).isEqualTo("my-request.1");
    assertThat(world.trail.entries())
        .anyMatch(
            entry ->
                entry.action().equals("user.register") && entry.requestId().equals("my-request.1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"has space", "a,b", "umlaut-\u00e4", "<script>"})
  void anInvalidRequestIdIsReplaced(String wished) {
    String given = given().header("X-Request-Id", wished).get("/healthz").header("X-Request-Id");
    assertThat(given).isNotEqualTo(wished).matches("[0-9a-f-]{36}");
  }

  @Test
  void everyRequestWithoutAnIdGetsItsOwn() {
    assertThat(Api.get(null, "/healthz").header("X-Request-Id"))
        .isNotEqualTo(Api.get(null, "/healthz").header("X-Request-Id"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/healthz", "/nothing", "/bouts", "/openapi"})
  void answersOfTheApiKeepBrowsersCareful(String path) {
    Response answer = Api.get(null, path);
    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
    assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    assertThat(answer.header("Content-Security-Policy"))
        .isEqualTo("default-src 'none'; base-uri 'none'; frame-ancestors 'none'");
    assertThat(answer.header("Strict-Transport-Security")).isNull();
    assertThat(answer.header("Server")).isNull();
    assertThat(answer.header("X-Powered-By")).isNull();
  }

  @Test
  void thePagesForPeopleMayUseTheirOwnScriptsAndNothingElse() {
    Response page = given().accept("text/html").get("/docs/");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.header("Content-Security-Policy"))
        .startsWith("default-src 'none'; ")
        .contains("connect-src 'self'", "base-uri 'none'", "frame-ancestors 'none'");
    assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
  }

  @Test
  void aTokenIsNeverKeptByACache() {
    Api.join("uncached", "fighter");
    Response login =
        Api.post(
            null, "/auth/login", Map.of("email", "uncached@example.org", "password", Api.PASSWORD));
    assertThat(login.statusCode()).isEqualTo(200);
    assertThat(login.header("Cache-Control")).isEqualTo("no-store");
    assertThat(login.header("Set-Cookie")).isNull();
  }

  @Test
  void theAccessLogNamesTheRouteAndNothingSecret() {
    Person promoter = Api.join("logged", "promoter");
    LogRecord line =
        lineOf("seen-in-log", promoter, "/bouts/00000000-0000-7000-8000-00000000dead?status=draft");
    assertThat(text(line))
        .matches(
            "method=GET route=/bouts/\\{bout_id} status=404 duration_ms=[0-9.]+"
                + " request_id=seen-in-log user_id="
                + promoter.userId());
    ExtLogRecord record = (ExtLogRecord) line;
    assertThat(record.getMdc("request_id")).isEqualTo("seen-in-log");
    assertThat(record.getMdc("route")).isEqualTo("/bouts/{bout_id}");
    assertThat(record.getMdc("bout_id")).isEqualTo("00000000-0000-7000-8000-00000000dead");
    assertThat(record.getMdc("user_id")).isEqualTo(promoter.userId());
  }

  @Test
  void theAccessLogNamesTheSiteOfARequest() {
    String site = "00000000-0000-7000-8000-0000000051fe";
    Person promoter = Api.join("on-a-site", "promoter");
    LogRecord line = lineOf("about-a-site", promoter, "/cart?site_id=" + site);
    assertThat(text(line))
        .endsWith(
            "request_id=about-a-site user_id=%s site_id=%s".formatted(promoter.userId(), site));
    assertThat(((ExtLogRecord) line).getMdc("site_id")).isEqualTo(site);
  }

  /** The line of a request for what does not exist. */
  private static LogRecord lineOf(String requestId, Person person, String path) {
    List<LogRecord> lines = new CopyOnWriteArrayList<>();
    Handler keeper = new Keeper(lines);
    Logger access = Logger.getLogger("io.ringledger.access");
    access.addHandler(keeper);
    try {
      given()
          .header("Authorization", "Bearer " + person.token())
          .header("X-Request-Id", requestId)
          .get(path)
          .then()
          .statusCode(404);
      // The line is written after the answer; the next answer on the connection comes after it.
      Api.get(null, "/healthz");
    } finally {
      access.removeHandler(keeper);
    }
    return lines.stream().filter(l -> text(l).contains(requestId)).findFirst().orElseThrow();
  }

  private static String text(LogRecord line) {
    return new PatternFormatter("%s").format(line);
  }

  private static final class Keeper extends Handler {

    private final List<LogRecord> lines;

    Keeper(List<LogRecord> lines) {
      this.lines = lines;
    }

    @Override
    public void publish(LogRecord line) {
      ((ExtLogRecord) line).copyMdc();
      lines.add(line);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
