package io.ringledger.events.rest;

import static io.ringledger.shared.rest.testing.Problems.assertBadFields;
import static io.ringledger.shared.rest.testing.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.ringledger.shared.rest.testing.Api;
import io.ringledger.shared.rest.testing.EventsWorld;
import io.ringledger.shared.rest.testing.World;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class EventSubscriptionsTest {

  private static final String ALL = "/event-subscriptions";

  @Inject World world;
  @Inject EventsWorld events;

  private Api.Person admin;

  @BeforeEach
  void anAdmin() {
    admin = Api.join("subscriber-" + UUID.randomUUID(), "admin");
  }

  private Response subscribe(String type) {
    return Api.post(
        admin,
        ALL,
        Map.of("name", "Badges", "url", "https://example.org/hook", "types", List.of(type)));
  }

  private String subscribed(String type) {
    return subscribe(type).then().statusCode(201).extract().path("subscription.subscription_id");
  }

  @Test
  void theSecretIsShownOnceAndNeverAgain() {
    Response made = subscribe("tests.*");
    assertThat(made.statusCode()).isEqualTo(201);
    String path = ALL + "/" + made.path("subscription.subscription_id");
    assertThat(made.header("Location")).endsWith(path);
    assertThat(made.<String>path("signing_secret")).startsWith("whsec_");

    Response read = Api.get(admin, path);
    assertThat(read.statusCode()).isEqualTo(200);
    assertThat(read.asString()).doesNotContain("whsec_");
    assertThat(read.<Object>path("")).isEqualTo(made.path("subscription"));
    assertThat(Api.get(admin, ALL + "?limit=100").asString()).doesNotContain("whsec_");

    Response rotated = Api.post(admin, path + "/secrets", null);
    assertThat(rotated.statusCode()).isEqualTo(201);
    assertThat(rotated.<String>path("signing_secret"))
        .startsWith("whsec_")
        .isNotEqualTo(made.path("signing_secret"));
    assertThat(rotated.<String>path("previous_secret_until"))
        .isEqualTo(world.clock.instant().plusSeconds(86_400).toString());
  }

  @Test
  void aSubscriptionIsPausedResumedAndDeleted() {
    String path = ALL + "/" + subscribed("tests.*");
    assertThat(Api.post(admin, path + "/pause", null).<Boolean>path("paused")).isTrue();
    assertThat(Api.post(admin, path + "/resume", null).<Boolean>path("paused")).isFalse();
    assertThat(Api.delete(admin, path).<Boolean>path("deleted")).isTrue();
    for (Response gone :
        List.of(
            Api.get(admin, path),
            Api.delete(admin, path),
            Api.post(admin, path + "/pause", null),
            Api.post(admin, path + "/resume", null),
            Api.post(admin, path + "/secrets", null),
            Api.post(admin, path + "/redeliver", null),
            Api.get(admin, path + "/deliveries"))) {
      assertProblem(
          gone, 404, "event_subscription_not_found", "Requested event subscription was not found.");
    }
  }

  @Test
  void whatWasGivenUpIsListedAndSentAgain() {
    String path = ALL + "/" + subscribed("tests.GivenUp");
    events.tellsInVain("tests.GivenUp");
    Response dead = Api.get(admin, path + "/deliveries?delivery_status=dead");
    assertThat(dead.<List<?>>path("items")).hasSize(1);
    assertThat(dead.<Integer>path("items[0].last_http_status")).isEqualTo(500);
    String again = "/event-deliveries/" + dead.path("items[0].delivery_id") + "/redeliver";

    assertThat(Api.post(admin, again, null).<String>path("delivery_status")).isEqualTo("pending");
    assertProblem(
        Api.post(admin, again, null),
        409,
        "event_delivery_not_dead",
        "The event delivery was not given up, so there is nothing to deliver again.");
    assertThat(Api.post(admin, path + "/redeliver", null).<Integer>path("redelivered")).isZero();
    assertProblem(
        Api.post(admin, "/event-deliveries/" + UUID.randomUUID() + "/redeliver", null),
        404,
        "event_delivery_not_found",
        "Requested event delivery was not found.");
  }

  @Test
  void whatIsWrongIsNamed() {
    Map<String, Object> good =
        Map.of("name", "n", "url", "https://example.org/", "types", List.of("*"));
    Map<String, List<Object>> wrong =
        Map.of(
            "name", List.of("", " ", "x".repeat(101), "a\nb"),
            "url",
                List.of("", "ftp://example.org/", "https://me@example.org/", "/hook", "https://"),
            "types", List.of(List.of(), Collections.nCopies(21, "a.B")));
    wrong.forEach(
        (field, values) ->
            values.forEach(
                value -> {
                  Map<String, Object> body = new HashMap<>(good);
                  body.put(field, value);
                  assertBadFields(Api.post(admin, ALL, body), field);
                }));
    Map<String, Object> body = new HashMap<>(good);
    body.put("types", List.of("*.a"));
    assertBadFields(Api.post(admin, ALL, body), "types");
    body.put("types", List.of("*"));
    body.put("url", EventsWorld.FORBIDDEN);
    assertThat(Api.post(admin, ALL, body).<String>path("code"))
        .isEqualTo("event_endpoint_not_allowed");
  }
}
