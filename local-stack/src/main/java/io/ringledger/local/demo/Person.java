package io.ringledger.local.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;

/**
 * Somebody with an account at RingLedger.
 *
 * @param name what to call them
 * @param userId as RingLedger knows them
 * @param token what they show with each request
 */
public record Person(String name, String userId, String token) {

  /** Registers an account and logs in. */
  public static Person join(ApiClient api, String name, String email, String password, String role)
      throws InterruptedException {
    ObjectNode credentials = Json.object().put("email", email).put("password", password);
    ObjectNode registration = credentials.deepCopy().put("role", role);
    String userId =
        Json.text(
            api.post("/auth/register", Optional.empty(), registration, Map.of()).expect(201),
            "user_id");
    String token =
        Json.text(
            api.post("/auth/login", Optional.empty(), credentials, Map.of()).expect(200),
            "access_token");
    return new Person(name, userId, token);
  }

  /** The token, for requests that want one. */
  public Optional<String> bearer() {
    return Optional.of(token);
  }
}
