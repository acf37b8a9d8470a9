package io.ringledger.bouts.rest;

import static io.ringledger.shared.rest.testing.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.ringledger.shared.application.ConcurrencyConflict;
import io.ringledger.shared.rest.testing.Api;
import io.ringledger.shared.rest.testing.Settlement;
import io.ringledger.shared.rest.testing.World;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Confirming that purses are locked and paid: every row of the contract, and its repeats. */
@QuarkusTest
class ConfirmTest {

  private static final String WRONG_ESCROW_STATE =
      "Escrow confirmation is not allowed in current state.";
  private static final String WRONG_PAYOUT_STATE =
      "Payout confirmation is not allowed in current state.";
  private static final String NOT_FOUND = "Requested bout/escrow was not found.";
  private static final String DECLINED = "Signing was declined; no state transition was applied.";
  private static final String TIMEOUT =
      "Confirmation timed out or remained unvalidated; no state transition was applied.";
  private static final String TEC_TEM =
      "Ledger transaction was rejected with tec/tem; no state transition was applied.";
  private static final String NOT_SUCCESS =
      "Ledger transaction did not succeed; no state transition was applied.";
  private static final String INVALID = "Ledger confirmation failed validation.";

  @Inject World world;

  private Settlement planned() {
    return Settlement.planned("c" + UUID.randomUUID(), world.clock.instant());
  }

  private Settlement decided() {
    return Settlement.decided("c" + UUID.randomUUID(), world.clock.instant());
  }

  private static Map<String, Object> with(
      Map<String, Object> claim, String field, @Nullable Object value) {
    Map<String, Object> other = new HashMap<>(claim);
    other.put(field, value);
    return other;
  }

  private static void assertUnmoved(Settlement bout, String kind, String status, String code) {
    assertThat(bout.escrow(kind))
        .containsEntry("escrow_status", status)
        .containsEntry("failure_code", code);
  }

  @Test
  void aConfirmedEscrowIsAnsweredAsTheContractSays() {
    Settlement bout = planned();
    Map<String, Object> claim = bout.create("bonus_a");
    Response answer = bout.confirmCreate("k", claim);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.contentType()).isEqualTo("application/json");
    assertThat(answer.jsonPath().getMap(""))
        .isEqualTo(
            Map.of(
                "bout_id",
                bout.boutId,
                "escrow_id",
                bout.escrow("bonus_a").get("escrow_id"),
                "escrow_kind",
                "bonus_a",
                "escrow_status",
                "created",
                "bout_status",
                "draft",
                "tx_hash",
                claim.get("tx_hash"),
                "offer_sequence",
                103));
  }

  @Test
  void theFourthConfirmedEscrowMovesTheBout() {
    Settlement bout = planned();
    String status = "";
    for (String kind : Settlement.KINDS) {
      status = bout.confirmCreate("k-" + kind, bout.create(kind)).path("bout_status");
    }
    assertThat(status).isEqualTo("escrows_created");
  }

  @Test
  void aConfirmedPayoutIsAnsweredAsTheContractSays() {
    Settlement bout = decided();
    Map<String, Object> claim = bout.payout("bonus_a");
    Response answer = bout.confirmPayout("k", claim);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.jsonPath().getMap(""))
        .isEqualTo(
            Map.of(
                "bout_id",
                bout.boutId,
                "escrow_id",
                bout.escrow("bonus_a").get("escrow_id"),
                "escrow_kind",
                "bonus_a",
                "escrow_status",
                "finished",
                "bout_status",
                "payouts_in_progress",
                "tx_hash",
                claim.get("tx_hash")));
  }

  @ParameterizedTest
  @CsvSource({
    "declined,true,signing_declined",
    "user_declined,false,signing_declined",
    "xaman_declined,true,signing_declined",
    "cancelled,true,signing_declined",
    "canceled,true,signing_declined",
    "it was DECLINED,true,signing_declined",
    "timeout,true,confirmation_timeout",
    "tesSUCCESS,false,confirmation_timeout",
    "tecNO_TARGET,false,confirmation_timeout",
    "tecNO_TARGET,true,ledger_tec_tem",
    "temMALFORMED,true,ledger_tec_tem",
    "tefPAST_SEQ,true,ledger_not_success",
    "unknown,true,ledger_not_success"
  })
  void aClaimWithoutSuccessIsClassifiedAndMovesNothing(
      String result, boolean validated, String code) {
    Map<String, String> details =
        Map.of(
            "signing_declined", DECLINED,
            "confirmation_timeout", TIMEOUT,
            "ledger_tec_tem", TEC_TEM,
            "ledger_not_success", NOT_SUCCESS);
    Settlement bout = planned();
    Map<String, Object> claim =
        with(with(bout.create("show_a"), "engine_result", result), "validated", validated);
    assertProblem(bout.confirmCreate("k", claim), 422, code, details.get(code));
    assertUnmoved(bout, "show_a", "planned", code);
    assertThat(bout.status()).isEqualTo("draft");
  }

  @ParameterizedTest
  @CsvSource({
    "owner_address,rrrrrrrrrrrrrrrrrrrrrhoLvTp",
    "destination_address,nonsense",
    "amount_drops,999999",
    "amount_drops,0",
    "finish_after_ripple,1",
    "cancel_after_ripple,1",
    "condition_hex,A0"
  })
  void anyFieldOtherThanExpectedIsInvalid(String field, String value) {
    Settlement bout = planned();
    Object wrong = value.matches("\\d+") ? (Object) Long.valueOf(value) : value;
    Response answer = bout.confirmCreate("k", with(bout.create("show_a"), field, wrong));
    assertProblem(answer, 422, "invalid_confirmation", INVALID);
    assertThat(answer.<String>path("reason")).contains(field);
    assertUnmoved(bout, "show_a", "planned", "invalid_confirmation");
  }

  @Test
  void aPayoutThatIsNotAsPreparedIsInvalid() {
    Settlement bout = decided();
    Map<String, Object> claim = bout.payout("bonus_a");
    long early = ((Number) claim.get("close_time_ripple")).longValue() - 1;
    List<Map<String, Object>> wrong =
        List.of(
            with(claim, "transaction_type", "EscrowCancel"),
            with(claim, "owner_address", "nonsense"),
            with(claim, "offer_sequence", 999),
            with(claim, "close_time_ripple", early),
            with(claim, "fulfillment_hex", null),
            with(claim, "fulfillment_hex", "A0228020" + "00".repeat(32)));
    for (int i = 0; i < wrong.size(); i++) {
      assertProblem(
          bout.confirmPayout("k" + i, wrong.get(i)), 422, "invalid_confirmation", INVALID);
    }
    assertUnmoved(bout, "bonus_a", "created", "invalid_confirmation");
    bout.confirmPayout("good", claim).then().statusCode(200);
    assertThat(bout.escrow("bonus_a")).containsEntry("failure_code", null);
  }

  @ParameterizedTest
  @CsvSource({
    "declined,true,signing_declined",
    "timed_out,true,confirmation_timeout",
    "tecCRYPTOCONDITION_ERROR,true,ledger_tec_tem",
    "terRETRY,true,ledger_not_success"
  })
  void aPayoutWithoutSuccessIsClassifiedAndMovesNothing(
      String result, boolean validated, String code) {
    Settlement bout = decided();
    Map<String, Object> claim =
        with(with(bout.payout("show_b"), "engine_result", result), "validated", validated);
    assertProblem(bout.confirmPayout("k", claim), 422, code);
    assertUnmoved(bout, "show_b", "created", code);
    assertThat(bout.status()).isEqualTo("result_entered");
  }

  @Test
  void whatIsConfirmedAlreadyCannotBeConfirmedAgain() {
    Settlement bout = planned();
    Map<String, Object> claim = bout.create("show_a");
    bout.confirmCreate("first", claim).then().statusCode(200);
    assertProblem(
        bout.confirmCreate("second", claim),
        409,
        "escrow_confirmation_not_allowed",
        WRONG_ESCROW_STATE);
  }

  @Test
  void aPayoutBeforeTheResultIsAConflict() {
    Settlement bout = Settlement.funded("c" + UUID.randomUUID(), world.clock.instant());
    Map<String, Object> claim = new HashMap<>();
    claim.put("escrow_kind", "show_a");
    claim.put("tx_hash", "12345678");
    claim.put("validated", true);
    claim.put("engine_result", "tesSUCCESS");
    claim.put("transaction_type", "EscrowFinish");
    claim.put("owner_address", bout.wallet("promoter"));
    claim.put("offer_sequence", 101);
    claim.put("close_time_ripple", 4_294_967_295L);
    assertProblem(
        bout.confirmPayout("k", claim), 409, "payout_confirmation_not_allowed", WRONG_PAYOUT_STATE);
  }

  @Test
  void anothersBoutIsAsGoodAsNone() {
    Settlement mine = planned();
    Settlement theirs = planned();
    Map<String, Object> claim = theirs.create("show_a");
    for (String path : List.of("/escrows/confirm", "/payouts/confirm")) {
      Map<String, Object> body = path.startsWith("/escrows") ? claim : payoutClaimFrom(claim);
      Response other = Api.confirm(mine.promoter, theirs.path(path), "k", body);
      Response none = Api.confirm(mine.promoter, "/bouts/" + UUID.randomUUID() + path, "k", body);
      assertProblem(other, 404, "not_found", NOT_FOUND);
      assertThat(none.asByteArray()).isEqualTo(other.asByteArray());
    }
  }

  private static Map<String, Object> payoutClaimFrom(Map<String, Object> create) {
    Map<String, Object> claim = new HashMap<>(create);
    claim.put("transaction_type", "EscrowFinish");
    claim.put("close_time_ripple", 1);
    return claim;
  }

  @Test
  void aLedgerOutOfReachStoresNothing() {
    Settlement bout = planned();
    Map<String, Object> claim = bout.create("show_a");
    int stored = world.answers.size();
    world.ledgerDown = true;
    try {
      assertProblem(
          bout.confirmCreate("later", claim),
          502,
          "ledger_unavailable",
          "No XRPL node answered as expected; nothing was changed. Try again.");
    } finally {
      world.ledgerDown = false;
    }
    assertThat(world.answers.size()).isEqualTo(stored);
    bout.confirmCreate("later", claim).then().statusCode(200);
  }

  @Test
  void aConfirmThatHasToWaitTooLongSaysWhenToComeBack() {
    Settlement bout = planned();
    Map<String, Object> claim = bout.create("show_a");
    world.during(
        () -> {
          throw new ConcurrencyConflict(new RuntimeException("lock timeout"));
        },
        () -> {
          Response answer = bout.confirmCreate("k", claim);
          assertProblem(answer, 409, "concurrent_request");
          assertThat(answer.header("Retry-After")).isEqualTo("1");
        });
    bout.confirmCreate("k", claim).then().statusCode(200);
  }
}
