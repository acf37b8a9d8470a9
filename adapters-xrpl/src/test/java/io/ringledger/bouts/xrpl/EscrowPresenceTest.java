package io.ringledger.bouts.xrpl;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.bouts.application.outbound.EscrowLedger.Presence;
import io.ringledger.bouts.domain.OfferSequence;
import io.ringledger.sandbox.SandboxConfig;
import io.ringledger.sandbox.XrplSandbox;
import io.ringledger.shared.domain.TransactionHash;
import io.ringledger.shared.xrpl.FakeNode;
import io.ringledger.shared.xrpl.FakeNode.Reply;
import io.ringledger.shared.xrpl.LedgerClient;
import io.ringledger.shared.xrpl.Mirror;
import io.ringledger.shared.xrpl.Wallet;
import io.ringledger.shared.xrpl.XrplNodes;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Escrows that are there, that somebody closed, and nodes that do not know. */
class EscrowPresenceTest {

  private static final Presence ON_LEDGER = new Presence.OnLedger();

  private final EscrowScene scene = new EscrowScene();
  private final Mirror mirror = new Mirror(scene.sandbox);

  @AfterEach
  void stop() {
    mirror.close();
    scene.close();
  }

  @Test
  void whatAStrangerFinishedIsFound() {
    EscrowScene.Held held = scene.held(scene.create());
    TransactionHash closing = close(scene.stranger, "EscrowFinish", held);

    assertThat(presence(held)).isEqualTo(new Presence.ClosedBy(closing));
  }

  @Test
  void whatAStrangerTookBackIsFound() {
    EscrowScene.Held held = scene.held(scene.createBonus());
    scene.advance(Duration.ofDays(8));
    TransactionHash closing = close(scene.stranger, "EscrowCancel", held);

    assertThat(presence(held)).isEqualTo(new Presence.ClosedBy(closing));
  }

  @Test
  void onlyTheTransactionThatClosedThisEscrowCounts() {
    EscrowScene.Held first = scene.held(scene.create());
    EscrowScene.Held second = scene.held(scene.create());
    EscrowScene.Held third = scene.held(scene.create());
    close(scene.promoter, "EscrowFinish", first);
    TransactionHash closing = close(scene.promoter, "EscrowFinish", second);
    close(scene.promoter, "EscrowFinish", first);

    assertThat(presence(second)).isEqualTo(new Presence.ClosedBy(closing));
    assertThat(presence(third)).isEqualTo(ON_LEDGER);
  }

  @Test
  void anAttemptThatFailedClosedNothing() {
    EscrowScene.Held held = scene.held(scene.createBonus());
    close(scene.promoter, "EscrowCancel", held);

    assertThat(presence(held)).isEqualTo(ON_LEDGER);
  }

  @Test
  void theSearchGoesThroughPagesAsFarAsTheCreation() {
    EscrowScene.Held held = scene.held(scene.create());
    TransactionHash closing = close(scene.stranger, "EscrowFinish", held);
    for (int i = 0; i < 210; i++) {
      scene.client.submit(scene.promoter.sign(scene.client.draft(scene.promoter, "AccountSet")));
    }
    scene.closeLedgers(1);

    assertThat(presence(held, mirror.node().uri())).isEqualTo(new Presence.ClosedBy(closing));
    assertThat(mirror.node().asked()).filteredOn("account_tx"::equals).hasSize(3);
  }

  @Test
  void aNodeWithTheOldInterfaceIsUnderstood() {
    EscrowScene.Held held = scene.held(scene.create());
    HttpClient http = HttpClient.newHttpClient();
    try (http;
        FakeNode old =
            FakeNode.start(
                (method, parameters) ->
                    parameters.path("api_version").asInt() == 1
                        ? new Reply(
                            200,
                            LedgerClient.post(http, scene.sandbox.rpcUri(), method, parameters))
                        : new Reply(400, "invalid_API_version"))) {
      assertThat(presence(held, old.uri())).isEqualTo(ON_LEDGER);
      TransactionHash closing = close(scene.stranger, "EscrowFinish", held);
      assertThat(presence(held, old.uri())).isEqualTo(new Presence.ClosedBy(closing));
    }
  }

  @Test
  void aNodeThatIsBehindDoesNotKnow() {
    EscrowScene.Held held = scene.held(scene.create());
    try (XrplSandbox behind =
        XrplSandbox.start(SandboxConfig.inMemory().startingAt(EscrowScene.START))) {
      LedgerClient client = new LedgerClient(behind);
      client.fund(scene.promoter);

      assertThat(presence(held, behind.rpcUri()))
          .isInstanceOfSatisfying(
              Presence.Unavailable.class,
              unavailable -> assertThat(unavailable.reason()).contains("may be behind"));
      assertThat(presence(held, behind.rpcUri(), scene.sandbox.rpcUri())).isEqualTo(ON_LEDGER);
    }
  }

  @Test
  void aNodeThatHasItOutweighsOneThatDoesNot() {
    EscrowScene.Held held = scene.held(scene.create());
    mirror.denies("ledger_entry", "entryNotFound");

    assertThat(presence(held, mirror.node().uri())).isEqualTo(new Presence.Missing());
    assertThat(presence(held, mirror.node().uri(), scene.sandbox.rpcUri())).isEqualTo(ON_LEDGER);
  }

  @Test
  void aHistoryThatDoesNotReachBackProvesNoAbsence() {
    EscrowScene.Held held = scene.held(scene.create());
    close(scene.stranger, "EscrowFinish", held);
    mirror.tells(
        "account_tx",
        result -> {
          ((ArrayNode) result.path("transactions")).removeAll();
          return result.put("ledger_index_min", 1_000_000);
        });

    assertThat(presence(held, mirror.node().uri())).isInstanceOf(Presence.Unavailable.class);
  }

  @Test
  void aNodeThatForgotTheCreationCanStillNameWhatClosedIt() {
    EscrowScene.Held held = scene.held(scene.create());
    TransactionHash closing = close(scene.stranger, "EscrowFinish", held);
    mirror.denies("tx", "txnNotFound");

    assertThat(presence(held, mirror.node().uri())).isEqualTo(new Presence.ClosedBy(closing));
  }

  @Test
  void aNodeThatPagesForEverIsNotFollowedForEver() {
    EscrowScene.Held held = scene.held(scene.create());
    mirror.denies("ledger_entry", "entryNotFound");
    mirror.tells(
        "account_tx",
        result -> {
          result.putObject("marker").put("ledger", 3).put("seq", 0);
          return result;
        });

    assertThat(presence(held, mirror.node().uri())).isInstanceOf(Presence.Unavailable.class);
    assertThat(mirror.node().asked()).hasSizeLessThan(60);
  }

  @Test
  void anotherEntryIsNotTheEscrow() {
    EscrowScene.Held held = scene.held(scene.create());
    mirror.tells(
        "ledger_entry",
        result -> {
          ((ObjectNode) result.path("node")).put("LedgerEntryType", "Ticket");
          return result;
        });

    assertThat(presence(held, mirror.node().uri())).isInstanceOf(Presence.Unavailable.class);
    mirror.tells("ledger_entry", result -> result.put("index", "AB".repeat(32)));
    assertThat(presence(held, mirror.node().uri())).isInstanceOf(Presence.Unavailable.class);
    mirror.tells("ledger_entry", result -> result.put("validated", false));
    assertThat(presence(held, mirror.node().uri())).isInstanceOf(Presence.Unavailable.class);
  }

  @Test
  void aClosingWithoutANameIsNone() {
    EscrowScene.Held held = scene.held(scene.create());
    close(scene.stranger, "EscrowFinish", held);
    mirror.tells(
        "account_tx",
        result -> {
          result
              .path("transactions")
              .forEach(entry -> ((ObjectNode) entry).put("hash", "nonsense"));
          return result;
        });

    assertThat(presence(held, mirror.node().uri())).isInstanceOf(Presence.Unavailable.class);
  }

  private TransactionHash close(Wallet sender, String type, EscrowScene.Held held) {
    return scene.client.settle(sender.sign(scene.close(sender, type, held.sequence())));
  }

  private Presence presence(EscrowScene.Held held) {
    return scene.ledger.presence(
        scene.promoter.address(), new OfferSequence(held.sequence()), held.createdBy());
  }

  private Presence presence(EscrowScene.Held held, URI... addresses) {
    try (XrplNodes nodes = EscrowScene.nodesAt(EscrowScene.NETWORK, addresses)) {
      return new XrplEscrowLedger(nodes)
          .presence(scene.promoter.address(), new OfferSequence(held.sequence()), held.createdBy());
    }
  }
}
