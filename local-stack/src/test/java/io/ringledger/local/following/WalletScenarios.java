package io.ringledger.local.following;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringledger.local.demo.Json;
import io.ringledger.local.demo.PromoterDesk.Half;
import io.ringledger.xamansandbox.server.Operation;
import io.ringledger.xamansandbox.wallet.SignOrder;
import io.ringledger.xamansandbox.webhook.WebhookFault;
import io.ringledger.xamansandbox.webhook.Webhooks.Sent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A Xaman, and people with a wallet, that do what they should not. */
abstract class WalletScenarios {

  private final Scene scene;

  WalletScenarios(Scene scene) {
    this.scene = scene;
  }

  @AfterEach
  void makePeace() {
    scene.xaman().faults().clear();
  }

  @Test
  void outcomesAreFoundWhateverBecomesOfTheWebhooks() throws InterruptedException {
    Ring ring = scene.plan();
    List<WebhookFault> trouble =
        List.of(
            new WebhookFault.Lost(),
            new WebhookFault.Duplicated(),
            new WebhookFault.Overtaken(),
            new WebhookFault.Forged());
    SequencedMap<String, UUID> payloads = ring.prepare(Half.ESCROWS);
    for (int i = 0; i < trouble.size(); i++) {
      scene.xaman().webhooks().next(trouble.get(i));
      scene.xaman().wallet().sign(payloads.get(Scene.KINDS.get(i)));
    }
    ring.awaitBout("escrows_created");

    assertThat(answersTo(payloads.get("show_a"), 0)).isEmpty();
    assertThat(answersTo(payloads.get("show_b"), 2)).first().isEqualTo(200);
    assertThat(answersTo(payloads.get("bonus_a"), 1)).containsExactly(200);
    assertThat(answersTo(payloads.get("bonus_b"), 1)).containsOnly(401);
    assertThat(ring.steps("escrow.confirm")).hasSize(Scene.KINDS.size());
  }

  @Test
  void aDeliveryThatIsPlayedAgainIsRefused() throws InterruptedException {
    Ring ring = scene.plan();
    UUID payload = ring.sign(Half.ESCROWS, "show_a", SignOrder.asAsked());
    assertThat(answersTo(payload, 1)).containsExactly(200);
    scene.xaman().webhooks().replayLast();
    assertThat(answersTo(payload, 2)).containsExactly(200, 409);
    ring.awaitEscrow("show_a", "created");
  }

  /** How deliveries about a payload were answered, once there are so many. */
  private List<Integer> answersTo(UUID payload, int atLeast) throws InterruptedException {
    return Patience.until(
        "webhooks about " + payload,
        () ->
            Optional.of(
                    scene.xaman().webhooks().sent().stream()
                        .filter(sent -> sent.payload().equals(payload))
                        .map(Sent::status)
                        .toList())
                .filter(answers -> answers.size() >= atLeast),
        () -> scene.xaman().webhooks().sent());
  }

  @Test
  void aWalletsAnswerThatIsLostLeavesOnePayloadWhichIsFoundAgain() throws InterruptedException {
    Ring ring = scene.plan();
    int before = scene.xaman().payloads().size();
    scene.xaman().faults().only(Operation.CREATE).times(1).dropAnswersAfterApplying();
    ring.ask(Half.ESCROWS, "show_a").expect(502);
    Map<String, UUID> again = ring.prepare(Half.ESCROWS, "show_a");
    assertThat(scene.xaman().payloads()).hasSize(before + 1).endsWith(again.get("show_a"));
    assertThat(ring.prepare(Half.ESCROWS, "show_a")).isEqualTo(again);
    assertThat(scene.xaman().payloads()).hasSize(before + 1);
    scene.xaman().wallet().sign(again.get("show_a"));
    ring.awaitEscrow("show_a", "created");
  }

  @Test
  void aRequestThatExpiresInSomebodysHandsAndIsThenSignedIsFoundAndNotAskedForTwice()
      throws InterruptedException {
    Ring ring = scene.plan();
    UUID payload = ring.prepare(Half.ESCROWS, "show_a").get("show_a");
    scene.xaman().wallet().open(payload);
    scene.xaman().advanceTime(Scene.EXPIRY.plusMinutes(1));
    ring.awaitRequest("show_a", "expired");

    JsonNode prepared = ring.ask(Half.ESCROWS, "show_a").expect(200);
    assertThat(prepared.at("/escrows/0/xaman_sign_request/payload_id").asText())
        .isEqualTo(payload.toString());
    assertThat(prepared.at("/warnings/0/code").asText()).isEqualTo("expired_request_may_be_signed");
    scene.xaman().wallet().sign(payload);
    ring.awaitEscrow("show_a", "created");
    assertThat(ring.requests("show_a"))
        .singleElement()
        .matches(request -> Ring.has(request, "request_status", "signed"));
    assertThat(ring.transactions("show_a")).hasSize(1);
    long fee =
        Json.number(
            scene.ledger().find(Json.text(ring.escrow("show_a"), "tx_hash")).orElseThrow(), "Fee");
    assertThat(scene.ledger().balance(ring.wallet()))
        .as("one purse is locked")
        .isEqualTo(Scene.FUNDS - Scene.PURSE - fee);
  }

  @Test
  void whatIsSignedAndNeverSubmittedIsProvedNeverToComeAndAskedForAnew()
      throws InterruptedException {
    Ring ring = scene.plan();
    ring.sign(Half.ESCROWS, "show_a", SignOrder.asAsked().undispatched());
    JsonNode pending = ring.awaitTransaction("show_a", "pending");
    long last = Json.number(pending, "last_ledger_sequence");
    while (scene.ledger().validatedLedger() <= last) {
      scene.stack().sandbox().closeLedger();
    }
    ring.awaitTransaction("show_a", "never_comes");
    assertThat(ring.escrow("show_a").path("failure_code").asText())
        .isEqualTo("confirmation_timeout");
    signTheNextAttempt(ring, "show_a");
  }

  @Test
  void whatIsNotWhatWasPreparedIsRefusedAndMovesNothing() throws InterruptedException {
    Ring ring = scene.plan();
    ring.sign(
        Half.ESCROWS,
        "show_a",
        SignOrder.asAsked().altering("Amount", Long.toString(Scene.PURSE - 1)));
    ring.sign(Half.ESCROWS, "show_b", SignOrder.asAsked().unchecked().with(scene.walletB()));
    ring.sign(
        Half.ESCROWS, "bonus_a", SignOrder.asAsked().unchecked().onNetwork("ELSEWHERE", 21_337));
    for (String kind : List.of("show_a", "show_b", "bonus_a")) {
      JsonNode refused =
          Patience.until(
              kind + " to be refused",
              () ->
                  Optional.of(ring.escrow(kind))
                      .filter(escrow -> Ring.has(escrow, "failure_code", "invalid_confirmation")),
              ring::read);
      assertThat(Json.text(refused, "escrow_status")).as(kind).isEqualTo("planned");
      assertThat(ring.transactions(kind))
          .as(kind)
          .singleElement()
          .matches(known -> Ring.has(known, "transaction_status", "refused"));
    }
    assertThat(ring.steps("escrow.confirm")).isEmpty();
    for (String kind : List.of("show_a", "show_b", "bonus_a")) {
      signTheNextAttempt(ring, kind);
    }
  }

  /** Its bytes name no network and would be good on this one, so it is not refused. */
  @Test
  void whatWasSubmittedToAnotherTestNetworkCanStillComeUntilItsSequenceIsUsed()
      throws InterruptedException {
    Ring ring = scene.plan();
    UUID payload =
        ring.sign(
            Half.ESCROWS,
            "show_a",
            SignOrder.asAsked().unchecked().onNetwork("DEVNET", 2).byCard());
    ring.awaitTransaction("show_a", "pending");
    assertThat(ring.prepare(Half.ESCROWS, "show_a")).containsEntry("show_a", payload);
    pay(ring, 1);
    assertThat(Json.text(ring.awaitTransaction("show_a", "never_comes"), "note"))
        .contains("something else has used its sequence number");
    signTheNextAttempt(ring, "show_a");
  }

  @Test
  void whatTheLedgerTurnsDownFailsAndIsAskedForAnew() throws InterruptedException {
    Ring ring = scene.plan();
    UUID payload = ring.prepare(Half.ESCROWS, "show_a").get("show_a");
    pay(ring, Scene.FUNDS - Scene.PURSE);
    scene.xaman().wallet().sign(payload);
    ring.awaitTransaction("show_a", "failed");
    JsonNode escrow = ring.escrow("show_a");
    assertThat(Json.text(escrow, "escrow_status")).isEqualTo("planned");
    assertThat(Json.text(escrow, "failure_code")).isEqualTo("ledger_tec_tem");
    assertThat(Json.text(escrow, "failure_reason")).contains("tecUNFUNDED");

    assertThat(ring.ask(Half.ESCROWS, "show_a").expect(422).at("/escrows/0/code").asText())
        .isEqualTo("insufficient_funds");
    scene.ledger().fund(ring.wallet(), Scene.FUNDS);
    signTheNextAttempt(ring, "show_a");
  }

  /** The promoter pays somebody, which has nothing to do with the bout. */
  private void pay(Ring ring, long drops) throws InterruptedException {
    scene.signElsewhere(
        Json.object()
            .put("TransactionType", "Payment")
            .put("Account", ring.wallet())
            .put("Destination", scene.walletB())
            .put("Amount", Long.toString(drops)));
  }

  private void signTheNextAttempt(Ring ring, String kind) throws InterruptedException {
    JsonNode prepared = ring.ask(Half.ESCROWS, kind).expect(200).at("/escrows/0");
    assertThat(Json.number(prepared, "attempt")).isEqualTo(2);
    String payload = prepared.at("/xaman_sign_request/payload_id").asText();
    scene.xaman().wallet().sign(UUID.fromString(payload));
    ring.awaitEscrow(kind, "created");
    assertThat(ring.escrow(kind).path("failure_code").isNull()).isTrue();
  }
}
