package io.ringledger.rewards.rest;

import static io.ringledger.shared.rest.testing.Problems.assertBadFields;
import static io.ringledger.shared.rest.testing.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.ringledger.rewards.application.policy.RewardPolicyBook.Difference;
import io.ringledger.rewards.application.policy.RewardPolicyBook.Replay;
import io.ringledger.rewards.domain.policy.Decision.NoOp;
import io.ringledger.rewards.domain.policy.NoOpReason;
import io.ringledger.rewards.domain.policy.PolicyVersion;
import io.ringledger.rewards.domain.policy.RecordedDecision;
import io.ringledger.shared.rest.testing.Api;
import io.ringledger.shared.rest.testing.Api.Person;
import io.ringledger.shared.rest.testing.ScriptedRewards;
import io.ringledger.shared.rest.testing.Source;
import io.ringledger.shared.rest.testing.World;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class RewardPoliciesTest {

  private static final AtomicInteger VERSIONS = new AtomicInteger(100);

  private static final String DOCUMENT =
      """
      {"version":%d,"valid_from":"2026-01-01T00:00:00Z","rules":{
        "subscription_grant":{"by_grade":{"basic":100,"premium":500}},
        "correction_reward":{"by_grade":{"minor":5,"major":25},"reputation_impact":2,
          "daily_cap":{"points":200,"rewards":10}},
        "bounty_reward":{"basis_points":10000,"reputation_impact":5},
        "refund":{"basis_points":10000}}}
      """;

  @Inject ScriptedRewards rewards;
  @Inject World world;

  private final int version = VERSIONS.incrementAndGet();
  private Person admin;

  @BeforeEach
  void join() {
    admin = Api.join("a" + UUID.randomUUID(), "admin");
  }

  @AfterEach
  void calm() {
    rewards.replay = null;
  }

  private Response load(String document) {
    return Api.as(admin).contentType(ContentType.JSON).body(document).post("/reward-policies");
  }

  @Test
  void aPolicyIsAnsweredInTheFormInWhichItIsLoaded() {
    Response loaded = load(DOCUMENT.formatted(version));

    assertThat(loaded.statusCode()).isEqualTo(201);
    assertThat(loaded.header("Location")).endsWith("/reward-policies/" + version);
    JsonPath given = new JsonPath(DOCUMENT.formatted(version));
    JsonPath answered = loaded.jsonPath();
    assertThat(answered.getInt("version")).isEqualTo(version);
    assertThat(answered.getString("valid_from")).isEqualTo("2026-01-01T00:00:00Z");
    assertThat(answered.getBoolean("used")).isFalse();
    assertThat(answered.getMap("rules").keySet()).isEqualTo(given.getMap("rules").keySet());
    for (String member :
        List.of(
            "subscription_grant.by_grade",
            "correction_reward.by_grade",
            "correction_reward.daily_cap",
            "correction_reward.reputation_impact",
            "bounty_reward.basis_points",
            "refund.basis_points")) {
      assertThat(answered.<Object>get("rules." + member))
          .as(member)
          .isEqualTo(given.get("rules." + member));
    }
    assertThat(answered.getInt("rules.refund.points")).isZero();
    assertThat(answered.getMap("rules.refund.daily_cap")).isEmpty();
    assertThat(Api.get(admin, "/reward-policies/" + version).asString())
        .isEqualTo(loaded.asString());
    assertThat(Api.get(admin, "/reward-policies").<List<Integer>>path("policies.version"))
        .contains(version);
  }

  @Test
  void whatHasDecidedStays() {
    load(DOCUMENT.formatted(version)).then().statusCode(201);
    rewards.used(version);

    assertProblem(load(DOCUMENT.formatted(version).replace("500", "501")), 409, "policy_in_use");
    assertThat(load(DOCUMENT.formatted(version)).<Boolean>path("used")).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          []                                                                            | body
          7                                                                             | body
          {                                                                             | body
          {"version":1,"version":2}                                                     | body
          {} {}                                                                         | body
          {}                                                                            | version, valid_from, rules
          {"version":0,"valid_from":"2026-01-01T00:00:00Z","rules":{}}                  | version
          {"version":1.0,"valid_from":"2026-01-01T00:00:00Z","rules":{}}                | version
          {"version":"1","valid_from":"2026-01-01T00:00:00Z","rules":{}}                | version
          {"version":99999999999999999999,"valid_from":"2026-01-01T00:00:00Z","rules":{}} | version
          {"version":1,"valid_from":"yesterday","rules":{}}                             | valid_from
          {"version":1,"valid_from":"2026-02-30T00:00:00Z","rules":{}}                  | valid_from
          {"version":1,"valid_from":"2026-01-01T00:00:00Z","rules":[]}                  | rules
          {"version":1,"valid_from":"2026-01-01T00:00:00Z","rules":{},"rulez":1}        | rulez
          {"version":1,"valid_from":"2026-01-01T00:00:00Z","rules":{},"<b>":1}          | ?
          {"version":1,"valid_from":"2026-01-01T00:00:00Z","rules":{"gift":{}}}         | rules.gift
          {"version":1,"valid_from":"2026-01-01T00:00:00Z","rules":{"admin_grant":{}}}  | rules.admin_grant
          {"version":1,"valid_from":"2026-01-01T00:00:00Z","rules":{"refund":7}}        | rules.refund
          {"version":1,"valid_from":"2026-01-01T00:00:00Z","rules":{"refund":{"basis_point":1}}} | rules.refund.basis_point
          {"version":1,"valid_from":"2026-01-01T00:00:00Z","rules":{"refund":{"basis_points":100001,"reputation_impact":1000001,"points":-1}}} | rules.refund.points, rules.refund.basis_points, rules.refund.reputation_impact
          {"version":1,"valid_from":"2026-01-01T00:00:00Z","rules":{"refund":{"points":null}}} | rules.refund.points
          {"version":1,"valid_from":"2026-01-01T00:00:00Z","rules":{"refund":{"by_grade":{"a":-1,"b c":1}}}} | rules.refund.by_grade.a, rules.refund.by_grade.?
          {"version":1,"valid_from":"2026-01-01T00:00:00Z","rules":{"refund":{"by_grade":[]}}} | rules.refund.by_grade
          {"version":1,"valid_from":"2026-01-01T00:00:00Z","rules":{"refund":{"daily_cap":{"points":-1,"rewards":1.5,"x":1}}}} | rules.refund.daily_cap.x, rules.refund.daily_cap.points, rules.refund.daily_cap.rewards
          {"version":1,"valid_from":"2026-01-01T00:00:00Z","rules":{"refund":{"daily_cap":null}}} | rules.refund.daily_cap
          """)
  void everyMistakeInADocumentIsNamed(String document, String fields) {
    Response refused = load(document);

    assertProblem(refused, 400, "policy_malformed");
    assertThat(refused.<List<String>>path("errors.field"))
        .as(refused.asString())
        .containsExactly(fields.split(", "));
  }

  @Test
  void aReplayAnswersTotalsAndDifferences() {
    load(DOCUMENT.formatted(version)).then().statusCode(201);
    Source source = Source.registered(admin);
    String id =
        Api.post(source.sender(), "/reward-events", source.event("e")).path("settlement_id");
    RecordedDecision decision = SettledRewards.settle(rewards, id, world.clock.instant());
    rewards.replay =
        new Replay(
            new PolicyVersion(version),
            10,
            9,
            1,
            -250,
            List.of(new Difference(decision, new NoOp(NoOpReason.ZERO_POINTS))),
            Optional.empty());

    Response replay =
        replay(Map.of("from", "2026-01-01T00:00:00Z", "until", "2027-01-01T00:00:00Z"));
    assertThat(replay.statusCode()).isEqualTo(200);
    assertThat(replay.<Integer>path("compared")).isEqualTo(10);
    assertThat(replay.<Integer>path("points_difference")).isEqualTo(-250);
    assertThat(replay.<String>path("differences[0].settlement_id")).isEqualTo(id);
    assertThat(replay.<Integer>path("differences[0].before.points")).isEqualTo(250);
    assertThat(replay.<Integer>path("differences[0].now.points")).isZero();
    assertThat(replay.<String>path("differences[0].now.no_op_reason")).isEqualTo("zero_points");
    assertThat(replay.<Integer>path("differences[0].now.policy_version")).isEqualTo(version);
    assertThat(replay.<String>path("next_cursor")).isNull();
  }

  @Test
  void aReplayGoesOnWhereTheLastOneStopped() {
    load(DOCUMENT.formatted(version)).then().statusCode(201);

    Response first =
        replay(Map.of("from", "2026-01-01T00:00:00Z", "until", "2027-01-01T00:00:00+02:00"));
    assertThat(first.<Integer>path("compared")).isEqualTo(50);
    Response next =
        replay(
            Map.of(
                "from",
                "2026-01-01T00:00:00Z",
                "until",
                "2027-01-01T00:00:00Z",
                "cursor",
                first.<String>path("next_cursor"),
                "limit",
                200));
    assertThat(next.<Integer>path("compared")).isEqualTo(200);
    assertThat(next.<String>path("next_cursor")).isEqualTo(first.path("next_cursor"));
  }

  private Response replay(Map<String, Object> request) {
    return Api.post(admin, "/reward-policies/" + version + "/replay", request);
  }

  @Test
  void everyInputHasBounds() {
    for (String none : List.of("0", "x", "1000001", "-1")) {
      assertBadFields(Api.get(admin, "/reward-policies/" + none), "version");
    }
    assertProblem(Api.get(admin, "/reward-policies/1000000"), 404, "policy_not_found");
    assertProblem(
        replay(Map.of("from", "2026-01-01T00:00:00Z", "until", "2027-01-01T00:00:00Z")),
        404,
        "policy_not_found");
    assertBadFields(
        replay(Map.of("from", "now", "until", "then", "cursor", "x", "limit", 201)),
        "cursor",
        "from",
        "limit",
        "until");
    assertBadFields(replay(Map.of("limit", 0)), "from", "limit", "until");
  }
}
