package io.ringledger.rewards.rest;

import static io.ringledger.shared.rest.testing.Problems.assertBadFields;
import static io.ringledger.shared.rest.testing.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.ringledger.rewards.application.outbound.RewardSettlements.Filter;
import io.ringledger.rewards.domain.settlement.RetrySchedule;
import io.ringledger.rewards.domain.settlement.SettlementFailure;
import io.ringledger.rewards.domain.settlement.SettlementState;
import io.ringledger.shared.rest.testing.Api;
import io.ringledger.shared.rest.testing.Api.Person;
import io.ringledger.shared.rest.testing.ScriptedRewards;
import io.ringledger.shared.rest.testing.Source;
import io.ringledger.shared.rest.testing.World;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RewardSettlementsTest {

  private static final RetrySchedule SCHEDULE =
      new RetrySchedule(Duration.ofSeconds(1), Duration.ofMinutes(1), 5);
  private static final String ID = "0197aaaa-0000-4000-8000-000000000009";
  private static final Map<String, Object> REASON = Map.of("reason", "It was sent by mistake.");

  @Inject ScriptedRewards rewards;
  @Inject World world;

  private Person admin;
  private Source source;

  @BeforeEach
  void register() {
    admin = Api.join("a" + UUID.randomUUID(), "admin");
    source = Source.registered(admin);
  }

  private String sent(String eventId) {
    return Api.post(source.sender(), "/reward-events", source.event(eventId)).path("settlement_id");
  }

  private Response get(String id) {
    return Api.get(admin, "/reward-settlements/" + id);
  }

  private Response post(String id, String verb, Map<String, Object> body) {
    return Api.post(admin, "/reward-settlements/" + id + "/" + verb, body.isEmpty() ? null : body);
  }

  @Test
  void aSettlementTellsEverythingThatHappened() {
    String id = sent("e-1");
    SettledRewards.settle(rewards, id, world.clock.instant());

    Response found = get(id);
    assertThat(found.statusCode()).isEqualTo(200);
    assertThat(found.<String>path("source")).isEqualTo(source.uri());
    assertThat(found.<String>path("event_id")).isEqualTo("e-1");
    assertThat(found.<String>path("event_type")).isEqualTo(Source.TYPE);
    assertThat(found.<String>path("state")).isEqualTo("succeeded");
    assertThat(found.<String>path("outcome")).isEqualTo("settled");
    assertThat(found.<String>path("failure")).isNull();
    assertThat(found.<String>path("entry_id")).isEqualTo(new UUID(4, 4).toString());
    assertThat(found.<List<String>>path("steps.state"))
        .containsExactly(
            "initiated",
            "loading_source",
            "classifying_event",
            "computing_policy",
            "resolving_account",
            "posting_ledger",
            "emit_summary",
            "succeeded");
    assertThat(found.<Integer>path("decision.policy_version")).isEqualTo(3);
    assertThat(found.<Integer>path("decision.points")).isEqualTo(250);
    assertThat(found.<String>path("decision.reward_type")).isEqualTo("bounty_reward");
    assertThat(found.<String>path("decision.no_op_reason")).isNull();
    assertThat(found.<String>path("links.account")).isEqualTo("/accounts/" + new UUID(3, 3));
  }

  @Test
  void whyOneFailedStandsInIt() {
    String id = sent("e-1");
    rewards.moves(
        id,
        fresh ->
            fresh
                .takeUp(SCHEDULE, world.clock.instant())
                .fail(
                    SettlementFailure.SOURCE_MALFORMED,
                    "data.points: must be given",
                    world.clock.instant()));

    Response found = get(id);
    assertThat(found.<String>path("state")).isEqualTo("failed");
    assertThat(found.<String>path("failure")).isEqualTo("source_malformed");
    assertThat(found.<String>path("detail")).isEqualTo("data.points: must be given");
    assertThat(found.<String>path("outcome")).isNull();
    assertThat(found.<Object>path("decision")).isNull();
  }

  @Test
  void aServiceSeesItsOwnAndNoOthers() {
    String id = sent("e-1");
    Source other = Source.registered(admin);

    assertThat(Api.get(source.sender(), "/reward-settlements/" + id).asString())
        .isEqualTo(get(id).asString());
    Response foreign = Api.get(other.sender(), "/reward-settlements/" + id);
    assertProblem(foreign, 404, "settlement_not_found");
    assertThat(foreign.asString())
        .isEqualTo(Api.get(other.sender(), "/reward-settlements/" + ID).asString());
    assertProblem(
        Api.post(source.sender(), "/reward-settlements/" + id + "/cancel", REASON),
        403,
        "forbidden");
  }

  @Test
  void whatWasNotPostedYetCanBeCalledOff() {
    String id = sent("e-1");

    Response cancelled = post(id, "cancel", REASON);
    assertThat(cancelled.<String>path("state")).isEqualTo("cancelled");
    assertThat(cancelled.<String>path("detail")).isEqualTo("It was sent by mistake.");
    assertProblem(post(id, "cancel", REASON), 409, "settlement_not_cancellable");
  }

  @Test
  void aParkedOneIsTakenUpAgain() {
    String id = sent("e-1");
    assertProblem(post(id, "requeue", Map.of()), 409, "settlement_not_parked");
    rewards.moves(id, fresh -> fresh.park("no_policy_in_force"));

    assertThat(get(id).<String>path("parked")).isEqualTo("no_policy_in_force");
    Response requeued = post(id, "requeue", Map.of());
    assertThat(requeued.statusCode()).isEqualTo(200);
    assertThat(requeued.<String>path("parked")).isNull();
  }

  @Test
  void settlementsAreListedFromTheNewestAndFiltered() {
    String older = sent("e-1");
    String newer = sent("e-2");
    String mine = "/reward-settlements?limit=1&source=" + source.uri();

    Response first = Api.get(admin, mine);
    assertThat(first.<List<String>>path("items.settlement_id")).containsExactly(newer);
    Response second = Api.get(admin, mine + "&cursor=" + first.path("next_cursor"));
    assertThat(second.<List<String>>path("items.settlement_id")).containsExactly(older);
    assertThat(second.<String>path("next_cursor")).isNull();

    Api.get(admin, "/reward-settlements?state=computing_policy&parked=true").then().statusCode(200);
    assertThat(rewards.filter)
        .isEqualTo(
            new Filter(
                Optional.of(SettlementState.COMPUTING_POLICY),
                Optional.of(true),
                Optional.empty()));
  }

  @Test
  void everyInputHasBounds() {
    assertBadFields(
        Api.get(
            admin,
            "/reward-settlements?state=lost&parked=yes&limit=0&cursor=x&source=" + "x".repeat(513)),
        "cursor",
        "limit",
        "parked",
        "source",
        "state");
    assertBadFields(get("7"), "settlement_id");
    assertBadFields(post(ID, "cancel", Map.of("reason", "no")), "reason");
    assertProblem(get(ID), 404, "settlement_not_found");
    assertProblem(post(ID, "cancel", REASON), 404, "settlement_not_found");
    assertProblem(post(ID, "requeue", Map.of()), 404, "settlement_not_found");
  }
}
