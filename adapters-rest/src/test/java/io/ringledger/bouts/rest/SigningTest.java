package io.ringledger.bouts.rest;

import static io.ringledger.shared.rest.testing.Problems.assertBadFields;
import static io.ringledger.shared.rest.testing.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.ringledger.shared.rest.testing.Api;
import io.ringledger.shared.rest.testing.Settlement;
import io.ringledger.shared.rest.testing.World;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Preparing what the promoter signs, and asking what became of it. */
@QuarkusTest
class SigningTest {

  private static final String PAYLOAD = "0197aaaa-0000-4000-8000-000000000001";
  private static final String NOT_FOUND = "Requested bout/escrow was not found.";
  private static final String XAMAN_DOWN =
      "Xaman did not answer as expected; nothing was changed. Try again.";

  @Inject World world;

  private Settlement planned() {
    return Settlement.planned("s" + UUID.randomUUID(), world.clock.instant());
  }

  private Settlement decided() {
    return Settlement.decided("s" + UUID.randomUUID(), world.clock.instant());
  }

  /** A bout with its purses prepared, so that there is something to ask about. */
  private Settlement prepared() {
    Settlement bout = planned();
    Api.post(bout.promoter, bout.path("/escrows/prepare"), null).then().statusCode(200);
    return bout;
  }

  private static Response reconcile(
      Settlement bout, String part, @Nullable String status, @Nullable String hash) {
    Map<String, Object> question = new HashMap<>();
    question.put("escrow_kind", "show_a");
    question.put("payload_id", bout.payload("show_a"));
    if (status != null) {
      question.put("observed_status", status);
    }
    if (hash != null) {
      question.put("observed_tx_hash", hash);
    }
    return Api.post(bout.promoter, bout.path(part + "/signing/reconcile"), question);
  }

  @Test
  void preparedEscrowsAreRealUnsignedTransactions() {
    Settlement bout = planned();
    Response answer = Api.post(bout.promoter, bout.path("/escrows/prepare"), null);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.jsonPath().getMap("")).containsOnlyKeys("bout_id", "escrows", "warnings");
    assertThat(answer.<List<String>>path("escrows.escrow_kind"))
        .containsExactlyElementsOf(Settlement.KINDS);
    Map<String, Object> show = answer.path("escrows[0]");
    assertThat(show)
        .containsOnlyKeys(
            "escrow_id", "escrow_kind", "unsigned_tx", "xaman_sign_request", "attempt");
    Map<String, Object> escrow = bout.escrow("show_a");
    assertThat(show.get("unsigned_tx"))
        .isEqualTo(
            Map.of(
                "TransactionType", "EscrowCreate",
                "Account", bout.wallet("promoter"),
                "Destination", bout.wallet("a"),
                "Amount", "1000000",
                "FinishAfter", escrow.get("finish_after_ripple")));
    Map<String, Object> bonus = answer.path("escrows[2].unsigned_tx");
    assertThat(bonus)
        .containsOnlyKeys(
            "TransactionType",
            "Account",
            "Destination",
            "Amount",
            "FinishAfter",
            "CancelAfter",
            "Condition");
    Map<String, Object> request = answer.path("escrows[0].xaman_sign_request");
    String payload = (String) request.get("payload_id");
    assertThat(request)
        .isEqualTo(
            Map.of(
                "payload_id", payload,
                "deep_link_url", "xumm://payload/" + payload,
                "qr_png_url", "https://xumm.app/sign/" + payload + "/qr.png",
                "websocket_status_url", "wss://xumm.app/sign/" + payload,
                "mode", "stub"));
  }

  @Test
  void preparedPayoutsOpenTheWinnersBonusAndNeverTheLosers() {
    Settlement bout = decided();
    Response answer = Api.post(bout.promoter, bout.path("/payouts/prepare"), null);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.jsonPath().getMap(""))
        .containsOnlyKeys("bout_id", "bout_status", "escrows", "warnings");
    assertThat(answer.<List<String>>path("escrows.action"))
        .containsExactly("finish", "finish", "finish", "cancel");
    Map<String, Object> winner = answer.path("escrows[2].unsigned_tx");
    assertThat(winner)
        .containsOnlyKeys(
            "TransactionType",
            "Account",
            "Owner",
            "OfferSequence",
            "Condition",
            "Fulfillment",
            "Fee");
    Map<String, Object> loser = answer.path("escrows[3].unsigned_tx");
    assertThat(loser).containsOnlyKeys("TransactionType", "Account", "Owner", "OfferSequence");
    assertThat(answer.<Map<String, Object>>path("escrows[0]"))
        .containsOnlyKeys(
            "escrow_id",
            "escrow_kind",
            "action",
            "unsigned_tx",
            "xaman_sign_request",
            "not_before_ripple",
            "attempt");
    world.preimages.all().values().stream()
        .map(preimage -> HexFormat.of().withUpperCase().formatHex(preimage.bytes()))
        .filter(hex -> !winner.get("Fulfillment").toString().contains(hex))
        .forEach(hex -> assertThat(answer.asString().toUpperCase(Locale.ROOT)).doesNotContain(hex));
  }

  @Test
  void preparingInTheWrongStateIsAConflict() {
    Settlement draft = planned();
    assertProblem(
        Api.post(draft.promoter, draft.path("/payouts/prepare"), null),
        409,
        "payout_preparation_not_allowed",
        "Payout preparation is not allowed in current state.");
    Settlement decided = decided();
    assertProblem(
        Api.post(decided.promoter, decided.path("/escrows/prepare"), null),
        409,
        "escrow_preparation_not_allowed",
        "Escrow preparation is not allowed in current state.");
  }

  @Test
  void aPlanWhoseTimeHasPassedCannotBePrepared() {
    Settlement bout = planned();
    Map<String, Object> plan = bout.plan(world.clock.instant());
    plan.put("event_datetime_utc", world.clock.instant().plusSeconds(60).toString());
    String soon = Api.post(bout.promoter, "/bouts", plan).path("bout_id");
    Duration untilTheLedgerWouldRefuse = Duration.ofMinutes(121);
    world.clock.advance(untilTheLedgerWouldRefuse);
    try {
      assertProblem(
          Api.post(bout.promoter, "/bouts/" + soon + "/escrows/prepare", null),
          422,
          "bout_plan_invalid",
          "The bout plan is not valid.");
    } finally {
      world.clock.advance(untilTheLedgerWouldRefuse.negated());
    }
  }

  @Test
  void anothersBoutIsAsGoodAsNone() {
    Settlement mine = planned();
    Settlement theirs = planned();
    for (String path : List.of("/escrows/prepare", "/payouts/prepare")) {
      assertProblem(Api.post(mine.promoter, theirs.path(path), null), 404, "not_found", NOT_FOUND);
    }
    for (String part : List.of("/escrows", "/payouts")) {
      assertProblem(
          Api.post(
              mine.promoter,
              theirs.path(part + "/signing/reconcile"),
              Map.of("escrow_kind", "show_a", "payload_id", PAYLOAD)),
          404,
          "not_found",
          NOT_FOUND);
    }
  }

  @Test
  void xamanOutOfReachIsABadGatewayEverywhere() {
    Settlement draft = planned();
    Settlement decided = decided();
    Settlement asked = prepared();
    Settlement askedForPayouts = decided();
    askedForPayouts.preparedPayout("show_a");
    world.xaman.failsAfter(0);
    try {
      assertProblem(
          Api.post(draft.promoter, draft.path("/escrows/prepare"), null),
          502,
          "xaman_unavailable",
          XAMAN_DOWN);
      assertProblem(
          Api.post(decided.promoter, decided.path("/payouts/prepare"), null),
          502,
          "xaman_unavailable",
          XAMAN_DOWN);
      assertProblem(
          reconcile(asked, "/escrows", "signed", null), 502, "xaman_unavailable", XAMAN_DOWN);
      assertProblem(
          reconcile(askedForPayouts, "/payouts", "signed", null),
          502,
          "xaman_unavailable",
          XAMAN_DOWN);
    } finally {
      world.xaman.comesBack();
    }
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "-,open,-",
        "open,open,-",
        "signed,signed,-",
        "declined,declined,signing_declined",
        "expired,expired,signing_expired"
      })
  void whatTheCallerSawIsAnsweredAndMovesNothing(
      @Nullable String observed, String status, @Nullable String code) {
    Settlement bout = prepared();
    String payload = bout.payload("show_a");
    String hash = "signed".equals(observed) ? "AB".repeat(32) : null;
    Response answer = reconcile(bout, "/escrows", observed, hash);
    Map<String, Object> expected = new HashMap<>();
    expected.put("bout_id", bout.boutId);
    expected.put("escrow_id", bout.escrow("show_a").get("escrow_id"));
    expected.put("escrow_kind", "show_a");
    expected.put("escrow_status", "planned");
    expected.put("payload_id", payload);
    expected.put("signing_status", status);
    expected.put("tx_hash", hash);
    expected.put("failure_code", code);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.jsonPath().getMap("")).isEqualTo(expected);
    assertThat(bout.escrow("show_a"))
        .containsEntry("escrow_status", "planned")
        .containsEntry("failure_code", code);
    assertThat(bout.status()).isEqualTo("draft");
  }

  @Test
  void aDeclinedPayoutIsNotedOnItsEscrow() {
    Settlement bout = decided();
    bout.preparedPayout("show_a");
    Response answer = reconcile(bout, "/payouts", "declined", null);
    assertThat(answer.<String>path("failure_code")).isEqualTo("signing_declined");
    assertThat(bout.escrow("show_a"))
        .containsEntry("escrow_status", "created")
        .containsEntry("failure_code", "signing_declined");
  }

  @ParameterizedTest
  @ValueSource(strings = {"unknown", "SIGNED", "", "rejected"})
  void aStatusNobodyCanSeeIsRefused(String observed) {
    assertProblem(
        reconcile(prepared(), "/escrows", observed, null),
        400,
        "observed_status_invalid",
        "observed_status must be one of open, signed, declined, expired.");
  }

  @Test
  void aPayloadOfAnotherBoutEscrowOrActionIsAsGoodAsNone() {
    Settlement bout = prepared();
    String elsewhere = prepared().payload("show_a");
    for (String payload : List.of(PAYLOAD, elsewhere, bout.payload("show_b"))) {
      assertProblem(
          Api.post(
              bout.promoter,
              bout.path("/escrows/signing/reconcile"),
              Map.of("escrow_kind", "show_a", "payload_id", payload)),
          404,
          "signing_request_not_found",
          "Requested signing request was not found for this bout, escrow and action.");
    }
    Settlement decided = decided();
    decided.preparedPayout("show_a");
    assertProblem(reconcile(decided, "/escrows", "signed", null), 404, "signing_request_not_found");
    assertProblem(reconcile(bout, "/payouts", "signed", null), 404, "signing_request_not_found");
    assertThat(bout.escrow("show_a")).containsEntry("failure_code", null);
  }

  @Test
  void everyFieldOfAQuestionHasBounds() {
    Settlement bout = prepared();
    String path = bout.path("/escrows/signing/reconcile");
    assertBadFields(Api.post(bout.promoter, path, Map.of()), "escrow_kind", "payload_id");
    assertBadFields(
        Api.post(bout.promoter, path, Map.of("escrow_kind", "show", "payload_id", "x")),
        "escrow_kind",
        "payload_id");
    assertBadFields(reconcile(bout, "/escrows", "signed", "short"), "observed_tx_hash");
    assertBadFields(
        Api.post(
            bout.promoter,
            path,
            Map.of("escrow_kind", "show_a", "payload_id", PAYLOAD, "observed_status", 5)),
        "observed_status");
  }
}
