package io.ringledger.shared.rest;

import static io.restassured.RestAssured.given;
import static io.ringledger.shared.rest.testing.Problems.assertBadFields;
import static io.ringledger.shared.rest.testing.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.ringledger.shared.application.ConcurrencyConflict;
import io.ringledger.shared.rest.testing.Api;
import io.ringledger.shared.rest.testing.World;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever goes wrong, and wherever, the answer has one form. */
@QuarkusTest
class FrameworkErrorsTest {

  @Inject World world;

  @TestHTTPResource URL server;

  private static Response login(String body) {
    return given().contentType(ContentType.JSON).body(body).post("/auth/login");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "{\"email\":}",
        "{\"email\":\"a@example.org\",\"password\":\"12345678\"} {}",
        "{\"email\":\"a@example.org\",\"password\":\"12345678\"} x",
        "{\"email\":\"a@example.org\",\"email\":\"b@example.org\",\"password\":\"12345678\"}",
        "{\"email\":\"a\nb\"}",
        "{'email':'a@example.org'}",
        "{\"email\":NaN}",
        "{\"email\":01}",
        "nonsense"
      })
  void aBodyThatIsNoJsonIsMalformed(String body) {
    assertProblem(login(body), 400, "malformed_json", "The request body is not valid JSON.");
  }

  @Test
  void aBodyInAnotherEncodingThanUtf8IsMalformed() {
    byte[] body = "{\"email\":\"\u00e9@example.org\"}".getBytes(StandardCharsets.ISO_8859_1);
    Response answer = given().contentType(ContentType.JSON).body(body).post("/auth/login");
    assertProblem(answer, 400, "malformed_json");
  }

  @Test
  void aBodyThatNestsTooDeeplyIsRefused() {
    assertProblem(
        login("{\"x\":" + "[".repeat(100) + "]".repeat(100) + "}"), 400, "malformed_json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "[]", "\"text\"", "5", "true"})
  void aBodyThatIsNoObjectIsNamedAsAWhole(String body) {
    assertBadFields(login(body), "body");
  }

  @Test
  void missingFieldsAreNamedAllAtOnceInOrder() {
    assertBadFields(login("{}"), "email", "password");
  }

  @Test
  void membersNobodyKnowsArePassedOver() {
    Response answer =
        login("{\"email\":\"a@example.org\",\"password\":\"12345678\",\"x\":[{\"y\":1}]}");
    assertProblem(answer, 401, "invalid_credentials");
  }

  @Test
  void aTextWithNulIsRefusedWhereItStands() {
    assertBadFields(
        login("{\"email\":\"a@example.org\",\"password\":\"12345\\u0000678\"}"), "password");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\ud800", "\\udc00", "\\udc00\\ud800", "x\\ud83dx"})
  void aTextWithHalfACharacterIsRefusedWhereItStands(String half) {
    assertBadFields(
        login("{\"email\":\"a@example.org\",\"password\":\"12345678" + half + "\"}"), "password");
    assertProblem(
        login("{\"email\":\"a@example.org\",\"password\":\"12345678\\ud83e\\udd4a\"}"),
        401,
        "invalid_credentials");
  }

  @Test
  void aTextOfThousandsOfCharactersIsRefusedWhereItStands() {
    String body = "{\"email\":\"a@example.org\",\"password\":\"" + "x".repeat(5000) + "\"}";
    assertBadFields(login(body), "password");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/nothing", "/bouts/x/y/z", "/auth", "/q/health", "/q/dev-ui", "/index.html"})
  void anUnknownPathIsNotFound(String path) {
    assertProblem(Api.get(null, path), 404, "route_not_found", "There is nothing at this path.");
  }

  @Test
  void aWrongMethodIsNamed() {
    assertProblem(given().delete("/auth/login"), 405, "method_not_allowed");
    assertProblem(given().get("/auth/login"), 405, "method_not_allowed");
    assertProblem(given().patch("/bouts"), 405, "method_not_allowed");
  }

  @Test
  void aBodyOfAnotherTypeIsRefused() {
    Response text = given().contentType("text/plain").body("{}").post("/auth/login");
    assertProblem(text, 415, "unsupported_media_type");
    Response form =
        given().contentType("application/x-www-form-urlencoded").body("a=b").post("/auth/login");
    assertProblem(form, 415, "unsupported_media_type");
  }

  @Test
  void anAnswerOfAnotherTypeCannotBeHad() {
    assertProblem(given().accept("text/csv").get("/healthz"), 406, "not_acceptable");
  }

  @Test
  void aBodyOverTheLimitIsRefusedUnread() {
    assertProblem(login(" ".repeat(65 * 1024)), 413, "body_too_large");
  }

  @Test
  void headersOverTheLimitAreRefused() {
    int status = given().header("X-Long", "x".repeat(17 * 1024)).get("/healthz").statusCode();
    assertThat(status).isEqualTo(431);
  }

  @Test
  void aBodyAtTheLimitIsRead() {
    assertBadFields(login("{}" + " ".repeat(64 * 1024 - 2)), "email", "password");
  }

  @Test
  void aBodySentInChunksHasTheSameLimit() throws IOException, InterruptedException {
    assertThat(chunked(65 * 1024))
        .startsWith("413 application/problem+json")
        .contains("body_too_large");
    assertThat(chunked(64 * 1024)).startsWith("400").contains("validation_failed");
  }

  private String chunked(int size) throws IOException, InterruptedException {
    byte[] body = ("{}" + " ".repeat(size - 2)).getBytes(StandardCharsets.UTF_8);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server + "auth/login"))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
            .build();
    try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      return answer.statusCode()
          + " "
          + answer.headers().firstValue("Content-Type").orElse("-")
          + " "
          + answer.body();
    }
  }

  @Test
  void aPathThatIsNoneIsRefusedByTheServerWithoutAWord() throws IOException {
    try (Socket socket = new Socket(server.getHost(), server.getPort())) {
      socket
          .getOutputStream()
          .write(
              "GET /bouts/%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      // No routing has begun, so there is nothing to say it with.
      assertThat(answer).startsWith("HTTP/1.1 400").endsWith("\r\n\r\n");
    }
  }

  @Test
  void aBugShowsNothingOfWhatIsInside() {
    world.during(
        () -> {
          throw new IllegalStateException("the secret is 42");
        },
        () -> {
          Response answer = login("{\"email\":\"a@example.org\",\"password\":\"12345678\"}");
          assertProblem(answer, 500, "internal_error");
          assertThat(answer.asString()).doesNotContain("42", "IllegalState", "ringledger.");
        });
  }

  @Test
  void somethingWorseThanABugShowsNothingEither() {
    world.during(
        () -> {
          throw new StackOverflowError("the secret is 42");
        },
        () -> {
          Response answer = login("{\"email\":\"a@example.org\",\"password\":\"12345678\"}");
          assertProblem(answer, 500, "internal_error");
          assertThat(answer.asString()).doesNotContain("42", "StackOverflow");
        });
  }

  @Test
  void aDatabaseOutOfReachIsUnavailableAndSaysWhenToComeBack() {
    for (SQLException fault :
        new SQLException[] {
          new SQLTransientConnectionException("down"),
          new SQLException("Acquisition timeout while waiting for new connection"),
          new SQLException("terminating connection", "57P01"),
          new SQLException("connection refused", "08001")
        }) {
      world.during(
          () -> {
            throw new IllegalStateException("cannot load", new RuntimeException(fault));
          },
          () -> {
            Response answer = login("{\"email\":\"a@example.org\",\"password\":\"12345678\"}");
            assertProblem(answer, 503, "service_unavailable");
            assertThat(answer.header("Retry-After")).isEqualTo("2");
          });
    }
  }

  @Test
  void aDatabaseThatIsLostInTheVeryMomentOfACommitIsUnavailableToo() {
    world.during(
        () -> {
          Exception suppressed = new Exception("cannot commit", new SQLException("lost", "08006"));
          RuntimeException fault = new IllegalStateException("rolled back");
          fault.addSuppressed(suppressed);
          throw new RuntimeException(fault);
        },
        () -> {
          Response answer = login("{\"email\":\"a@example.org\",\"password\":\"12345678\"}");
          assertProblem(answer, 503, "service_unavailable");
          assertThat(answer.header("Retry-After")).isEqualTo("2");
        });
  }

  @Test
  void aWrongStatementIsABugAndNoOutage() {
    world.during(
        () -> {
          throw new IllegalStateException(new SQLException("duplicate key", "23505"));
        },
        () ->
            assertProblem(
                login("{\"email\":\"a@example.org\",\"password\":\"12345678\"}"),
                500,
                "internal_error"));
  }

  @Test
  void aConflictOfTwoRequestsSaysWhenToComeBack() {
    world.during(
        () -> {
          throw new ConcurrencyConflict(new RuntimeException("lock"));
        },
        () -> {
          Response answer = login("{\"email\":\"a@example.org\",\"password\":\"12345678\"}");
          assertProblem(answer, 409, "concurrent_request");
          assertThat(answer.header("Retry-After")).isEqualTo("1");
        });
  }

  @Test
  void healthNeedsNobody() {
    Response answer = Api.get(null, "/healthz");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.asString()).isEqualTo("{\"status\":\"ok\"}");
    assertThat(answer.jsonPath().getMap("")).isEqualTo(Map.of("status", "ok"));
  }
}
