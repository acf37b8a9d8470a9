package io.ringledger.bouts.rest;

import static io.ringledger.shared.rest.testing.Problems.assertBadFields;
import static io.ringledger.shared.rest.testing.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.ringledger.shared.application.AuditChain;
import io.ringledger.shared.rest.testing.Api;
import io.ringledger.shared.rest.testing.Api.Person;
import io.ringledger.shared.rest.testing.Settlement;
import io.ringledger.shared.rest.testing.World;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Plans, lists, results and histories. */
@QuarkusTest
class BoutsResourceTest {

  private static final String NOT_FOUND = "Requested bout/escrow was not found.";

  @Inject World world;

  private Settlement planned() {
    return Settlement.planned("b" + UUID.randomUUID(), world.clock.instant());
  }

  private Settlement funded() {
    return Settlement.funded("b" + UUID.randomUUID(), world.clock.instant());
  }

  private static String unique(String name) {
    return name + UUID.randomUUID();
  }

  // Plans

  @Test
  void aPlannedBoutIsAnsweredWithItsFourEscrows() {
    Settlement bout = planned();
    Map<String, Object> plan = bout.plan(world.clock.instant());
    Response answer = Api.post(bout.promoter, "/bouts", plan);
    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(answer.header("Location")).endsWith("/bouts/" + answer.path("bout_id"));
    Map<String, Object> body = answer.jsonPath().getMap("");
    assertThat(body)
        .containsOnlyKeys(
            "bout_id",
            "bout_status",
            "promoter_user_id",
            "fighter_a_user_id",
            "fighter_b_user_id",
            "event_datetime_utc",
            "promoter_owner_address",
            "winner",
            "show_a_drops",
            "show_b_drops",
            "bonus_a_drops",
            "bonus_b_drops",
            "created_at",
            "escrows")
        .containsAllEntriesOf(plan)
        .containsEntry("bout_status", "draft")
        .containsEntry("promoter_user_id", bout.promoter.userId())
        .containsEntry("winner", null);
    assertThat(answer.<List<String>>path("escrows.escrow_kind"))
        .containsExactlyElementsOf(Settlement.KINDS);
    assertThat(answer.<List<String>>path("escrows.escrow_status")).containsOnly("planned");
    List<Map<String, Object>> escrows = answer.path("escrows");
    assertThat(escrows.getFirst())
        .containsOnlyKeys(
            "escrow_id",
            "escrow_kind",
            "escrow_status",
            "amount_drops",
            "owner_address",
            "destination_address",
            "finish_after_ripple",
            "cancel_after_ripple",
            "condition_hex",
            "tx_hash",
            "offer_sequence",
            "payout_tx_hash",
            "close_time_ripple",
            "failure_code",
            "failure_reason");
    assertThat(escrows.getFirst().get("condition_hex")).isNull();
    assertThat(escrows.get(2).get("condition_hex"))
        .asString()
        .matches("A0258020[0-9A-F]{64}810120");
    Response read = Api.get(bout.promoter, "/bouts/" + answer.path("bout_id"));
    Map<String, Object> detail = read.jsonPath().getMap("");
    assertThat(detail).containsAllEntriesOf(body).hasSize(body.size() + 2);
    assertThat(detail).containsKeys("signings", "warnings");
  }

  private Response planWith(Settlement bout, String field, @Nullable Object value) {
    Map<String, Object> plan = new HashMap<>(bout.plan(world.clock.instant()));
    plan.put(field, value);
    return Api.post(bout.promoter, "/bouts", plan);
  }

  @Test
  void aFighterWithoutAProfileCannotBePlanned() {
    Settlement bout = planned();
    Response answer = planWith(bout, "fighter_b_user_id", UUID.randomUUID().toString());
    assertProblem(
        answer, 404, "fighter_not_found", "Requested fighter was not found or has no profile yet.");
    assertThat(answer.<String>path("reason")).startsWith("fighter_b_user_id");
  }

  @Test
  void aPlanThatCannotBeKeptIsUnprocessable() {
    Settlement bout = planned();
    assertProblem(
        planWith(bout, "fighter_b_user_id", bout.fighterA.userId()),
        422,
        "bout_plan_invalid",
        "The bout plan is not valid.");
    String past = world.clock.instant().minusSeconds(1).toString();
    assertProblem(planWith(bout, "event_datetime_utc", past), 422, "bout_plan_invalid");
    assertProblem(
        planWith(bout, "event_datetime_utc", "9999-01-01T00:00:00Z"), 422, "bout_plan_invalid");
    assertProblem(planWith(bout, "promoter_owner_address", "nonsense"), 422, "address_invalid");
  }

  @Test
  void everyFieldOfAPlanHasBounds() {
    Settlement bout = planned();
    assertBadFields(planWith(bout, "fighter_a_user_id", "1-1-1-1-1"), "fighter_a_user_id");
    assertBadFields(planWith(bout, "fighter_b_user_id", 7), "fighter_b_user_id");
    assertBadFields(planWith(bout, "event_datetime_utc", "tomorrow"), "event_datetime_utc");
    assertBadFields(planWith(bout, "event_datetime_utc", 1_788_552_000), "event_datetime_utc");
    assertBadFields(
        planWith(bout, "event_datetime_utc", "2026-09-01T20:00:00"), "event_datetime_utc");
    for (String purse : List.of("show_a_drops", "show_b_drops", "bonus_a_drops", "bonus_b_drops")) {
      assertBadFields(planWith(bout, purse, 0), purse);
      assertBadFields(planWith(bout, purse, -5), purse);
      assertBadFields(planWith(bout, purse, 100_000_000_000_000_001L), purse);
      assertBadFields(planWith(bout, purse, "1000000"), purse);
      assertBadFields(planWith(bout, purse, 1.5), purse);
      assertBadFields(planWith(bout, purse, null), purse);
    }
    planWith(bout, "show_a_drops", 100_000_000_000_000_000L).then().statusCode(201);
    planWith(bout, "show_a_drops", 1).then().statusCode(201);
  }

  @Test
  void anEventWithAnOffsetIsAnsweredInUtcAndWholeSeconds() {
    Settlement bout = planned();
    assertThat(
            planWith(bout, "event_datetime_utc", "2099-09-01T22:00:00.123456789+02:00")
                .<String>path("event_datetime_utc"))
        .isEqualTo("2099-09-01T20:00:00Z");
  }

  // Looking

  @Test
  void aBoutIsSeenByItsPeopleAndAdminsAndNobodyElse() {
    Settlement bout = planned();
    Person stranger = Api.join(unique("stranger"), "promoter");
    Person bystander = Api.join(unique("bystander"), "fighter");
    for (Person person : List.of(bout.promoter, bout.fighterA, bout.fighterB, bout.admin)) {
      assertThat(Api.get(person, bout.path("")).statusCode()).isEqualTo(200);
    }
    Response none = Api.get(stranger, "/bouts/" + UUID.randomUUID());
    assertProblem(none, 404, "not_found", NOT_FOUND);
    for (Person person : List.of(stranger, bystander)) {
      assertThat(Api.get(person, bout.path("")).asByteArray()).isEqualTo(none.asByteArray());
    }
    assertProblem(Api.get(stranger, bout.path("/audit")), 404, "not_found");
  }

  @Test
  void aPromoterPagesThroughTheirOwnBoutsNewestFirst() {
    Settlement first = planned();
    List<String> planned = new ArrayList<>(List.of(first.boutId));
    for (int i = 0; i < 4; i++) {
      world.clock.advance(Duration.ofSeconds(1));
      planned.addFirst(
          Api.post(first.promoter, "/bouts", first.plan(world.clock.instant())).path("bout_id"));
    }
    List<String> seen = new ArrayList<>();
    @Nullable String cursor = null;
    int pages = 0;
    do {
      Response page =
          Api.get(first.promoter, "/bouts?limit=2" + (cursor == null ? "" : "&cursor=" + cursor));
      assertThat(page.jsonPath().getMap("")).containsOnlyKeys("items", "next_cursor");
      seen.addAll(page.path("items.bout_id"));
      cursor = page.path("next_cursor");
      pages++;
    } while (cursor != null);
    assertThat(seen).isEqualTo(planned);
    assertThat(pages).isEqualTo(3);
    assertThat(Api.get(first.fighterA, "/bouts").<List<String>>path("items.bout_id"))
        .isEqualTo(planned);
    assertThat(Api.get(first.admin, "/bouts?limit=100").<List<String>>path("items.bout_id"))
        .containsAll(planned);
  }

  @Test
  void bouts_can_be_filtered_by_status() {
    Settlement bout = funded();
    Api.post(bout.promoter, "/bouts", bout.plan(world.clock.instant())).then().statusCode(201);
    assertThat(
            Api.get(bout.promoter, "/bouts?status=escrows_created")
                .<List<String>>path("items.bout_id"))
        .containsExactly(bout.boutId);
    assertThat(Api.get(bout.promoter, "/bouts?status=closed").<List<String>>path("items"))
        .isEmpty();
  }

  @Test
  void aBadQueryNamesWhatIsBad() {
    Person promoter = Api.join(unique("query"), "promoter");
    assertBadFields(Api.get(promoter, "/bouts?status=open"), "status");
    assertBadFields(Api.get(promoter, "/bouts?limit=0"), "limit");
    assertBadFields(Api.get(promoter, "/bouts?limit=101"), "limit");
    assertBadFields(Api.get(promoter, "/bouts?limit=ten"), "limit");
    assertBadFields(Api.get(promoter, "/bouts?cursor=abc"), "cursor");
    assertBadFields(
        Api.get(promoter, "/bouts?cursor=x&limit=x&status=x"), "cursor", "limit", "status");
    Api.get(promoter, "/bouts?limit=100&unknown=1").then().statusCode(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"nonsense", "1-1-1-1-1", "00000000-0000-7000-8000-00000000000g"})
  void aBoutIdThatIsNoUuidIsNamed(String id) {
    Person admin = Api.join(unique("uuid"), "admin");
    assertBadFields(Api.get(admin, "/bouts/" + id), "bout_id");
    assertBadFields(Api.get(admin, "/bouts/" + id + "/audit"), "bout_id");
    assertBadFields(Api.post(admin, "/bouts/" + id + "/result", Map.of("winner", "A")), "bout_id");
  }

  // Result

  @Test
  void aResultIsEnteredOnce() {
    Settlement bout = funded();
    Response answer = Api.post(bout.admin, bout.path("/result"), Map.of("winner", "B"));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.jsonPath().getMap(""))
        .isEqualTo(Map.of("bout_id", bout.boutId, "bout_status", "result_entered", "winner", "B"));
    assertProblem(
        Api.post(bout.admin, bout.path("/result"), Map.of("winner", "A")),
        409,
        "result_not_allowed",
        "Bout result cannot be entered in current state.");
    assertThat(Api.get(bout.promoter, bout.path("")).<String>path("winner")).isEqualTo("B");
  }

  @Test
  void aResultNeedsAFundedBoutThatExists() {
    Settlement bout = planned();
    assertProblem(
        Api.post(bout.admin, bout.path("/result"), Map.of("winner", "A")),
        409,
        "result_not_allowed");
    assertProblem(
        Api.post(bout.admin, "/bouts/" + UUID.randomUUID() + "/result", Map.of("winner", "A")),
        404,
        "not_found",
        NOT_FOUND);
  }

  @Test
  void aWinnerIsAOrB() {
    Settlement bout = planned();
    for (Object winner : new Object[] {"C", "a", "", 1, true}) {
      assertBadFields(
          Api.post(bout.admin, bout.path("/result"), Map.of("winner", winner)), "winner");
    }
    assertBadFields(Api.post(bout.admin, bout.path("/result"), Map.of()), "winner");
  }

  // History

  @Test
  void aHistoryIsChainedAndNamesActorsAndRequests() {
    Settlement bout = funded();
    Response answer = Api.get(bout.promoter, bout.path("/audit"));
    assertThat(answer.<Boolean>path("chain_intact")).isTrue();
    assertThat(answer.<List<Integer>>path("entries.position")).containsExactly(1, 2, 3, 4, 5);
    Map<String, Object> first = answer.path("entries[0]");
    assertThat(first)
        .containsOnlyKeys(
            "position",
            "at",
            "actor",
            "role",
            "request_id",
            "action",
            "outcome",
            "details",
            "previous_hash",
            "hash")
        .containsEntry("actor", bout.promoter.userId())
        .containsEntry("role", "promoter")
        .containsEntry("action", "bout.plan")
        .containsEntry("outcome", "success");
    assertThat(answer.<List<String>>path("entries.hash")).doesNotHaveDuplicates();
    world.trail.tamper(
        new AuditChain("bout:" + bout.boutId),
        1,
        world.trail.history(new AuditChain("bout:" + bout.boutId)).links().get(1).entry());
    assertThat(Api.get(bout.admin, bout.path("/audit")).<Boolean>path("chain_intact")).isFalse();
  }
}
