package io.ringledger.shared.rest.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What every error answer looks like. */
public final class Problems {

  private static final Set<String> MEMBERS =
      Set.of("type", "title", "status", "detail", "code", "reason", "errors", "escrows");

  private Problems() {}

  /** The answer is a problem of that status, code and detail, and holds nothing else. */
  public static void assertProblem(Response answer, int status, String code, String detail) {
    assertProblem(answer, status, code);
    assertThat(answer.<String>path("detail")).isEqualTo(detail);
  }

  /** The answer is a problem of that status and code, and holds nothing else. */
  public static void assertProblem(Response answer, int status, String code) {
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
    assertThat(answer.contentType()).startsWith("application/problem+json");
    assertThat(answer.<String>path("code")).as(answer.asString()).isEqualTo(code);
    Map<String, Object> body = answer.jsonPath().getMap("");
    assertThat(body.keySet()).isSubsetOf(MEMBERS);
    assertThat(body).containsEntry("status", status);
    assertThat(body.get("type")).isEqualTo("/docs/failure-codes#" + code);
    assertThat(body.get("title")).asString().isNotBlank();
    assertThat(body.get("detail")).asString().isNotBlank();
    assertThat(answer.header("X-Request-Id")).isNotBlank();
  }

  /** The answer is a 400 that names exactly these fields. */
  public static void assertBadFields(Response answer, String... fields) {
    assertProblem(answer, 400, "validation_failed");
    List<String> named = answer.path("errors.field");
    assertThat(named).as(answer.asString()).containsExactly(fields);
    List<String> messages = answer.path("errors.message");
    assertThat(messages).noneMatch(String::isBlank);
  }
}
