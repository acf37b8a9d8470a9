package io.ringledger.bouts.rest;

import static io.ringledger.shared.rest.testing.Problems.assertBadFields;
import static io.ringledger.shared.rest.testing.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.ringledger.bouts.application.outbound.EscrowLedger.Presence;
import io.ringledger.bouts.application.outbound.EscrowWatch.Cause;
import io.ringledger.bouts.application.outbound.EscrowWatch.StuckEscrow;
import io.ringledger.bouts.domain.BoutId;
import io.ringledger.bouts.domain.EscrowId;
import io.ringledger.bouts.domain.EscrowKind;
import io.ringledger.bouts.domain.EscrowStatus;
import io.ringledger.shared.domain.TransactionHash;
import io.ringledger.shared.rest.testing.Api;
import io.ringledger.shared.rest.testing.Settlement;
import io.ringledger.shared.rest.testing.World;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an admin does where a bout does not move by itself. */
@QuarkusTest
class OperationsTest {

  private static final String NOT_LOST =
      "The escrow is not proved lost, so it cannot be marked failed.";
  private static final Map<String, Object> REASON = Map.of("reason", "The account was deleted.");

  @Inject World world;

  @AfterEach
  void calm() {
    world.calms();
  }

  private Settlement planned() {
    return Settlement.planned("o" + UUID.randomUUID(), world.clock.instant());
  }

  private Settlement funded() {
    return Settlement.funded("o" + UUID.randomUUID(), world.clock.instant());
  }

  private static String escrow(Settlement bout, String kind) {
    return (String) bout.escrow(kind).get("escrow_id");
  }

  private static Response fail(Settlement bout, String kind) {
    return Api.post(bout.admin, "/admin/escrows/" + escrow(bout, kind) + "/fail", REASON);
  }

  private static List<Map<String, Object>> history(Settlement bout, String action) {
    return Api.get(bout.admin, bout.path("/audit"))
        .path("entries.findAll { it.action == '" + action + "' }");
  }

  @Test
  void whatIsStuckIsListedWithItsCause() {
    Settlement bout = planned();
    for (Cause cause :
        List.of(Cause.FAILURE_RECORDED, Cause.TRANSACTION_UNDECIDED, Cause.REQUEST_UNCERTAIN)) {
      world.watch.finds(
          new StuckEscrow(
              new BoutId(UUID.fromString(bout.boutId)),
              new EscrowId(UUID.fromString(escrow(bout, "show_a"))),
              EscrowKind.SHOW_A,
              EscrowStatus.PLANNED,
              cause,
              world.clock.instant(),
              "it waits",
              cause == Cause.FAILURE_RECORDED
                  ? Optional.empty()
                  : Optional.of(world.clock.instant().plusSeconds(60))));
    }
    Response all = Api.get(bout.admin, "/admin/escrows/stuck");
    assertThat(all.<List<String>>path("escrows.cause"))
        .containsExactly("failure_recorded", "transaction_undecided", "request_uncertain");
    Map<String, Object> expected = new HashMap<>();
    expected.put("bout_id", bout.boutId);
    expected.put("escrow_id", escrow(bout, "show_a"));
    expected.put("escrow_kind", "show_a");
    expected.put("escrow_status", "planned");
    expected.put("cause", "failure_recorded");
    expected.put("since", world.clock.instant().toString());
    expected.put("detail", "it waits");
    expected.put("next_look_at", null);
    assertThat(all.<Map<String, Object>>path("escrows[0]")).isEqualTo(expected);
    assertThat(Api.get(bout.admin, "/admin/escrows/stuck?limit=2").<List<?>>path("escrows"))
        .hasSize(2);
    for (String limit : List.of("0", "101", "-1", "many")) {
      assertBadFields(Api.get(bout.admin, "/admin/escrows/stuck?limit=" + limit), "limit");
    }
  }

  @Test
  void anEscrowIsLookedAtNowAndThatIsWrittenDown() {
    Settlement bout = planned();
    String id = escrow(bout, "show_b");
    Response answer = Api.post(bout.admin, "/admin/escrows/" + id + "/follow-up", null);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.jsonPath().getMap(""))
        .isEqualTo(
            Map.of(
                "bout_id",
                bout.boutId,
                "escrow_id",
                id,
                "next_look_at",
                world.clock.instant().toString()));
    assertThat(history(bout, "escrow.follow_now"))
        .singleElement()
        .satisfies(
            entry ->
                assertThat(entry)
                    .containsEntry("actor", bout.admin.userId())
                    .containsEntry("outcome", "success")
                    .containsEntry("details", Map.of("escrow_kind", "show_b")));
  }

  @Test
  void whatNobodyEverSignedCanBeMarkedFailedForGood() {
    Settlement bout = planned();
    Response answer = fail(bout, "bonus_b");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.<List<String>>path("escrows.escrow_status"))
        .containsExactly("planned", "planned", "planned", "failed");
    assertThat(answer.<String>path("escrows[3].failure_code")).isEqualTo("escrow_lost");
    assertThat(answer.<String>path("escrows[3].failure_reason"))
        .isEqualTo("The account was deleted.");
    assertProblem(fail(bout, "bonus_b"), 409, "escrow_not_lost", NOT_LOST);
    assertThat(history(bout, "escrow.fail"))
        .extracting(entry -> entry.get("outcome"))
        .containsExactly("success", "escrow_not_lost");
  }

  @Test
  void whatMayStillBeSignedIsNotLost() {
    Settlement bout = planned();
    Api.post(bout.promoter, bout.path("/escrows/prepare"), null).then().statusCode(200);
    assertProblem(fail(bout, "show_a"), 409, "escrow_not_lost", NOT_LOST);
    assertThat(bout.escrow("show_a")).containsEntry("escrow_status", "planned");
  }

  @Test
  void theLedgerDecidesWhetherALockedPurseIsLost() {
    Settlement bout = funded();
    assertProblem(fail(bout, "show_a"), 409, "escrow_not_lost", NOT_LOST);
    world.presence = new Presence.ClosedBy(new TransactionHash("CD".repeat(32)));
    assertProblem(fail(bout, "show_a"), 409, "escrow_not_lost", NOT_LOST);
    world.ledgerDown = true;
    assertProblem(
        fail(bout, "show_a"),
        502,
        "ledger_unavailable",
        "No XRPL node answered as expected; nothing was changed. Try again.");
    assertThat(bout.escrow("show_a")).containsEntry("escrow_status", "created");
    world.ledgerDown = false;
    world.presence = new Presence.Missing();
    assertThat(fail(bout, "show_a").<String>path("escrows[0].escrow_status")).isEqualTo("failed");
  }

  @Test
  void anEscrowOrBoutThatDoesNotExistIsNotFound() {
    String id = "0197aaaa-0000-4000-8000-000000000009";
    Settlement bout = planned();
    List<Response> answers =
        List.of(
            Api.post(bout.admin, "/admin/escrows/" + id + "/follow-up", null),
            Api.post(bout.admin, "/admin/escrows/" + id + "/fail", REASON),
            Api.post(bout.admin, "/admin/escrows/" + bout.boutId + "/fail", REASON),
            Api.get(bout.admin, "/admin/bouts/" + id + "/evidence"));
    for (Response answer : answers) {
      assertProblem(answer, 404, "not_found", "Requested bout/escrow was not found.");
    }
  }

  @Test
  void everyInputHasBounds() {
    Settlement bout = planned();
    String path = "/admin/escrows/" + escrow(bout, "show_a") + "/fail";
    for (Object reason : List.of("no", " ".repeat(5), "two\nlines", "x".repeat(401), 7)) {
      assertBadFields(Api.post(bout.admin, path, Map.of("reason", reason)), "reason");
    }
    assertBadFields(Api.post(bout.admin, path, Map.of()), "reason");
    assertBadFields(Api.post(bout.admin, path, Map.of("reason", "")), "reason", "reason");
    assertBadFields(Api.post(bout.admin, "/admin/escrows/7/fail", REASON), "escrow_id");
    assertBadFields(Api.post(bout.admin, "/admin/escrows/7/follow-up", null), "escrow_id");
    assertBadFields(Api.get(bout.admin, "/admin/bouts/7/evidence"), "bout_id");
    assertThat(bout.escrow("show_a")).containsEntry("escrow_status", "planned");
  }
}
