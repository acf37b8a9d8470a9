package io.ringledger.api.rest;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.ringledger.rewards.application.policy.RewardPolicyBook.Difference;
import io.ringledger.rewards.application.policy.RewardPolicyBook.Replay;
import io.ringledger.rewards.domain.policy.Decision.NoOp;
import io.ringledger.rewards.domain.policy.NoOpReason;
import io.ringledger.rewards.domain.policy.PolicyVersion;
import io.ringledger.rewards.domain.policy.RecordedDecision;
import io.ringledger.rewards.rest.SettledRewards;
import io.ringledger.shared.rest.testing.Api;
import io.ringledger.shared.rest.testing.Api.Person;
import io.ringledger.shared.rest.testing.ScriptedRewards;
import io.ringledger.shared.rest.testing.Source;
import io.ringledger.shared.rest.testing.World;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Plays an event's way to its points, for the examples of the API. */
final class RewardExamples {

  private final ScriptedRewards rewards;
  private final World world;
  private final Person admin;

  RewardExamples(ScriptedRewards rewards, World world, Person admin) {
    this.rewards = rewards;
    this.world = world;
    this.admin = admin;
  }

  /** Who writes down what was played. */
  @FunctionalInterface
  interface Notes {
    void note(String operation, @Nullable Object request, Response response);
  }

  void play(Notes notes) {
    Source source = sources(notes);
    policies(notes);
    Map<String, Object> event = source.event("bounty-4711");
    Response sent =
        Api.as(source.sender()).contentType(ContentType.JSON).body(event).post("/reward-events");
    notes.note("sendRewardEvents", event, sent);
    String id = sent.path("settlement_id");
    RecordedDecision decision = SettledRewards.settle(rewards, id, world.clock.instant());
    notes.note("getRewardSettlement", null, Api.get(admin, "/reward-settlements/" + id));
    notes.note("listRewardSettlements", null, Api.get(admin, "/reward-settlements?limit=1"));
    operate(notes, source);
    replay(notes, decision);
  }

  private Source sources(Notes notes) {
    Map<String, Object> registration = new LinkedHashMap<>();
    registration.put("source", "https://market.example/" + UUID.randomUUID());
    registration.put("name", "Market");
    registration.put("types", List.of("marketplace.*"));
    Response registered = Api.post(admin, "/event-sources", registration);
    notes.note("registerEventSource", registration, registered);
    String path = "/event-sources/" + registered.path("source_id");
    Response spare = Api.post(admin, path + "/tokens", null);
    Response issued = Api.post(admin, path + "/tokens", null);
    notes.note("issueServiceToken", null, issued);
    notes.note(
        "revokeServiceToken",
        null,
        Api.as(admin).delete(path + "/tokens/" + spare.path("token_id")));
    Map<String, Object> types = Map.of("types", List.of("marketplace.*"));
    notes.note("changeEventTypes", types, Api.put(admin, path + "/types", types));
    notes.note("getEventSource", null, Api.get(admin, path));
    notes.note("listEventSources", null, Api.get(admin, "/event-sources?limit=1"));
    return new Source(
        registered.path("source_id"),
        registered.path("source"),
        issued.path("token_id"),
        issued.path("token"));
  }

  private void policies(Notes notes) {
    Map<String, Object> rule = new LinkedHashMap<>();
    rule.put("points", 0);
    rule.put("by_grade", Map.of("minor", 5));
    rule.put("basis_points", 0);
    rule.put("reputation_impact", 2);
    rule.put("daily_cap", Map.of("points", 200, "rewards", 10));
    Map<String, Object> policy = new LinkedHashMap<>();
    policy.put("version", 1);
    policy.put("valid_from", "2026-01-01T00:00:00Z");
    policy.put("rules", Map.of("correction_reward", rule));
    notes.note("loadRewardPolicy", policy, Api.post(admin, "/reward-policies", policy));
    notes.note("getRewardPolicy", null, Api.get(admin, "/reward-policies/1"));
    notes.note("listRewardPolicies", null, Api.get(admin, "/reward-policies"));
  }

  private void operate(Notes notes, Source source) {
    String path =
        Api.post(source.sender(), "/reward-events", source.event("bounty-4712")).path("status_url");
    rewards.moves(
        path.substring(path.lastIndexOf('/') + 1), fresh -> fresh.park("no_policy_in_force"));
    notes.note("requeueRewardSettlement", null, Api.post(admin, path + "/requeue", null));
    Map<String, Object> reason = Map.of("reason", "It was sent by mistake.");
    notes.note("cancelRewardSettlement", reason, Api.post(admin, path + "/cancel", reason));
  }

  private void replay(Notes notes, RecordedDecision decision) {
    rewards.replay =
        new Replay(
            new PolicyVersion(1),
            1,
            0,
            1,
            -250,
            List.of(new Difference(decision, new NoOp(NoOpReason.NO_RULE))),
            Optional.empty());
    Map<String, Object> request = new LinkedHashMap<>();
    request.put("from", "2026-01-01T00:00:00Z");
    request.put("until", "2027-01-01T00:00:00Z");
    request.put("limit", 50);
    notes.note(
        "replayRewardPolicy", request, Api.post(admin, "/reward-policies/1/replay", request));
    rewards.replay = null;
  }
}
