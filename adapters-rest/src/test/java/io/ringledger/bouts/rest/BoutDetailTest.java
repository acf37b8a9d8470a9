package io.ringledger.bouts.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.ringledger.shared.rest.testing.Api;
import io.ringledger.shared.rest.testing.Api.Person;
import io.ringledger.shared.rest.testing.Settlement;
import io.ringledger.shared.rest.testing.World;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is told of a bout beyond its state: what was signed for it, and what has to be done. */
@QuarkusTest
class BoutDetailTest {

  private static final String HASH = "AB".repeat(32);

  @Inject World world;

  @AfterEach
  void calm() {
    world.calms();
  }

  private Settlement planned() {
    return Settlement.planned("d" + UUID.randomUUID(), world.clock.instant());
  }

  private static void reconcile(Settlement bout, String status, String hash) {
    Api.post(
            bout.promoter,
            bout.path("/escrows/signing/reconcile"),
            Map.of(
                "escrow_kind",
                "show_a",
                "payload_id",
                bout.payload("show_a"),
                "observed_status",
                status,
                "observed_tx_hash",
                hash))
        .then()
        .statusCode(200);
  }

  @Test
  void promoterAndAdminSeeEverySignatureThatWasAskedForAndWhatCameOfIt() {
    Settlement bout = planned();
    Api.post(bout.promoter, bout.path("/escrows/prepare"), null).then().statusCode(200);
    String first = bout.payload("show_a");
    reconcile(bout, "declined", HASH);
    Api.post(bout.promoter, bout.path("/escrows/prepare"), null).then().statusCode(200);
    reconcile(bout, "signed", HASH);
    for (Person reader : List.of(bout.promoter, bout.admin)) {
      Response answer = Api.get(reader, bout.path(""));
      assertThat(answer.<List<String>>path("signings.escrow_kind"))
          .containsExactlyElementsOf(Settlement.KINDS);
      List<Map<String, Object>> requests = answer.path("signings[0].requests");
      assertThat(requests).hasSize(2);
      assertThat(requests.getFirst())
          .containsEntry("signing_action", "create")
          .containsEntry("attempt", 1)
          .containsEntry("request_status", "declined")
          .containsEntry("payload_id", first)
          .containsEntry("requested_at", world.clock.instant().toString())
          .containsEntry("tx_hash", null);
      assertThat(requests.getLast())
          .containsEntry("attempt", 2)
          .containsEntry("request_status", "signed")
          .containsEntry("tx_hash", HASH);
      assertThat(answer.<List<Map<String, Object>>>path("signings[0].transactions"))
          .singleElement()
          .satisfies(
              known ->
                  assertThat(known)
                      .containsEntry("tx_hash", HASH)
                      .containsEntry("signing_action", "create")
                      .containsEntry("transaction_status", "pending")
                      .containsEntry("decided_at", null));
      assertThat(answer.<List<?>>path("signings[1].transactions")).isEmpty();
    }
  }

  @Test
  void fightersSeeTheBoutAndNothingOfItsSignatures() {
    Settlement bout = planned();
    Api.post(bout.promoter, bout.path("/escrows/prepare"), null).then().statusCode(200);
    reconcile(bout, "signed", HASH);
    for (Person fighter : List.of(bout.fighterA, bout.fighterB)) {
      Response answer = Api.get(fighter, bout.path(""));
      assertThat(answer.<String>path("bout_status")).isEqualTo("draft");
      assertThat(answer.<List<List<?>>>path("signings.requests")).allMatch(List::isEmpty);
      assertThat(answer.<List<List<?>>>path("signings.transactions")).allMatch(List::isEmpty);
      assertThat(answer.asString()).doesNotContain(HASH, bout.payload("show_a"));
    }
  }

  @Test
  void theWinnersBonusHasADeadlineThatIsToldWithTheTimeLeft() {
    Settlement bout = Settlement.funded("d" + UUID.randomUUID(), world.clock.instant());
    assertThat(Api.get(bout.promoter, bout.path("")).<List<?>>path("warnings")).isEmpty();
    Api.post(bout.admin, bout.path("/result"), Map.of("winner", "B")).then().statusCode(200);
    Instant deadline = world.clock.instant().plus(Duration.ofDays(37));
    assertThat(warning(bout))
        .containsEntry("escrow_kind", "bonus_b")
        .containsEntry("code", "bonus_deadline")
        .containsEntry(
            "detail",
            "The winner's bonus must be finished before "
                + deadline
                + ": anyone can cancel it after that. 37 days, 0 hours and 0 minutes left.");
    world.clock.advance(Duration.ofDays(37));
    try {
      assertThat(warning(bout).get("detail"))
          .isEqualTo(
              "Since "
                  + deadline
                  + " anyone can cancel the winner's bonus, and it can no longer be finished.");
    } finally {
      world.clock.advance(Duration.ofDays(-37));
    }
  }

  private static Map<String, Object> warning(Settlement bout) {
    List<Map<String, Object>> warnings = Api.get(bout.promoter, bout.path("")).path("warnings");
    assertThat(warnings).hasSize(1);
    return warnings.getFirst();
  }
}
