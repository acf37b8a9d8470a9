package io.ringledger.bouts.xrpl;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.bouts.application.outbound.EscrowLedger.Finality;
import io.ringledger.bouts.domain.signing.SignedTransaction;
import io.ringledger.sandbox.SandboxConfig;
import io.ringledger.sandbox.XrplSandbox;
import io.ringledger.shared.domain.TransactionHash;
import io.ringledger.shared.xrpl.Mirror;
import io.ringledger.shared.xrpl.Wallet;
import io.ringledger.shared.xrpl.XrplNodeSettings;
import io.ringledger.shared.xrpl.XrplNodes;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Only proof makes a transaction lost: one that is lost wrongly would be signed twice. */
class TransactionFinalityTest {

  private static final Finality STILL_POSSIBLE = new Finality.StillPossible();

  private final EscrowScene scene = new EscrowScene();
  private final Mirror mirror = new Mirror(scene.sandbox);
  private long first;

  @BeforeEach
  void remember() {
    first = scene.validated();
  }

  @AfterEach
  void stop() {
    mirror.close();
    scene.close();
  }

  // Its last ledger

  @Test
  void itCanComeUntilALedgerAfterItsLastOneIsValidated() {
    SignedTransaction signed = signed(first + 3);
    scene.closeLedgers(3);

    assertThat(scene.validated()).isEqualTo(first + 3);
    assertThat(finality(signed)).isEqualTo(STILL_POSSIBLE);
    scene.closeLedgers(1);
    assertThat(finality(signed))
        .isEqualTo(
            new Finality.NeverComes("its last ledger, " + (first + 3) + ", has passed without it"));
  }

  @Test
  void itIsFoundInItsVeryLastLedger() {
    ObjectNode create = scene.promoter.sign(scene.create().put("LastLedgerSequence", first + 3));
    scene.closeLedgers(2);
    scene.client.settle(create);
    scene.closeLedgers(5);

    assertThat(finality(EscrowScene.signed(create))).isEqualTo(STILL_POSSIBLE);
  }

  @Test
  void oneThatWaitsInNoLedgerYetIsNotLostUntilItCannotEnterOne() {
    scene.sandbox.faults().holdUnvalidated();
    ObjectNode create = scene.promoter.sign(scene.create().put("LastLedgerSequence", first + 5));
    scene.client.submit(create);
    scene.closeLedgers(3);

    assertThat(finality(EscrowScene.signed(create))).isEqualTo(STILL_POSSIBLE);
    scene.closeLedgers(3);
    assertThat(finality(EscrowScene.signed(create))).isInstanceOf(Finality.NeverComes.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {999, 1000, 1001, 1002, 2600})
  void aLongSearchIsSplit(int ledgers) {
    SignedTransaction signed = signed(first + ledgers);
    scene.closeLedgers(ledgers + 1);

    assertThat(finality(signed)).isInstanceOf(Finality.NeverComes.class);
  }

  @Test
  void withoutAFirstLedgerNothingIsProved() {
    SignedTransaction signed = signed(first + 1);
    scene.closeLedgers(3);

    assertThat(scene.ledger.finality(signed, scene.promoter.address(), 0))
        .isEqualTo(STILL_POSSIBLE);
  }

  @Test
  void aSearchThatWouldTakeForEverIsNotBegun() {
    SignedTransaction signed = signed(1_000_000);
    mirror.tells(
        "server_info",
        result -> {
          ObjectNode info = (ObjectNode) result.path("info");
          info.put("complete_ledgers", "1-2000000");
          ((ObjectNode) info.path("validated_ledger")).put("seq", 2_000_000);
          return result;
        });

    assertThat(finality(signed, mirror.node().uri())).isEqualTo(STILL_POSSIBLE);
    assertThat(mirror.node().asked()).filteredOn("tx"::equals).hasSize(1);
  }

  @Test
  void aNameThatNoLedgerHasNeverComes() {
    assertThat(finality(SignedTransaction.named(new TransactionHash("declared-0001"))))
        .isInstanceOf(Finality.NeverComes.class);
  }

  // Its sequence number or ticket

  @Test
  void itNeverComesOnceSomethingElseHasUsedItsSequenceNumber() {
    ObjectNode create = scene.promoter.sign(scene.create());
    SignedTransaction signed = EscrowScene.signed(create);
    assertThat(finality(signed)).isEqualTo(STILL_POSSIBLE);
    scene.somethingElse();

    assertThat(finality(signed))
        .isEqualTo(
            new Finality.NeverComes(
                "something else has used its sequence number " + create.path("Sequence").asLong()));
  }

  @Test
  void itIsNotLostWhereItHasUsedItsSequenceNumberItself() {
    ObjectNode create = scene.promoter.sign(scene.create());
    scene.client.settle(create);
    scene.somethingElse();

    assertThat(finality(EscrowScene.signed(create))).isEqualTo(STILL_POSSIBLE);
  }

  @Test
  void itCanComeWhileOthersUseOlderSequenceNumbers() {
    ObjectNode later = scene.create();
    later.put("Sequence", later.path("Sequence").asLong() + 1);
    SignedTransaction signed = EscrowScene.signed(scene.promoter.sign(later));
    scene.somethingElse();

    assertThat(finality(signed)).isEqualTo(STILL_POSSIBLE);
    scene.somethingElse();
    assertThat(finality(signed)).isInstanceOf(Finality.NeverComes.class);
  }

  @Test
  void aTicketThatIsNotMadeYetOrStillHeldCanBeUsed() {
    ObjectNode tickets = scene.client.draft(scene.promoter, "TicketCreate").put("TicketCount", 1);
    long ticket = tickets.path("Sequence").asLong() + 1;
    SignedTransaction signed =
        EscrowScene.signed(
            scene.promoter.sign(scene.create().put("Sequence", 0).put("TicketSequence", ticket)));

    assertThat(finality(signed)).isEqualTo(STILL_POSSIBLE);
    scene.client.settle(scene.promoter.sign(tickets));
    assertThat(finality(signed)).isEqualTo(STILL_POSSIBLE);

    scene.client.settle(
        scene.promoter.sign(
            scene
                .client
                .draft(scene.promoter, "AccountSet")
                .put("Sequence", 0)
                .put("TicketSequence", ticket)));
    assertThat(finality(signed))
        .isEqualTo(new Finality.NeverComes("something else has used its ticket " + ticket));
  }

  @Test
  void itIsNotLostWhereItHasUsedItsTicketItself() {
    ObjectNode tickets = scene.client.draft(scene.promoter, "TicketCreate").put("TicketCount", 1);
    long ticket = tickets.path("Sequence").asLong() + 1;
    scene.client.settle(scene.promoter.sign(tickets));
    ObjectNode create =
        scene.promoter.sign(scene.create().put("Sequence", 0).put("TicketSequence", ticket));
    scene.client.settle(create);

    assertThat(finality(EscrowScene.signed(create))).isEqualTo(STILL_POSSIBLE);
  }

  @Test
  void aSenderWithoutAnAccountProvesNothing() {
    SignedTransaction signed =
        new SignedTransaction(
            signed(first + 50).hash(),
            OptionalLong.of(1),
            OptionalLong.empty(),
            OptionalLong.empty());

    assertThat(scene.ledger.finality(signed, Wallet.ed25519("nobody").address(), first))
        .isEqualTo(STILL_POSSIBLE);
  }

  // Nodes that do not know everything, or tell something else

  @Test
  void aNodeThatIsBehindProvesNothing() {
    SignedTransaction signed = signed(first + 3);
    scene.closeLedgers(5);
    try (XrplSandbox behind =
        XrplSandbox.start(SandboxConfig.inMemory().startingAt(EscrowScene.START))) {
      assertThat(finality(signed, behind.rpcUri())).isEqualTo(STILL_POSSIBLE);
      assertThat(finality(signed, behind.rpcUri(), scene.sandbox.rpcUri()))
          .isInstanceOf(Finality.NeverComes.class);
    }
  }

  @Test
  void aSearchThatMayHaveMissedALedgerProvesNothing() {
    SignedTransaction signed = lost();

    for (UnaryOperator<ObjectNode> story :
        List.<UnaryOperator<ObjectNode>>of(
            result -> result.without("searched_all"),
            result -> result.put("searched_all", false),
            result -> result.put("searched_all", "true"),
            result -> result.put("searched_all", 1))) {
      mirror.tells("tx", story);
      assertThat(finality(signed, mirror.node().uri())).isEqualTo(STILL_POSSIBLE);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "empty", "1-4", "90-99", "1-4,6-99", "x", "1-99999999999999999999"})
  void gapsInTheHistoryProveNothingWhateverTheSearchSays(String complete) {
    SignedTransaction signed = lost();
    mirror.tells("server_info", info("complete_ledgers", complete));

    assertThat(finality(signed, mirror.node().uri())).isEqualTo(STILL_POSSIBLE);
  }

  @Test
  void aNodeThatKnowsItOutweighsOneThatDoesNot() {
    ObjectNode create = scene.promoter.sign(scene.create().put("LastLedgerSequence", first + 3));
    scene.client.settle(create);
    scene.closeLedgers(5);
    mirror.denies("tx", "txnNotFound");
    SignedTransaction signed = EscrowScene.signed(create);

    assertThat(finality(signed, mirror.node().uri())).isInstanceOf(Finality.NeverComes.class);
    assertThat(finality(signed, mirror.node().uri(), scene.sandbox.rpcUri()))
        .isEqualTo(STILL_POSSIBLE);
    assertThat(finality(signed, scene.sandbox.rpcUri(), mirror.node().uri()))
        .isEqualTo(STILL_POSSIBLE);
  }

  @Test
  void aSequenceNumberThatAnotherNodeSeesUnusedIsNotSpent() {
    SignedTransaction signed = EscrowScene.signed(scene.promoter.sign(scene.create()));
    mirror.tells(
        "account_info",
        result -> {
          ((ObjectNode) result.path("account_data")).put("Sequence", 9_999_999);
          return result;
        });

    assertThat(finality(signed, mirror.node().uri())).isInstanceOf(Finality.NeverComes.class);
    assertThat(finality(signed, mirror.node().uri(), scene.sandbox.rpcUri()))
        .isEqualTo(STILL_POSSIBLE);
  }

  @Test
  void aNodeThatIsDownLeavesTheProofToTheOthers() {
    SignedTransaction signed = lost();
    URI gone = mirror.node().uri();
    mirror.close();

    assertThat(finality(signed, gone, scene.sandbox.rpcUri()))
        .isInstanceOf(Finality.NeverComes.class);
    assertThat(finality(signed, gone)).isInstanceOf(Finality.Unavailable.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"tx", "server_info"})
  void aBusyNodeIsNoProof(String command) {
    SignedTransaction signed = lost();
    mirror.denies(command, "tooBusy");

    assertThat(finality(signed, mirror.node().uri())).isInstanceOf(Finality.Unavailable.class);
  }

  @Test
  void anAccountThatIsNotFromAValidatedLedgerIsNoProof() {
    SignedTransaction signed = EscrowScene.signed(scene.promoter.sign(scene.create()));
    scene.somethingElse();
    mirror.tells("account_info", result -> result.put("validated", false));

    assertThat(finality(signed, mirror.node().uri())).isInstanceOf(Finality.Unavailable.class);
  }

  @Test
  void aSlowNodeIsNotWaitedForLongerThanItsTimeout() {
    SignedTransaction signed = lost();
    scene.sandbox.faults().only("tx").times(1).slow(Duration.ofSeconds(3));
    Duration patience = Duration.ofSeconds(1);
    try (XrplNodes nodes =
        new XrplNodes(
            new XrplNodeSettings(
                List.of(scene.sandbox.rpcUri()),
                EscrowScene.NETWORK,
                patience,
                patience,
                patience,
                1,
                100_000))) {
      assertThat(new XrplEscrowLedger(nodes).finality(signed, scene.promoter.address(), first))
          .isInstanceOf(Finality.Unavailable.class);
    }
  }

  private static UnaryOperator<ObjectNode> info(String field, String value) {
    return result -> {
      ((ObjectNode) result.path("info")).put(field, value);
      return result;
    };
  }

  private SignedTransaction signed(long lastLedger) {
    return EscrowScene.signed(
        scene.promoter.sign(scene.create().put("LastLedgerSequence", lastLedger)));
  }

  private SignedTransaction lost() {
    SignedTransaction signed = signed(first + 3);
    scene.closeLedgers(5);
    return signed;
  }

  private Finality finality(SignedTransaction transaction) {
    return scene.ledger.finality(transaction, scene.promoter.address(), first);
  }

  private Finality finality(SignedTransaction transaction, URI... addresses) {
    try (XrplNodes nodes = EscrowScene.nodesAt(EscrowScene.NETWORK, addresses)) {
      return new XrplEscrowLedger(nodes).finality(transaction, scene.promoter.address(), first);
    }
  }
}
