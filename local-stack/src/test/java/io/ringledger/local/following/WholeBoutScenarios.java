package io.ringledger.local.following;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.local.demo.Json;
import io.ringledger.local.demo.PromoterDesk;
import io.ringledger.local.demo.PromoterDesk.Half;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Bouts that nobody ever confirms anything of. */
abstract class WholeBoutScenarios {

  private static final Duration UNTIL_CANCEL_AFTER = Duration.ofDays(7);

  private final Scene scene;

  WholeBoutScenarios(Scene scene) {
    this.scene = scene;
  }

  @Test
  void aClientThatNeverConfirmsRunsAWholeBout() throws InterruptedException {
    long before = scene.ledger().balance(scene.walletA());
    long beforeB = scene.ledger().balance(scene.walletB());
    Ring ring = scene.plan();
    ring.lock();
    ring.win("A");
    scene.passOnLedger(Scene.UNTIL_FINISH_AFTER);
    ring.sign(Half.PAYOUTS);
    ring.awaitBout("closed");
    assertThat(Json.text(ring.escrow("bonus_b"), "escrow_status")).isEqualTo("created");
    scene.passOnLedger(UNTIL_CANCEL_AFTER);
    ring.sign(Half.PAYOUTS);
    ring.awaitEscrow("bonus_b", "cancelled");

    long fees = 0;
    for (String kind : Scene.KINDS) {
      // An escrow may be seen to be gone a moment before its transaction is looked at.
      for (String action : List.of("create", kind.equals("bonus_b") ? "cancel" : "finish")) {
        JsonNode known =
            ring.awaitTransaction(
                kind,
                each ->
                    Ring.has(each, "signing_action", action)
                        && Ring.has(each, "transaction_status", "applied"));
        JsonNode onLedger = scene.ledger().find(Json.text(known, "tx_hash")).orElseThrow();
        fees += Json.number(onLedger, "Fee");
      }
      assertThat(ring.transactions(kind)).hasSize(2);
    }
    assertThat(scene.ledger().balance(scene.walletA())).isEqualTo(before + 2 * Scene.PURSE);
    assertThat(scene.ledger().balance(scene.walletB())).isEqualTo(beforeB + Scene.PURSE);
    assertThat(scene.ledger().balance(ring.wallet()))
        .isEqualTo(Scene.FUNDS - 3 * Scene.PURSE - fees);
    List<JsonNode> steps = ring.steps("escrow.confirm", "payout.confirm");
    assertThat(steps)
        .hasSize(2 * Scene.KINDS.size())
        .allMatch(step -> Ring.has(step, "actor", "system") && Ring.has(step, "role", "system"))
        .extracting(
            step -> Json.text(step, "action"), step -> step.at("/details/escrow_kind").asText())
        .doesNotHaveDuplicates();
  }

  @Test
  void aConfirmOfWhatTheSystemAppliedAnswersTheSameFactsAndOneOfAnythingElseIsAConflict()
      throws InterruptedException {
    Ring ring = scene.plan();
    ring.sign(Half.ESCROWS, "show_a");
    JsonNode applied = ring.awaitEscrow("show_a", "created");
    String hash = Json.text(applied, "tx_hash");
    ObjectNode claim =
        PromoterDesk.evidence(Half.ESCROWS, "show_a", scene.ledger().find(hash).orElseThrow());

    JsonNode answer = ring.confirm(Half.ESCROWS, claim).expect(200);
    assertThat(Json.text(answer, "escrow_status")).isEqualTo("created");
    assertThat(Json.text(answer, "tx_hash")).isEqualTo(hash);
    assertThat(Json.number(answer, "offer_sequence"))
        .isEqualTo(Json.number(applied, "offer_sequence"));
    ring.confirm(Half.ESCROWS, claim.deepCopy().put("tx_hash", "A".repeat(64))).expect(409);
    assertThat(ring.escrow("show_a")).isEqualTo(applied);
    assertThat(ring.steps("escrow.confirm")).hasSize(1);
  }

  @Test
  void whatStrangersDoIsAdoptedOnceTheWinnerIsKnownOrFailsWithTheirTransaction()
      throws InterruptedException {
    Ring ring = scene.plan();
    ring.lock();
    scene.passOnLedger(Scene.UNTIL_FINISH_AFTER);
    String finish = closeAsStranger(ring, "EscrowFinish", "show_a");
    assertThat(Json.text(ring.escrow("show_a"), "escrow_status")).isEqualTo("created");
    ring.win("A");
    ring.awaitEscrow("show_a", "finished");
    assertThat(ring.steps("payout.confirm"))
        .singleElement()
        .matches(step -> Ring.has(step, "actor", "system"))
        .matches(step -> step.at("/details/tx_hash").asText().equals(finish));

    scene.passOnLedger(UNTIL_CANCEL_AFTER);
    String cancel = closeAsStranger(ring, "EscrowCancel", "bonus_a");
    JsonNode lost = ring.awaitEscrow("bonus_a", "failed");
    assertThat(Json.text(lost, "failure_code")).isEqualTo("escrow_lost");
    assertThat(Json.text(lost, "failure_reason")).contains(cancel);
    ring.sign(Half.PAYOUTS);
    ring.awaitEscrow("show_b", "finished");
    ring.awaitEscrow("bonus_b", "cancelled");
    assertThat(Json.text(ring.read(), "bout_status")).isEqualTo("payouts_in_progress");
  }

  /** Somebody who has nothing to do with it closes an escrow. Answers by which transaction. */
  private String closeAsStranger(Ring ring, String type, String kind) throws InterruptedException {
    String hash =
        scene.signElsewhere(
            Json.object()
                .put("TransactionType", type)
                .put("Account", scene.walletB())
                .put("Owner", ring.wallet())
                .put("OfferSequence", Json.number(ring.escrow(kind), "offer_sequence")));
    JsonNode onLedger = scene.ledger().awaitValidated(hash);
    assertThat(onLedger.at("/meta/TransactionResult").asText()).isEqualTo("tesSUCCESS");
    return hash;
  }
}
