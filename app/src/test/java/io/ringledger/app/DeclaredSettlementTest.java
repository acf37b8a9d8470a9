package io.ringledger.app;

import static io.ringledger.app.Promotion.as;
import static io.ringledger.app.Promotion.createClaim;
import static io.ringledger.app.Promotion.payoutClaim;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.ringledger.shared.persistence.EmbeddedDatabaseResource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The wire contract over HTTP on a real database. */
@QuarkusTest
@TestProfile(DeclaredMode.class)
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class DeclaredSettlementTest {

  private Promotion promotion;

  @BeforeEach
  void open() {
    promotion = Promotion.open();
  }

  @Test
  void a_bout_goes_from_draft_to_closed_and_the_losers_bonus_comes_back() {
    String id = promotion.fundedBout().getString("bout_id");
    promotion
        .enterResult(id, "A")
        .then()
        .statusCode(200)
        .body("bout_status", equalTo("result_entered"));

    JsonPath bout = promotion.bout(id);
    List<Map<String, Object>> payouts = promotion.preparePayouts(id);
    assertThat(payouts)
        .extracting(p -> p.get("escrow_kind") + " " + p.get("action"))
        .containsExactly("show_a finish", "show_b finish", "bonus_a finish", "bonus_b cancel");

    String[] statuses = {"payouts_in_progress", "payouts_in_progress", "closed", "closed"};
    for (int i = 0; i < payouts.size(); i++) {
      promotion
          .confirmPayout(id, "payout-" + i, payoutClaim(bout, payouts.get(i)))
          .then()
          .statusCode(200)
          .body("bout_status", equalTo(statuses[i]));
    }

    JsonPath closed = promotion.bout(id);
    assertThat(Promotion.escrow(closed, "bonus_b")).containsEntry("escrow_status", "cancelled");
    assertThat(promotion.preparePayouts(id)).isEmpty();
    as(promotion.promoter)
        .get("/bouts/{id}/audit", id)
        .then()
        .statusCode(200)
        .body("chain_intact", equalTo(true))
        .body("entries.findAll { it.outcome == 'success' && it.action =~ /confirm/ }", hasSize(8));
  }

  @ParameterizedTest
  @CsvSource({
    "engine_result,user_declined,signing_declined",
    "engine_result,signing timeout,confirmation_timeout",
    "engine_result,tecNO_PERMISSION,ledger_tec_tem",
    "engine_result,temBAD_AMOUNT,ledger_tec_tem",
    "engine_result,tefPAST_SEQ,ledger_not_success",
    "owner_address,rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh,invalid_confirmation",
    "destination_address,rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh,invalid_confirmation",
    "condition_hex,A0258020,invalid_confirmation",
  })
  void a_refused_claim_is_remembered_and_moves_nothing(String field, String lie, String code) {
    JsonPath planned = promotion.planBout();
    String id = planned.getString("bout_id");
    Map<String, Object> claim = createClaim(planned, "bonus_a");
    claim.put(field, lie);

    promotion
        .confirmEscrow(id, "key", claim)
        .then()
        .statusCode(422)
        .contentType("application/problem+json")
        .body("code", equalTo(code))
        .body("detail", notNullValue());

    assertThat(Promotion.escrow(promotion.bout(id), "bonus_a"))
        .containsEntry("escrow_status", "planned")
        .containsEntry("failure_code", code);

    promotion.confirmEscrow(id, "next key", createClaim(planned, "bonus_a")).then().statusCode(400);
    promotion.confirmEscrow(id, "next-key", createClaim(planned, "bonus_a")).then().statusCode(200);
    assertThat(Promotion.escrow(promotion.bout(id), "bonus_a"))
        .containsEntry("escrow_status", "created")
        .containsEntry("failure_code", null);
  }

  @Test
  void a_claim_that_is_not_validated_times_out() {
    JsonPath planned = promotion.planBout();
    Map<String, Object> claim = createClaim(planned, "show_a");
    claim.put("validated", false);
    promotion
        .confirmEscrow(planned.get("bout_id"), "key", claim)
        .then()
        .statusCode(422)
        .body("code", equalTo("confirmation_timeout"))
        .body(
            "detail",
            equalTo(
                "Confirmation timed out or remained unvalidated; no state transition was applied."));
  }

  @Test
  void the_same_key_replays_the_same_bytes_and_refuses_another_body() {
    JsonPath planned = promotion.planBout();
    String id = planned.getString("bout_id");
    Map<String, Object> claim = createClaim(planned, "show_a");

    Response first = promotion.confirmEscrow(id, "key", claim);
    Response again = promotion.confirmEscrow(id, "key", claim);
    assertThat(again.statusCode()).isEqualTo(200).isEqualTo(first.statusCode());
    assertThat(again.asByteArray()).isEqualTo(first.asByteArray());

    claim.put("amount_drops", 1);
    promotion
        .confirmEscrow(id, "key", claim)
        .then()
        .statusCode(409)
        .body(
            "detail",
            equalTo("Idempotency-Key was already used with a different request payload."));
  }

  @Test
  void a_refusal_is_replayed_too() {
    JsonPath planned = promotion.planBout();
    String id = planned.getString("bout_id");
    Map<String, Object> claim = createClaim(planned, "show_a");
    claim.put("engine_result", "declined");
    Response first = promotion.confirmEscrow(id, "key", claim);
    Response again = promotion.confirmEscrow(id, "key", claim);
    assertThat(first.statusCode()).isEqualTo(422);
    assertThat(again.asByteArray()).isEqualTo(first.asByteArray());
    assertThat(again.statusCode()).isEqualTo(422);
    assertThat(again.contentType()).isEqualTo(first.contentType());
  }

  @Test
  void a_transaction_confirms_one_escrow_only_across_bouts() {
    JsonPath one = promotion.planBout();
    JsonPath other = promotion.planBout();
    Map<String, Object> claim = createClaim(one, "show_a");
    promotion.confirmEscrow(one.get("bout_id"), "key", claim).then().statusCode(200);

    Map<String, Object> sameHash = createClaim(other, "show_a");
    sameHash.put("tx_hash", claim.get("tx_hash").toString().toLowerCase(java.util.Locale.ROOT));
    Map<String, Object> sameSequence = createClaim(other, "show_a");
    sameSequence.put("offer_sequence", claim.get("offer_sequence"));
    for (Map<String, Object> reuse : List.of(sameHash, sameSequence)) {
      promotion
          .confirmEscrow(other.get("bout_id"), UUID.randomUUID().toString(), reuse)
          .then()
          .statusCode(422)
          .body("code", equalTo("invalid_confirmation"))
          .body("detail", equalTo("Ledger confirmation failed validation."));
    }
  }

  @Test
  void states_refuse_what_comes_too_early_or_twice() {
    JsonPath planned = promotion.planBout();
    String id = planned.getString("bout_id");
    promotion
        .enterResult(id, "A")
        .then()
        .statusCode(409)
        .body("detail", equalTo("Bout result cannot be entered in current state."));
    as(promotion.promoter).post("/bouts/{id}/payouts/prepare", id).then().statusCode(409);

    String funded = promotion.fundedBout().getString("bout_id");
    promotion
        .confirmEscrow(funded, "late", createClaim(promotion.bout(funded), "show_a"))
        .then()
        .statusCode(409)
        .body("detail", equalTo("Escrow confirmation is not allowed in current state."));
    as(promotion.promoter).post("/bouts/{id}/escrows/prepare", funded).then().statusCode(409);
    promotion.enterResult(funded, "B").then().statusCode(200);
    promotion.enterResult(funded, "A").then().statusCode(409);
  }

  @Test
  void another_promoters_bout_is_as_good_as_none() {
    JsonPath planned = promotion.planBout();
    String stranger = Promotion.token(Promotion.register("promoter"));
    String id = planned.getString("bout_id");
    as(stranger).get("/bouts/{id}", id).then().statusCode(404);
    as(stranger).get("/bouts/{id}/audit", id).then().statusCode(404);
    as(stranger).post("/bouts/{id}/escrows/prepare", id).then().statusCode(404);
    as(stranger)
        .header("Idempotency-Key", "key")
        .body(createClaim(planned, "show_a"))
        .post("/bouts/{id}/escrows/confirm", id)
        .then()
        .statusCode(404)
        .body("detail", equalTo("Requested bout/escrow was not found."));
    // A stranger's refusal under a key does not occupy the owner's key.
    promotion.confirmEscrow(id, "key", createClaim(planned, "show_a")).then().statusCode(200);
  }

  @Test
  void a_declined_signature_is_kept_until_the_next_success() {
    JsonPath planned = promotion.planBout();
    String id = planned.getString("bout_id");
    String payload =
        as(promotion.promoter)
            .post("/bouts/{id}/escrows/prepare", id)
            .then()
            .statusCode(200)
            .body("escrows", hasSize(4))
            .extract()
            .jsonPath()
            .getString("escrows[0].xaman_sign_request.payload_id");
    as(promotion.promoter)
        .body(Map.of("escrow_kind", "show_a", "payload_id", payload, "observed_status", "declined"))
        .post("/bouts/{id}/escrows/signing/reconcile", id)
        .then()
        .statusCode(200)
        .body("signing_status", equalTo("declined"))
        .body("escrow_status", equalTo("planned"))
        .body("failure_code", equalTo("signing_declined"));
    as(promotion.promoter)
        .body(Map.of("escrow_kind", "show_a", "payload_id", payload, "observed_status", "eaten"))
        .post("/bouts/{id}/escrows/signing/reconcile", id)
        .then()
        .statusCode(400);
    promotion.confirmEscrow(id, "key", createClaim(planned, "show_a")).then().statusCode(200);
    as(promotion.promoter)
        .get("/bouts/{id}", id)
        .then()
        .body("escrows.find { it.escrow_kind == 'show_a' }.failure_code", nullValue());
  }
}
