package io.ringledger.app;

import static io.ringledger.app.Promotion.as;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.ringledger.shared.persistence.EmbeddedDatabaseResource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Events from outside to the database, through everything that is deployed. */
@QuarkusTest
@TestProfile(DeclaredMode.class)
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class RewardIntakeTest {

  private final String uri = "https://market.example/" + UUID.randomUUID();
  private String admin;
  private String source;
  private String tokenId;
  private String token;

  @BeforeEach
  void register() {
    admin = Promotion.token(Promotion.register("admin"));
    source =
        as(admin)
            .body(Map.of("source", uri, "name", "Market", "types", List.of("marketplace.*")))
            .post("/event-sources")
            .jsonPath()
            .getString("source_id");
    Response issued = as(admin).post("/event-sources/{id}/tokens", source);
    tokenId = issued.jsonPath().getString("token_id");
    token = issued.jsonPath().getString("token");
  }

  private Map<String, Object> event(String id, int points) {
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("specversion", "1.0");
    event.put("id", id);
    event.put("source", uri);
    event.put("type", "marketplace.BountySettled");
    event.put("time", "2026-03-01T10:00:00Z");
    event.put("datacontenttype", "application/json");
    event.put(
        "data",
        Map.of(
            "bounty_id", "b-1",
            "poster_id", "p-1",
            "winner_id", "w-1",
            "points", points,
            "state", "settled"));
    return event;
  }

  private Response send(Object body) {
    return as(token).body(body).post("/reward-events");
  }

  @Test
  void an_event_is_kept_once_and_can_be_looked_at() {
    Response first = send(event("e-1", 250));
    assertThat(first.statusCode()).as(first.asString()).isEqualTo(202);
    String url = first.jsonPath().getString("status_url");

    Response again = send(event("e-1", 250));
    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(again.jsonPath().getString("status_url")).isEqualTo(url);
    Response other = send(event("e-1", 251));
    assertThat(other.statusCode()).isEqualTo(409);
    assertThat(other.jsonPath().getString("code")).isEqualTo("event_exists_with_different_content");

    Response found = as(token).get(url);
    assertThat(found.statusCode()).isEqualTo(200);
    assertThat(found.jsonPath().getString("event_id")).isEqualTo("e-1");
    assertThat(found.jsonPath().getString("steps[0].state")).isEqualTo("initiated");
    assertThat(
            as(admin)
                .queryParam("source", uri)
                .get("/reward-settlements")
                .jsonPath()
                .getList("items.event_id"))
        .containsExactly("e-1");
  }

  @Test
  void a_batch_of_five_hundred_is_kept_in_one_go() {
    List<Map<String, Object>> events = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      events.add(event("b-" + i, 1));
    }
    Response first = send(events);
    assertThat(first.statusCode()).as(first.asString()).isEqualTo(202);
    assertThat(first.jsonPath().getList("results.status")).hasSize(500).containsOnly(202);

    Response again = send(events);
    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(again.jsonPath().getList("results.settlement_id"))
        .isEqualTo(first.jsonPath().getList("results.settlement_id"));
  }

  @Test
  void a_revoked_token_is_refused_with_the_next_request_and_logged_without_itself() {
    as(admin).delete("/event-sources/{id}/tokens/{token}", source, tokenId).then().statusCode(200);

    List<String> lines;
    try (KeptLog log = KeptLog.open()) {
      Response refused = send(event("e-1", 250));
      assertThat(refused.statusCode()).isEqualTo(401);
      assertThat(refused.jsonPath().getString("code")).isEqualTo("unauthenticated");
      lines = log.lines();
    }
    assertThat(lines)
        .noneMatch(line -> line.contains(token))
        .anyMatch(line -> line.contains("outcome=revoked") && line.contains(tokenId));
  }

  @Test
  void a_policy_is_loaded_and_replayed() {
    String document =
        """
        {"version":1000000,"valid_from":"2099-01-01T00:00:00Z",
         "rules":{"correction_reward":{"by_grade":{"minor":5},"daily_cap":{"points":200}}}}
        """;
    Response loaded = as(admin).body(document).post("/reward-policies");
    assertThat(loaded.statusCode()).as(loaded.asString()).isEqualTo(201);
    assertThat(as(admin).get("/reward-policies/1000000").asString()).isEqualTo(loaded.asString());

    Response replay =
        as(admin)
            .body(Map.of("from", "2098-01-01T00:00:00Z", "until", "2098-02-01T00:00:00Z"))
            .post("/reward-policies/1000000/replay");
    assertThat(replay.statusCode()).as(replay.asString()).isEqualTo(200);
    assertThat(replay.jsonPath().getInt("compared")).isZero();
  }
}
