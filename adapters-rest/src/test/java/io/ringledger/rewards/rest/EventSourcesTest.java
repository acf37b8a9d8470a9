package io.ringledger.rewards.rest;

import static io.ringledger.shared.rest.testing.Problems.assertBadFields;
import static io.ringledger.shared.rest.testing.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.ringledger.shared.application.AuditChain;
import io.ringledger.shared.rest.testing.Api;
import io.ringledger.shared.rest.testing.Api.Person;
import io.ringledger.shared.rest.testing.RewardsWorld;
import io.ringledger.shared.rest.testing.Source;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class EventSourcesTest {

  private static final String NOBODY = "/event-sources/0197aaaa-0000-4000-8000-000000000009";

  @Inject RewardsWorld world;

  private Person admin;

  @BeforeEach
  void join() {
    admin = Api.join("a" + UUID.randomUUID(), "admin");
  }

  private static Map<String, Object> registration(String uri, List<String> types) {
    return Map.of("source", uri, "name", "Market", "types", types);
  }

  @Test
  void aSourceIsRegisteredOnce() {
    String uri = "urn:market:" + UUID.randomUUID();
    Response answer = Api.post(admin, "/event-sources", registration(uri, List.of("b.*", "a.A")));

    assertThat(answer.statusCode()).isEqualTo(201);
    String id = answer.path("source_id");
    assertThat(answer.header("Location")).endsWith("/event-sources/" + id);
    assertThat(answer.<List<String>>path("types")).containsExactly("a.A", "b.*");
    assertThat(answer.<List<?>>path("tokens")).isEmpty();
    assertThat(Api.get(admin, "/event-sources/" + id).asString()).isEqualTo(answer.asString());
    assertProblem(
        Api.post(admin, "/event-sources", registration(uri, List.of())),
        409,
        "event_source_exists");
    assertThat(world.trail.history(new AuditChain("event-source:" + id)).links())
        .singleElement()
        .satisfies(link -> assertThat(link.entry().actor()).isEqualTo(admin.userId()));
  }

  @Test
  void aTokenIsShownOnce() {
    Source source = Source.registered(admin);

    Response found = Api.get(admin, "/event-sources/" + source.id());
    assertThat(source.token()).matches("rls_[A-Za-z0-9_-]{43}");
    assertThat(found.asString()).doesNotContain(source.token());
    assertThat(found.<List<String>>path("tokens.token_id")).containsExactly(source.tokenId());
    assertThat(found.<String>path("tokens[0].last_used_at")).isNull();
    assertThat(world.trail.history(new AuditChain("event-source:" + source.id())).toString())
        .doesNotContain(source.token());

    Api.post(source.sender(), "/reward-events", source.event("e"));
    assertThat(
            Api.get(admin, "/event-sources/" + source.id()).<String>path("tokens[0].last_used_at"))
        .isNotNull();
  }

  @Test
  void aSourceHasAtMostFiveTokensUntilOneIsRevoked() {
    Source source = Source.registered(admin);
    String tokens = "/event-sources/" + source.id() + "/tokens";
    for (int i = 1; i < 5; i++) {
      Api.post(admin, tokens, null).then().statusCode(201);
    }
    assertProblem(Api.post(admin, tokens, null), 409, "service_tokens_exhausted");

    Response revoked = Api.as(admin).delete(tokens + "/" + source.tokenId());
    assertThat(revoked.statusCode()).isEqualTo(200);
    assertThat(revoked.<List<String>>path("tokens.token_id"))
        .hasSize(4)
        .doesNotContain(source.tokenId());
    assertProblem(
        Api.as(admin).delete(tokens + "/" + source.tokenId()), 404, "service_token_not_found");
    Api.post(admin, tokens, null).then().statusCode(201);
  }

  @Test
  void typesAreChangedForTheNextEvent() {
    Source source = Source.registered(admin);
    String types = "/event-sources/" + source.id() + "/types";

    Response changed = Api.put(admin, types, Map.of("types", List.of("feedback.*")));
    assertThat(changed.<List<String>>path("types")).containsExactly("feedback.*");
    assertProblem(
        Api.post(source.sender(), "/reward-events", source.event("e")),
        403,
        "event_type_not_allowed");

    assertThat(Api.put(admin, types, Map.of("types", List.of())).<List<?>>path("types")).isEmpty();
  }

  @Test
  void sourcesAreListedInPages() {
    Source older = Source.registered(admin);
    Source newer = Source.registered(admin);

    Response first = Api.get(admin, "/event-sources?limit=1");
    assertThat(first.<List<String>>path("items.source_id")).containsExactly(newer.id());
    Response second = Api.get(admin, "/event-sources?limit=1&cursor=" + first.path("next_cursor"));
    assertThat(second.<List<String>>path("items.source_id")).containsExactly(older.id());
    assertBadFields(Api.get(admin, "/event-sources?limit=0&cursor=x"), "cursor", "limit");
  }

  @Test
  void everyInputHasBounds() {
    assertBadFields(Api.post(admin, "/event-sources", Map.of()), "name", "source", "types");
    for (String uri : List.of("", "two words", "x".repeat(513))) {
      assertBadFields(Api.post(admin, "/event-sources", registration(uri, List.of())), "source");
    }
    for (String type : List.of("", "a*", "a,b", "x".repeat(257))) {
      assertBadFields(
          Api.post(admin, "/event-sources", registration("urn:x", List.of(type))), "types");
    }
    assertBadFields(
        Api.post(admin, "/event-sources", registration("urn:x", Collections.nCopies(51, "a"))),
        "types");
    assertBadFields(
        Api.post(
            admin,
            "/event-sources",
            Map.of("source", "urn:x", "name", "two\nlines", "types", List.of())),
        "name");
    assertBadFields(
        Api.put(
            admin,
            NOBODY + "/types",
            Collections.singletonMap("types", Collections.singletonList(null))),
        "types");
    assertBadFields(Api.get(admin, "/event-sources/7"), "source_id");
    assertBadFields(Api.as(admin).delete(NOBODY + "/tokens/7"), "token_id");
  }

  @Test
  void whatIsNotRegisteredIsNotFound() {
    List<Response> answers =
        List.of(
            Api.get(admin, NOBODY),
            Api.put(admin, NOBODY + "/types", Map.of("types", List.of())),
            Api.post(admin, NOBODY + "/tokens", null),
            Api.as(admin).delete(NOBODY + "/tokens/0197aaaa-0000-4000-8000-000000000009"));
    for (Response answer : answers) {
      assertProblem(answer, 404, "event_source_not_found");
    }
  }

  @Test
  void nobodyIsRegisteredAsASiteOfOurs() {
    for (String uri : List.of("urn:ringledger:site:7", "URN:RingLedger:Site:7")) {
      assertBadFields(Api.post(admin, "/event-sources", registration(uri, List.of("*"))), "source");
    }
  }
}
