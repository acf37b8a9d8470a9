package io.ringledger.shared.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.ringledger.shared.rest.testing.Api;
import io.ringledger.shared.rest.testing.Api.Person;
import io.ringledger.shared.rest.testing.Source;
import io.ringledger.shared.rest.testing.World;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Every route that takes a body, found in the served description, gets its own example changed in
 * every member and broken in its bytes: nothing is answered but successes and problems of the
 * client's making.
 */
@QuarkusTest
class HostileBodiesTest {

  private static final JsonMapper JSON = new JsonMapper();
  private static final int BROKEN_BYTES = 60;
  private static final String BOUT = "00000000-0000-7000-8000-00000000beef";

  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "-1",
          "0",
          "1.5",
          "1e999999999",
          "-1E-999999999",
          "9".repeat(39),
          "9".repeat(60),
          "9223372036854775808",
          "\"\"",
          "\" \"",
          "\"\\u0000\"",
          "\"\\ud800\"",
          "\"\\u202e\\u2066\"",
          "\"1\"",
          "\"" + "x".repeat(4097) + "\"",
          "\"'; drop table bouts; --\"",
          "\"${jndi:ldap://127.0.0.1/a}\"",
          "\"9999-12-31T23:59:59-18:00\"",
          "[]",
          "[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]",
          "{}",
          "{\"a\":{\"b\":null}}");

  @TestHTTPResource URI server;
  @Inject World world;

  private static final Logger ACCESS_LOG = Logger.getLogger("io.ringledger.access");

  private final HttpClient http = HttpClient.newHttpClient();
  private final Random random = new Random(20260101);
  private Map<String, Person> people;

  /** Ids of which none is known; versions are numbers. */
  private static String filled(String path) {
    return path.replace("{version}", "7").replaceAll("\\{[a-z_]+}", BOUT);
  }

  private record Route(String method, String path, String operation) {}

  @BeforeEach
  void gather() {
    String mark = "hostile-" + Long.toString(System.nanoTime(), 36);
    Person admin = Api.join(mark + "-a", "admin");
    people =
        Map.of(
            "promoter", Api.join(mark + "-p", "promoter"),
            "fighter", Api.join(mark + "-f", "fighter"),
            "service", Source.registered(admin).sender(),
            "admin", admin);
  }

  /** Thousands of lines about refused requests would hide the others. */
  @BeforeEach
  void hush() {
    ACCESS_LOG.setLevel(Level.WARNING);
  }

  @AfterEach
  void forgive() {
    ACCESS_LOG.setLevel(null);
    world.attempts.forgive("address:127.0.0.1");
  }

  @Test
  void whateverTheBodyTheAnswerIsASuccessOrTheClientsProblem() throws Exception {
    JsonNode examples = examples();
    List<Route> routes = routesWithBody();
    assertThat(routes).hasSizeGreaterThanOrEqualTo(11);
    for (Route route : routes) {
      JsonNode example = examples.path(route.operation()).path("request");
      assertThat(example.isObject()).as("an example of %s", route.operation()).isTrue();
      for (byte[] body : hostile((ObjectNode) example)) {
        assertHarmless(route, body);
      }
    }
  }

  private static JsonNode examples() throws IOException {
    try (InputStream in =
        HostileBodiesTest.class.getResourceAsStream("/META-INF/ringledger/api-examples.json")) {
      return JSON.readTree(Objects.requireNonNull(in));
    }
  }

  private static List<Route> routesWithBody() throws JsonProcessingException {
    JsonNode description = JSON.readTree(Api.get(null, "/openapi?format=json").asString());
    List<Route> routes = new ArrayList<>();
    for (Map.Entry<String, JsonNode> path : description.path("paths").properties()) {
      for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
        if (operation.getValue().has("requestBody")) {
          routes.add(
              new Route(
                  operation.getKey().toUpperCase(Locale.ROOT),
                  filled(path.getKey()),
                  operation.getValue().path("operationId").asText()));
        }
      }
    }
    return routes;
  }

  private List<byte[]> hostile(ObjectNode example) {
    List<byte[]> bodies = new ArrayList<>();
    for (Map.Entry<String, JsonNode> member : example.properties()) {
      for (String value : VALUES) {
        String written = "\"" + member.getKey() + "\":" + member.getValue();
        bodies.add(
            bytes(example.toString().replace(written, "\"" + member.getKey() + "\":" + value)));
      }
    }
    byte[] good = bytes(example.toString());
    for (int i = 0; i < BROKEN_BYTES; i++) {
      byte[] broken = good.clone();
      for (int j = random.nextInt(3); j >= 0; j--) {
        broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
      }
      bodies.add(broken);
    }
    return bodies;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private void assertHarmless(Route route, byte[] body) throws IOException, InterruptedException {
    for (String role : rolesOf(route)) {
      HttpRequest request =
          HttpRequest.newBuilder(server.resolve(route.path()))
              .header("Content-Type", "application/json")
              .header("Authorization", "Bearer " + people.get(role).token())
              .header("Idempotency-Key", "hostile-" + random.nextLong())
              .method(route.method(), BodyPublishers.ofByteArray(body))
              .build();
      HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
      String seen =
          "%s %s%n%s%n%s"
              .formatted(
                  route.method(),
                  route.path(),
                  new String(body, StandardCharsets.ISO_8859_1),
                  answer.body());
      assertThat(answer.statusCode()).as(seen).isLessThan(500);
      if (answer.statusCode() == 401) {
        assertThat(route.operation())
            .as(seen)
            .isIn("login", "receiveXamanWebhook", "receiveStripeEvent", "receiveStandardEvent");
      }
      if (answer.statusCode() >= 400) {
        assertThat(answer.headers().firstValue("Content-Type").orElse(""))
            .as(seen)
            .startsWith("application/problem+json");
        assertThat(JSON.readTree(answer.body()).path("code").asText()).as(seen).isNotEmpty();
      }
    }
  }

  private static List<String> rolesOf(Route route) {
    if (route.path().equals("/fighters/me")) {
      return List.of("fighter");
    }
    if (route.path().equals("/reward-events")) {
      return List.of("service");
    }
    boolean admins =
        Stream.of("/admin/", "/event-sources", "/reward-", "/sites")
                .anyMatch(route.path()::startsWith)
            || route.path().endsWith("/result");
    return List.of(admins ? "admin" : "promoter");
  }
}
