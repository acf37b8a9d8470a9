package io.ringledger.local.following;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.local.demo.Json;
import io.ringledger.local.demo.PromoterDesk;
import io.ringledger.local.demo.PromoterDesk.Half;
import io.ringledger.xamansandbox.Faults;
import io.ringledger.xamansandbox.server.Operation;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Applications that die, are two, or leave the last word to the promoter. */
abstract class ProcessScenarios {

  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

  private final Scene scene;

  ProcessScenarios(Scene scene) {
    this.scene = scene;
  }

  @Test
  void whatADyingApplicationWasFollowingIsTakenOverByAnotherAndTwoFindEachOutcomeOnce()
      throws IOException, InterruptedException {
    Ring ring = scene.plan();
    Map<String, UUID> payloads = ring.prepare(Half.ESCROWS);
    CountDownLatch asked = slowDownXaman();
    scene.xaman().wallet().sign(payloads.get("show_a"));
    assertThat(asked.await(LONGEST_PAUSE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    scene.stack().killApplication();
    scene.xaman().faults().clear();
    scene.xaman().wallet().sign(payloads.get("show_b"));
    try (Replica replica = Replica.start(scene.stack(), Map.of())) {
      Ring other = ring.through(replica.api());
      other.awaitEscrow("show_b", "created");
      scene.stack().startApplication();
      scene.xaman().wallet().sign(payloads.get("bonus_a"));
      scene.xaman().wallet().sign(payloads.get("bonus_b"));
      ring.awaitBout("escrows_created");
    }
    assertThat(ring.steps("escrow.confirm"))
        .hasSize(Scene.KINDS.size())
        .allMatch(step -> Ring.has(step, "actor", "system"));
  }

  /** Whoever asks about a payload next waits for the answer; says when somebody does. */
  private CountDownLatch slowDownXaman() {
    CountDownLatch asked = new CountDownLatch(1);
    Faults once = scene.xaman().faults().only(Operation.GET).times(1);
    once.slow(LONGEST_PAUSE);
    once.lie(
        truth -> {
          asked.countDown();
          return truth;
        });
    return asked;
  }

  @Test
  void withoutAutoConfirmWhatIsValidatedWaitsForTheConfirm()
      throws IOException, InterruptedException {
    Ring locked = scene.plan();
    locked.lock();
    locked.win("A");
    scene.passOnLedger(Scene.UNTIL_FINISH_AFTER);
    scene.stack().stopApplication();
    // Webhooks go to the one that has stopped: they are all lost.
    try (Replica careful = Replica.start(scene.stack(), Map.of("AUTO_CONFIRM", "false"))) {
      Ring draft = scene.plan(careful.api());
      draft.sign(Half.ESCROWS, "show_a");
      waitsForTheConfirm(draft, Half.ESCROWS, "planned", "created");
      Ring decided = locked.through(careful.api());
      decided.sign(Half.PAYOUTS, "show_a");
      waitsForTheConfirm(decided, Half.PAYOUTS, "created", "finished");
    } finally {
      scene.stack().startApplication();
    }
  }

  private void waitsForTheConfirm(Ring ring, Half half, String before, String after)
      throws InterruptedException {
    JsonNode validated = ring.awaitTransaction("show_a", "validated");
    assertThat(Json.text(ring.escrow("show_a"), "escrow_status")).isEqualTo(before);
    String hash = Json.text(validated, "tx_hash");
    ObjectNode claim = PromoterDesk.evidence(half, "show_a", scene.ledger().awaitValidated(hash));
    JsonNode answer = ring.confirm(half, claim).expect(200);
    assertThat(Json.text(answer, "escrow_status")).isEqualTo(after);
    JsonNode last = ring.audit().getLast();
    assertThat(Json.text(last, "actor")).isEqualTo(scene.promoter().userId());
    assertThat(Json.text(last, "outcome")).isEqualTo("success");
    ring.awaitTransaction(
        "show_a",
        known ->
            Ring.has(known, "tx_hash", hash) && Ring.has(known, "transaction_status", "applied"));
  }
}
