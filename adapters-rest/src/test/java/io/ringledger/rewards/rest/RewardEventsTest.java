package io.ringledger.rewards.rest;

import static io.ringledger.shared.rest.testing.Problems.assertProblem;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.ringledger.shared.rest.WireJson;
import io.ringledger.shared.rest.testing.Api;
import io.ringledger.shared.rest.testing.Api.Person;
import io.ringledger.shared.rest.testing.Source;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class RewardEventsTest {

  private Person admin;
  private Source source;

  @BeforeEach
  void register() {
    admin = Api.join("a" + UUID.randomUUID(), "admin");
    source = Source.registered(admin);
  }

  private static Response send(Person as, String type, Object body) {
    String text = body instanceof String given ? given : WireJson.write(body);
    return Api.as(as)
        .config(
            RestAssured.config()
                .encoderConfig(
                    EncoderConfig.encoderConfig().encodeContentTypeAs(type, ContentType.TEXT)))
        .contentType(type)
        .body(text.getBytes(UTF_8))
        .post("/reward-events");
  }

  private Response send(Object body) {
    return send(source.sender(), RewardEventsResource.EVENT, body);
  }

  @Test
  void aNewEventIsAcceptedAndSaysWhereItsSettlementIs() {
    Response answer = send(source.event("e-1"));

    assertThat(answer.statusCode()).isEqualTo(202);
    String id = answer.path("settlement_id");
    assertThat(answer.jsonPath().getMap(""))
        .isEqualTo(
            Map.of(
                "event_id",
                "e-1",
                "known",
                false,
                "settlement_id",
                id,
                "state",
                "initiated",
                "status_url",
                "/reward-settlements/" + id));
    assertThat(answer.header("Location")).endsWith("/reward-settlements/" + id);
    assertThat(Api.get(source.sender(), answer.path("status_url")).statusCode()).isEqualTo(200);
  }

  @Test
  void theSameEventAgainIsKnownAndAnotherWithItsIdIsRefused() {
    String id = send(source.event("e-1")).path("settlement_id");

    Response again = send(source.event("e-1"));
    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(again.<String>path("settlement_id")).isEqualTo(id);
    assertThat(again.<Boolean>path("known")).isTrue();
    assertThat(again.header("Location")).isNull();

    Map<String, Object> other = source.event("e-1");
    other.put("data", Map.of("points", 251));
    assertProblem(send(other), 409, "event_exists_with_different_content");
  }

  @Test
  void anEventOfAnotherSourceOrTypeIsRefused() {
    Map<String, Object> foreign = source.event("e-1");
    foreign.put("source", "urn:somebody-else");
    assertProblem(send(foreign), 403, "event_source_not_yours");

    Map<String, Object> unallowed = source.event("e-2");
    unallowed.put("type", "identity.SubscriptionActivated");
    assertProblem(send(unallowed), 403, "event_type_not_allowed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "application/cloudevents+json",
        "application/cloudevents-batch+json",
        "application/cloudevents+json; charset=utf-8"
      })
  void oneEventAndABatchComeUnderEitherName(String type) {
    assertThat(send(source.sender(), type, source.event("one")).statusCode()).isEqualTo(202);
    Response batch = send(source.sender(), type, List.of(source.event("two")));
    assertThat(batch.statusCode()).isEqualTo(202);
    assertThat(batch.<List<?>>path("results")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "application/xml", "application/cloudevents+avro"})
  void anythingElseIsNoEvent(String type) {
    assertProblem(send(source.sender(), type, source.event("e-1")), 415, "unsupported_media_type");
  }

  @Test
  void eachEventOfABatchHasItsOwnOutcome() {
    send(source.event("known"));
    Map<String, Object> foreign = source.event("foreign");
    foreign.put("source", "urn:x");

    Response answer =
        send(List.of(source.event("known"), foreign, Map.of("no", "event"), source.event("new")));

    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(answer.<List<Integer>>path("results.status")).containsExactly(200, 403, 400, 202);
    assertThat(answer.<List<Integer>>path("results.index")).containsExactly(0, 1, 2, 3);
    assertThat(answer.<List<String>>path("results.code"))
        .containsExactly(null, "event_source_not_yours", "event_malformed", null);
    assertThat(answer.<List<String>>path("results.event_id"))
        .containsExactly("known", null, null, "new");
    assertThat(answer.<String>path("results[2].detail")).isEqualTo("id: must be given");
    assertThat(send(List.of(source.event("known"), foreign)).statusCode()).isEqualTo(200);
  }

  @Test
  void fiveHundredLargeEventsFitAndOneMoreIsTooMany() {
    List<Map<String, Object>> events = new ArrayList<>();
    IntStream.range(0, 500)
        .forEach(
            i -> {
              Map<String, Object> event = new HashMap<>(source.event("e-" + i));
              event.put("data", Map.of("note", "x".repeat(6_000)));
              events.add(event);
            });
    assertThat(WireJson.write(events).length()).isGreaterThan(3_000_000);

    Response answer = send(events);
    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(answer.<List<?>>path("results")).hasSize(500);

    List<Map<String, Object>> small =
        IntStream.range(0, 501).mapToObj(i -> source.event("s-" + i)).toList();
    assertProblem(send(small), 400, "event_batch_too_large");
    assertProblem(send(List.of()), 400, "event_batch_too_large");
  }

  @Test
  void aLargerBodyIsRefusedHereAndAMuchSmallerOneElsewhere() {
    assertProblem(send("[" + " ".repeat(4 * 1024 * 1024) + "]"), 413, "body_too_large");
    assertProblem(
        Api.as(admin)
            .contentType(ContentType.JSON)
            .body("{\"a\":\"" + "x".repeat(65 * 1024) + "\"}")
            .post("/reward-policies"),
        413,
        "body_too_large");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "nonsense", "{", "7"})
  void whatIsNoEventIsTheSendersMistake(String body) {
    assertProblem(send(body), 400, "event_malformed");
  }

  @Test
  void onlyAServiceTokenOpensTheIntake() {
    for (String role : List.of("admin", "promoter", "fighter")) {
      Person person = Api.join(role + UUID.randomUUID(), role);
      assertProblem(
          send(person, RewardEventsResource.EVENT, source.event("e-1")), 403, "forbidden");
    }
    assertProblem(
        Api.as(null).contentType(ContentType.JSON).body("{}").post("/reward-events"),
        401,
        "unauthenticated");
  }

  @Test
  void aServiceTokenOpensNothingElse() {
    Person sender = source.sender();
    for (String path :
        List.of("/bouts", "/event-sources", "/reward-policies", "/reward-settlements")) {
      assertProblem(Api.get(sender, path), 403, "forbidden");
    }
    assertProblem(Api.get(sender, "/fighters/me"), 403, "forbidden");
    assertProblem(
        Api.post(sender, "/event-sources/" + source.id() + "/tokens", null), 403, "forbidden");
  }

  @Test
  void aTokenThatIsRevokedOrWasNeverIssuedOpensNothing() {
    assertThat(send(source.event("e-1")).statusCode()).isEqualTo(202);
    Api.as(admin)
        .delete("/event-sources/" + source.id() + "/tokens/" + source.tokenId())
        .then()
        .statusCode(200);

    for (String token :
        List.of(source.token(), "rls_" + "a".repeat(43), "rls_", source.token() + "x")) {
      Response refused =
          send(
              new Person("", "", "service", token),
              RewardEventsResource.EVENT,
              source.event("e-2"));
      assertProblem(refused, 401, "unauthenticated");
      assertThat(refused.header("WWW-Authenticate")).isEqualTo("Bearer");
      assertThat(refused.asString()).doesNotContain(token);
    }
  }
}
