package io.ringledger.bouts.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.ringledger.shared.rest.testing.Api;
import io.ringledger.shared.rest.testing.Settlement;
import io.ringledger.shared.rest.testing.World;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Everything that whoever explains an incident has to write down, and nothing secret. */
@QuarkusTest
class EvidenceTest {

  @Inject World world;

  @AfterEach
  void calm() {
    world.calms();
  }

  private Settlement planned() {
    return Settlement.planned("e" + UUID.randomUUID(), world.clock.instant());
  }

  private static Response evidence(Settlement bout) {
    Response answer = Api.get(bout.admin, "/admin/bouts/" + bout.boutId + "/evidence");
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer;
  }

  private static Map<String, Object> with(
      Map<String, Object> claim, String field, @Nullable Object value) {
    Map<String, Object> other = new HashMap<>(claim);
    other.put(field, value);
    return other;
  }

  @Test
  void itNamesModeStateSignaturesAndTheWholeHistory() {
    Settlement bout = planned();
    Api.post(bout.promoter, bout.path("/escrows/prepare"), null).then().statusCode(200);
    Response answer = evidence(bout);
    assertThat(answer.<String>path("collected_at")).isEqualTo(world.clock.instant().toString());
    assertThat(answer.<String>path("mode")).isEqualTo("stub");
    assertThat(answer.<Boolean>path("ledger_asked")).isTrue();
    assertThat(answer.<Map<String, Object>>path("bout"))
        .isEqualTo(Api.get(bout.admin, bout.path("")).jsonPath().getMap(""));
    assertThat(answer.<String>path("bout.signings[0].requests[0].payload_id"))
        .isEqualTo(bout.payload("show_a"));
    assertThat(answer.<Boolean>path("audit.chain_intact")).isTrue();
    assertThat(answer.<List<String>>path("audit.entries.action"))
        .containsExactly("bout.plan", "escrow.prepare", "bout.evidence");
    assertThat(answer.<String>path("audit.entries[-1].actor")).isEqualTo(bout.admin.userId());
  }

  @Test
  void eachRefusalNamesItsRequestWithPathStatusAndText() {
    Settlement bout = planned();
    world.xaman.failsAfter(0);
    Api.post(bout.promoter, bout.path("/escrows/prepare"), null).then().statusCode(502);
    world.xaman.comesBack();
    Map<String, Object> claim = bout.create("show_a");
    Response refused = bout.confirmCreate("k", with(claim, "engine_result", "tecNO_DST"));
    refused.then().statusCode(422);
    Response wrongWinner = Api.post(bout.admin, bout.path("/result"), Map.of("winner", "A"));
    wrongWinner.then().statusCode(409);
    Response answer = evidence(bout);
    assertThat(answer.<List<String>>path("refusals.path"))
        .containsExactly(
            bout.path("/escrows/prepare"), bout.path("/escrows/confirm"), bout.path("/result"));
    assertThat(answer.<List<Integer>>path("refusals.status")).containsExactly(502, 422, 409);
    assertThat(answer.<List<String>>path("refusals.role"))
        .containsExactly("promoter", "promoter", "admin");
    Map<String, Object> refusal = answer.path("refusals[1]");
    assertThat(refusal)
        .containsEntry("request_id", refused.header("X-Request-Id"))
        .containsEntry("actor", bout.promoter.userId())
        .containsEntry("action", "escrow.confirm")
        .containsEntry("code", "ledger_tec_tem")
        .containsEntry("detail", refused.path("detail"))
        .containsEntry("reason", bout.escrow("show_a").get("failure_reason"))
        .containsEntry(
            "details",
            Map.of(
                "escrow_kind", "show_a", "tx_hash", claim.get("tx_hash"), "idempotency_key", "k"));
  }

  @Test
  void aDeclinedSignatureIsNoFailedRequest() {
    Settlement bout = planned();
    Api.post(bout.promoter, bout.path("/escrows/prepare"), null).then().statusCode(200);
    Map<String, Object> question =
        Map.of(
            "escrow_kind", "show_a",
            "payload_id", bout.payload("show_a"),
            "observed_status", "declined");
    String path = bout.path("/escrows/signing/reconcile");
    Api.post(bout.promoter, path, question).then().statusCode(200);
    Api.post(bout.promoter, bout.path("/escrows/prepare"), null).then().statusCode(200);
    world.xaman.failsAfter(0);
    Api.post(bout.promoter, path, with(question, "payload_id", bout.payload("show_a")))
        .then()
        .statusCode(502);
    Response answer = evidence(bout);
    assertThat(answer.<List<String>>path("refusals.code"))
        .containsExactly("signing_declined", "xaman_unavailable");
    assertThat(answer.<Map<String, Object>>path("refusals[0]"))
        .containsEntry("path", null)
        .containsEntry("status", null);
    assertThat(answer.<Map<String, Object>>path("refusals[1]"))
        .containsEntry("path", path)
        .containsEntry("status", 502);
  }

  @Test
  void eachKeySaysWhatItStandsForAndWhatARepeatGets() {
    Settlement bout = planned();
    Map<String, Object> claim = bout.create("show_a");
    world.ledgerDown = true;
    bout.confirmCreate("down", claim).then().statusCode(502);
    bout.confirmCreate("early", claim).then().statusCode(502);
    world.ledgerDown = false;
    Map<String, Object> early = with(claim, "validated", false);
    bout.confirmCreate("early", early).then().statusCode(422);
    bout.confirmCreate("fine", claim).then().statusCode(200);
    bout.confirmCreate("fine", claim).then().statusCode(200);
    bout.confirmCreate("early", claim).then().statusCode(409);
    bout.confirmCreate("early", early).then().statusCode(422);
    Response answer = evidence(bout);
    assertThat(answer.<List<Map<String, Object>>>path("idempotency_keys"))
        .containsExactly(
            key("down", List.of("ledger_unavailable"), null, 0),
            key("early", List.of("ledger_unavailable", "confirmation_timeout"), 422, 1),
            key("fine", List.of("success"), 200, 0));
  }

  private static Map<String, Object> key(
      String key, List<String> answers, @Nullable Integer replayed, int reused) {
    Map<String, Object> known = new HashMap<>();
    known.put("idempotency_key", key);
    known.put("action", "escrow.confirm");
    known.put("answers", answers);
    known.put("replayed_status", replayed);
    known.put("reused", reused);
    return known;
  }

  @Test
  void itHoldsNoSecret() {
    Settlement bout = Settlement.decided("e" + UUID.randomUUID(), world.clock.instant());
    Map<String, Object> payout = bout.payout("bonus_a");
    bout.confirmPayout("wrong", with(payout, "fulfillment_hex", "A0228020" + "00".repeat(32)))
        .then()
        .statusCode(422);
    bout.confirmPayout("bonus", payout).then().statusCode(200);
    String text = evidence(bout).asString().toUpperCase(Locale.ROOT);
    world.preimages.all().values().stream()
        .map(preimage -> HexFormat.of().withUpperCase().formatHex(preimage.bytes()))
        .forEach(hex -> assertThat(text).doesNotContain(hex));
    assertThat(text)
        .doesNotContain("A0228020")
        .doesNotContain(bout.promoter.token().toUpperCase(Locale.ROOT))
        .doesNotContain(bout.admin.token().toUpperCase(Locale.ROOT))
        .doesNotContain(World.SECRET.toUpperCase(Locale.ROOT))
        .doesNotContain(Api.PASSWORD.toUpperCase(Locale.ROOT));
  }
}
