package io.ringledger.bouts.xrpl;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.bouts.application.outbound.EscrowLedger.Finality;
import io.ringledger.bouts.application.outbound.EscrowLedger.Presence;
import io.ringledger.bouts.application.outbound.Preflight.Intent;
import io.ringledger.bouts.application.outbound.Preflight.Standing;
import io.ringledger.bouts.domain.EscrowKind;
import io.ringledger.bouts.domain.EscrowTerms;
import io.ringledger.bouts.domain.OfferSequence;
import io.ringledger.shared.domain.TransactionHash;
import io.ringledger.shared.xrpl.Mirror;
import io.ringledger.shared.xrpl.XrplNodeSettings;
import io.ringledger.shared.xrpl.XrplNodes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Nonsense in any answer about finality, presence and preflight is taken for trouble at most. */
class NonsenseAnswerTest {

  private final EscrowScene scene = new EscrowScene();
  private final PreflightScene purses = new PreflightScene(scene);
  private final Mirror mirror = new Mirror(scene.sandbox);
  private final XrplNodes nodes =
      new XrplNodes(
          new XrplNodeSettings(
              List.of(mirror.node().uri()),
              EscrowScene.NETWORK,
              Duration.ofSeconds(10),
              Duration.ofSeconds(10),
              Duration.ofMinutes(1),
              1,
              1_000_000));
  private final XrplEscrowLedger ledger = new XrplEscrowLedger(nodes);
  private final XrplPreflight preflight = new XrplPreflight(nodes);
  private final long first = scene.validated();

  @AfterEach
  void stop() {
    nodes.close();
    mirror.close();
    scene.close();
  }

  @Test
  void aTransactionOnTheLedgerIsNeverLost() {
    ObjectNode create = scene.promoter.sign(scene.create().put("LastLedgerSequence", first + 2));
    scene.client.settle(create);
    scene.somethingElse();
    scene.closeLedgers(3);

    forEachNonsense(
        List.of("tx", "server_info", "account_info"),
        () ->
            assertThat(ledger.finality(EscrowScene.signed(create), scene.promoter.address(), first))
                .isNotInstanceOf(Finality.NeverComes.class));
  }

  @Test
  void aTransactionThatCanStillComeIsNeverLost() {
    ObjectNode create = scene.promoter.sign(scene.create().put("LastLedgerSequence", first + 50));
    scene.closeLedgers(3);

    forEachNonsense(
        List.of("tx", "server_info", "account_info"),
        () ->
            assertThat(ledger.finality(EscrowScene.signed(create), scene.promoter.address(), first))
                .isNotInstanceOf(Finality.NeverComes.class));
  }

  @Test
  void anEscrowOnTheLedgerIsNeverClosed() {
    EscrowScene.Held held = scene.held(scene.create());

    forEachNonsense(
        List.of("ledger_entry", "tx", "account_tx"),
        () ->
            assertThat(
                    ledger.presence(
                        scene.promoter.address(),
                        new OfferSequence(held.sequence()),
                        held.createdBy()))
                .isNotInstanceOf(Presence.ClosedBy.class));
  }

  @Test
  void whatClosedAnEscrowIsNamedOrNothingIs() {
    EscrowScene.Held held = scene.held(scene.create());
    TransactionHash closing =
        scene.client.settle(
            scene.stranger.sign(scene.close(scene.stranger, "EscrowFinish", held.sequence())));

    forEachNonsense(
        List.of("ledger_entry", "tx", "account_tx"),
        () -> {
          if (ledger.presence(
                  scene.promoter.address(), new OfferSequence(held.sequence()), held.createdBy())
              instanceof Presence.ClosedBy(var named)) {
            assertThat(named).isEqualTo(closing);
          }
        });
  }

  @Test
  void preflightAlwaysAnswers() {
    EscrowTerms locked = purses.terms(EscrowKind.SHOW_A);
    OfferSequence sequence = purses.lock(locked);
    Standing.Known at = preflight.standing() instanceof Standing.Known known ? known : null;
    List<Intent> intents =
        List.of(
            PreflightScene.create(purses.terms(EscrowKind.BONUS_A)),
            PreflightScene.toFinish(locked, sequence));

    forEachNonsense(
        List.of(
            "server_info",
            "server_state",
            "fee",
            "account_info",
            "account_objects",
            "ledger_entry",
            "simulate"),
        () -> {
          assertThat(preflight.standing()).isNotNull();
          assertThat(preflight.check(at, intents)).isNotNull();
        });
  }

  /** Breaks the last true answer of each command in every way, and asks again. */
  private void forEachNonsense(List<String> commands, Runnable question) {
    for (String command : commands) {
      AtomicReference<ObjectNode> truth = new AtomicReference<>();
      mirror.tells(
          command,
          result -> {
            truth.set(result.deepCopy());
            return result;
          });
      question.run();
      List<ObjectNode> broken = new ArrayList<>();
      if (truth.get() != null) {
        broken.addAll(Nonsense.everyWayToBreak(truth.get()));
      }
      for (ObjectNode answer : broken) {
        mirror.tells(command, _ -> answer.deepCopy());
        question.run();
      }
      mirror.tells(command, result -> result);
    }
  }
}
