package io.ringledger.bouts.rest;

import static io.ringledger.shared.rest.testing.Problems.assertBadFields;
import static io.ringledger.shared.rest.testing.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.ringledger.bouts.application.outbound.Preflight.Standing;
import io.ringledger.bouts.domain.EscrowKind;
import io.ringledger.bouts.domain.signing.PreflightCode;
import io.ringledger.bouts.domain.signing.PreflightFinding;
import io.ringledger.shared.domain.Drops;
import io.ringledger.shared.domain.RippleTime;
import io.ringledger.shared.rest.testing.Api;
import io.ringledger.shared.rest.testing.Settlement;
import io.ringledger.shared.rest.testing.World;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Preparing with a ledger that is asked first, and with a wallet that has its own mind. */
@QuarkusTest
class PreflightTest {

  @Inject World world;

  @BeforeEach
  void thereIsALedger() {
    world.preflight.stands(
        new Standing.Known(1_000, RippleTime.of(world.clock.instant()), new Drops(10)));
  }

  @AfterEach
  void calm() {
    world.calms();
  }

  private Settlement planned() {
    return Settlement.planned("p" + UUID.randomUUID(), world.clock.instant());
  }

  private Settlement decided() {
    return Settlement.decided("p" + UUID.randomUUID(), world.clock.instant());
  }

  private static Response prepare(Settlement bout, String query) {
    return Api.post(bout.promoter, bout.path("/escrows/prepare" + query), null);
  }

  private void finds(EscrowKind kind, PreflightCode code, String detail) {
    world.preflight.finds(new PreflightFinding(kind, code, detail));
  }

  private static Map<String, Object> finding(String kind, String code, String detail) {
    return Map.of("escrow_kind", kind, "code", code, "detail", detail);
  }

  @Test
  void whatTheLedgerWouldRefuseIsToldByEscrowAndTheWalletIsNotAsked() {
    Settlement bout = planned();
    int asked = world.xaman.orders().size();
    finds(EscrowKind.SHOW_B, PreflightCode.DESTINATION_NOT_FOUND, "The wallet does not exist.");
    finds(EscrowKind.BONUS_A, PreflightCode.INSUFFICIENT_FUNDS, "20 XRP are missing.");
    finds(EscrowKind.SHOW_A, PreflightCode.DEPOSIT_AUTHORIZATION_NEEDED, "Only the fighter can.");
    Response answer = prepare(bout, "");
    assertProblem(
        answer,
        422,
        "preflight_blocked",
        "The ledger would refuse what is to be signed; the wallet was not asked.");
    assertThat(answer.<List<Map<String, Object>>>path("escrows"))
        .containsExactly(
            finding("show_b", "destination_not_found", "The wallet does not exist."),
            finding("bonus_a", "insufficient_funds", "20 XRP are missing."));
    assertThat(world.xaman.orders()).hasSize(asked);
    assertThat(Api.get(bout.promoter, bout.path("")).<List<?>>path("signings[0].requests"))
        .isEmpty();
  }

  @Test
  void aWarningRidesAlong() {
    Settlement bout = planned();
    finds(EscrowKind.SHOW_A, PreflightCode.DEPOSIT_AUTHORIZATION_NEEDED, "Only the fighter can.");
    Response answer = prepare(bout, "");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.<List<?>>path("escrows")).hasSize(4);
    assertThat(answer.<List<Map<String, Object>>>path("warnings"))
        .containsExactly(
            finding("show_a", "deposit_authorization_needed", "Only the fighter can."));
  }

  @Test
  void whatCannotBeTakenBackYetIsHeldBackAndToldAsAWarning() {
    Settlement bout = decided();
    finds(EscrowKind.BONUS_B, PreflightCode.CANCEL_TOO_EARLY, "In five days.");
    Response answer = Api.post(bout.promoter, bout.path("/payouts/prepare"), null);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.<List<String>>path("escrows.escrow_kind"))
        .containsExactly("show_a", "show_b", "bonus_a");
    assertThat(answer.<List<Map<String, Object>>>path("warnings"))
        .containsExactly(finding("bonus_b", "cancel_too_early", "In five days."));
    assertProblem(
        Api.post(bout.promoter, bout.path("/payouts/prepare?escrow_kinds=bonus_b"), null),
        422,
        "preflight_blocked");
  }

  @Test
  void aRefusedPurseDoesNotKeepTheOthersFromBeingAskedForAlone() {
    Settlement bout = planned();
    finds(EscrowKind.SHOW_B, PreflightCode.DESTINATION_NOT_FOUND, "The wallet does not exist.");
    Response answer = prepare(bout, "?escrow_kinds=bonus_b,show_a,show_a");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.<List<String>>path("escrows.escrow_kind"))
        .containsExactly("show_a", "bonus_b");
  }

  @Test
  void anEmptyFilterIsNone() {
    assertThat(prepare(planned(), "?escrow_kinds=").<List<?>>path("escrows")).hasSize(4);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "show_c",
        "SHOW_A",
        "show_a,",
        ",show_a",
        "show_a;show_b",
        "show_a, show_b",
        "show_a,show_b,bonus_a,bonus_b,show_a",
      })
  void purseNamesThatDoNotExistAreABadField(String kinds) {
    Settlement bout = planned();
    for (String part : List.of("/escrows/prepare", "/payouts/prepare")) {
      assertBadFields(
          Api.post(bout.promoter, bout.path(part + "?escrow_kinds=" + kinds), null),
          "escrow_kinds");
    }
  }

  @Test
  void withoutALedgerToAskNobodyIsAskedToSign() {
    Settlement bout = planned();
    int asked = world.xaman.orders().size();
    world.preflight.goesDown("no node answers");
    Response answer = prepare(bout, "");
    assertProblem(
        answer,
        502,
        "ledger_unavailable",
        "No XRPL node answered as expected; nothing was changed. Try again.");
    assertThat(answer.<String>path("reason")).isEqualTo("no node answers");
    assertThat(world.xaman.orders()).hasSize(asked);
  }

  @Test
  void aBusyWalletIsToBeAskedAgainLater() {
    Settlement bout = planned();
    world.xaman.isBusy();
    Response answer = prepare(bout, "");
    assertProblem(
        answer,
        503,
        "xaman_busy",
        "Xaman takes no more requests for the moment; nothing was changed. Try again.");
    assertThat(answer.header("Retry-After")).isEqualTo("30");
    world.xaman.comesBack();
    Response later = prepare(bout, "");
    assertThat(later.<List<Integer>>path("escrows.attempt")).containsOnly(1);
  }

  @Test
  void preparingAgainAnswersTheSameRequestUntilItCanNoLongerBeSigned() {
    Settlement bout = planned();
    Response first = prepare(bout, "");
    Response again = prepare(bout, "");
    assertThat(first.<List<Integer>>path("escrows.attempt")).containsOnly(1);
    assertThat(again.asString()).isEqualTo(first.asString());
    String declined = bout.payload("show_a");
    Api.post(
            bout.promoter,
            bout.path("/escrows/signing/reconcile"),
            Map.of("escrow_kind", "show_a", "payload_id", declined, "observed_status", "declined"))
        .then()
        .statusCode(200);
    Response third = prepare(bout, "");
    assertThat(third.<List<Integer>>path("escrows.attempt")).containsExactly(2, 1, 1, 1);
    assertThat(third.<String>path("escrows[0].xaman_sign_request.payload_id"))
        .isNotEqualTo(declined)
        .isEqualTo(bout.payload("show_a"));
  }
}
