package io.ringledger.shared.rest.testing;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An outside client that knows the wire contract and nothing else. */
public final class Api {

  public static final String PASSWORD = "correct horse battery";

  private Api() {}

  /** A person with a token. */
  public record Person(String userId, String email, String role, String token) {}

  public static RequestSpecification as(@Nullable Person person) {
    RequestSpecification request = given().accept(ContentType.JSON);
    return person == null ? request : request.header("Authorization", "Bearer " + person.token());
  }

  public static Response post(@Nullable Person person, String path, @Nullable Object body) {
    RequestSpecification request = as(person);
    return body == null
        ? request.post(path)
        : request.contentType(ContentType.JSON).body(body).post(path);
  }

  public static Response put(@Nullable Person person, String path, Object body) {
    return as(person).contentType(ContentType.JSON).body(body).put(path);
  }

  public static Response get(@Nullable Person person, String path) {
    return as(person).get(path);
  }

  public static Response delete(@Nullable Person person, String path) {
    return as(person).delete(path);
  }

  public static Response confirm(
      Person person, String path, @Nullable String key, Map<String, ?> body) {
    RequestSpecification request = as(person).contentType(ContentType.JSON).body(body);
    return key == null ? request.post(path) : request.header("Idempotency-Key", key).post(path);
  }

  /** Registers a new person and logs them in. */
  public static Person join(String name, String role) {
    String email = name + "@example.org";
    Response registered =
        post(null, "/auth/register", Map.of("email", email, "password", PASSWORD, "role", role));
    registered.then().statusCode(201);
    return new Person(registered.path("user_id"), email, role, login(email));
  }

  /** A token for the address. */
  public static String login(String email) {
    Response answer = post(null, "/auth/login", Map.of("email", email, "password", PASSWORD));
    answer.then().statusCode(200);
    return answer.path("access_token");
  }
}
