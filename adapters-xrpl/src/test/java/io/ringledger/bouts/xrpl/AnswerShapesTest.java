package io.ringledger.bouts.xrpl;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.bouts.application.outbound.EscrowLedger.Lookup;
import io.ringledger.bouts.domain.LedgerEvidence;
import io.ringledger.bouts.domain.LedgerEvidence.Contradictory;
import io.ringledger.bouts.domain.LedgerEvidence.Proved;
import io.ringledger.bouts.domain.LedgerProof;
import io.ringledger.shared.domain.TransactionHash;
import io.ringledger.shared.xrpl.FakeNode;
import io.ringledger.shared.xrpl.FakeNode.Reply;
import io.ringledger.shared.xrpl.FakeNode.Script;
import io.ringledger.shared.xrpl.LedgerClient;
import io.ringledger.shared.xrpl.Wallet;
import io.ringledger.shared.xrpl.XrplHashes;
import io.ringledger.shared.xrpl.XrplNodes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The same truth in every shape that nodes tell it in. */
class AnswerShapesTest {

  private static EscrowScene scene;
  private static List<TransactionHash> settled;

  @BeforeAll
  static void settleOneOfEach() {
    scene = new EscrowScene();
    settled =
        List.of(
            scene.client.settle(scene.promoter.sign(scene.createBonus())),
            scene.finishedBonus(),
            scene.cancelled(),
            scene.client.settle(scene.promoter.sign(payment())));
  }

  @AfterAll
  static void stop() {
    scene.close();
  }

  @Test
  void theFirstVersionOfTheApiTellsTheSame() {
    assertSame(asking(request -> request.put("api_version", 1)));
  }

  @Test
  void aNodeThatOnlySpeaksJsonTellsTheSame() {
    assertSame(asking(request -> request.put("binary", false)));
    assertSame(asking(request -> request.put("binary", false).put("api_version", 1)));
  }

  @Test
  void aNodeThatOnlySpeaksBinaryTellsTheSame() {
    assertSame(asking(request -> request.put("binary", true)));
    assertSame(asking(request -> request.put("binary", true).put("api_version", 1)));
  }

  @Test
  void withoutACloseTimeTheLedgerIsAskedForIt() {
    Script forgetful =
        (method, parameters) -> {
          ObjectNode result = forward(method, parameters);
          if (method.equals("tx")) {
            result.remove(List.of("close_time_iso", "date"));
            result.withObjectProperty("tx_json").remove("date");
          }
          return Reply.result(result);
        };

    assertSame(forgetful);
  }

  @Test
  void withoutACompactIdentifierNothingIsMissing() {
    Script older =
        (method, parameters) -> {
          ObjectNode result = forward(method, parameters);
          result.remove("ctid");
          result.withObjectProperty("tx_json").remove("ctid");
          return Reply.result(result);
        };

    assertSame(older);
  }

  @Test
  void aNodeThatIsBehindIsOverruledByOneThatKnows() {
    try (FakeNode behind = FakeNode.of(EscrowScene.NETWORK, (_, _) -> Reply.error("txnNotFound"));
        XrplNodes nodes =
            EscrowScene.nodesAt(EscrowScene.NETWORK, behind.uri(), scene.sandbox.rpcUri())) {
      assertThat(new XrplEscrowLedger(nodes).lookup(settled.getFirst()))
          .isInstanceOfSatisfying(
              Lookup.Answered.class,
              answered -> assertThat(answered.evidence()).isInstanceOf(Proved.class));
    }
  }

  @Test
  void whereNoNodeAnswersTheLedgerIsUnavailable() {
    try (FakeNode busy = FakeNode.of(EscrowScene.NETWORK, (_, _) -> Reply.error("tooBusy"));
        XrplNodes nodes = EscrowScene.nodesAt(EscrowScene.NETWORK, busy.uri())) {
      assertThat(new XrplEscrowLedger(nodes).lookup(settled.getFirst()))
          .isEqualTo(new Lookup.Unavailable("node 1: tx answered tooBusy"));
    }
  }

  @Test
  void anotherNetworksTransactionIsNone() {
    // The node claims our network, but the compact identifier names the one it came from.
    try (FakeNode node = FakeNode.of(5, AnswerShapesTest::truth);
        XrplNodes nodes = EscrowScene.nodesAt(5, node.uri())) {
      assertThat(new XrplEscrowLedger(nodes).lookup(settled.getFirst()))
          .isInstanceOfSatisfying(
              Lookup.Answered.class,
              answered ->
                  assertThat(answered.evidence())
                      .isEqualTo(
                          new Contradictory("ctid: not that of its ledger, index and network")));
    }
  }

  @Test
  void onANetworkWithALargeIdATransactionMustNameIt() {
    try (FakeNode node = FakeNode.of(2000, AnswerShapesTest::truth);
        XrplNodes nodes = EscrowScene.nodesAt(2000, node.uri())) {
      assertThat(new XrplEscrowLedger(nodes).lookup(settled.getFirst()))
          .isInstanceOfSatisfying(
              Lookup.Answered.class,
              answered ->
                  assertThat(answered.evidence())
                      .isEqualTo(new Contradictory("NetworkID: not as network 2000 has it")));
    }
  }

  @Test
  void aTransactionThatSeveralSignedIsProved() {
    ObjectNode create = scene.createBonus().put("SigningPubKey", "");
    ArrayNode signers = JsonNodeFactory.instance.arrayNode();
    signers.add(scene.fighter.coSign(create)).add(scene.stranger.coSign(create));
    create.set("Signers", signers);

    assertThat(evidence(retold(create), hashOf(create))).isInstanceOf(Proved.class);
  }

  @Test
  void aTransactionThatOneOfSeveralDidNotSignIsNone() {
    ObjectNode create = scene.createBonus().put("SigningPubKey", "");
    ObjectNode forged = scene.stranger.coSign(create.deepCopy().put("Fee", "1"));
    create.putArray("Signers").add(scene.fighter.coSign(create)).add(forged);

    assertThat(evidence(retold(create), hashOf(create)))
        .isEqualTo(new Contradictory("Signers: the signature does not verify"));
  }

  @Test
  void aTransactionNobodySignedIsNone() {
    ObjectNode create = scene.createBonus().put("SigningPubKey", "");

    assertThat(evidence(retold(create), hashOf(create)))
        .isEqualTo(new Contradictory("SigningPubKey: there is no signature"));
  }

  @Test
  void aKeyOrSignatureOfNoFormIsNone() {
    ObjectNode create = scene.promoter.sign(scene.createBonus());
    for (ObjectNode broken :
        List.of(
            create.deepCopy().put("TxnSignature", ""),
            create.deepCopy().put("TxnSignature", "AB"),
            create.deepCopy().put("SigningPubKey", "AB"),
            create.deepCopy().put("SigningPubKey", "02" + "FF".repeat(32)))) {
      assertThat(evidence(retold(broken), hashOf(broken)))
          .isEqualTo(new Contradictory("TxnSignature: the signature does not verify"));
    }
  }

  @Test
  void anEscrowOfAnIssuedCurrencyIsNone() {
    ObjectNode create = scene.createBonus();
    create
        .putObject("Amount")
        .put("currency", "USD")
        .put("issuer", scene.stranger.address().value())
        .put("value", "5");
    ObjectNode signed = scene.promoter.sign(create);

    assertThat(evidence(retold(signed), hashOf(signed)))
        .isEqualTo(new Contradictory("Amount: not an amount of XRP"));
  }

  @Test
  void aFlagNobodyPreparedIsNone() {
    ObjectNode signed = scene.promoter.sign(scene.createBonus().put("Flags", 0x4000_0000));

    assertThat(evidence(retold(signed), hashOf(signed)))
        .isEqualTo(new Contradictory("unprepared field Flags"));
  }

  @Test
  void declaredModeTrustsEveryClaim() {
    DeclaredEscrowLedger declared = new DeclaredEscrowLedger();

    assertThat(declared.trustsClaims()).isTrue();
    assertThat(declared.lookup(settled.getFirst()))
        .isEqualTo(new Lookup.Answered(new LedgerEvidence.Declared()));
    assertThat(scene.ledger.trustsClaims()).isFalse();
  }

  private static void assertSame(Script script) {
    for (TransactionHash hash : settled) {
      LedgerProof truth = scene.proof(hash);
      assertThat(evidence(script, hash)).isEqualTo(new Proved(truth));
    }
  }

  private static LedgerEvidence evidence(Script script, TransactionHash hash) {
    try (FakeNode node = FakeNode.of(EscrowScene.NETWORK, script);
        XrplNodes nodes = EscrowScene.nodesAt(EscrowScene.NETWORK, node.uri())) {
      return switch (new XrplEscrowLedger(nodes).lookup(hash)) {
        case Lookup.Answered(var evidence) -> evidence;
        case Lookup.Unavailable(var reason) -> throw new AssertionError(reason);
      };
    }
  }

  /** The sandbox's answers to other questions than those that were asked. */
  private static Script asking(UnaryOperator<ObjectNode> otherwise) {
    return (method, parameters) -> Reply.result(forward(method, otherwise.apply(parameters)));
  }

  private static Reply truth(String method, ObjectNode parameters) {
    return Reply.result(forward(method, parameters));
  }

  private static ObjectNode forward(String method, ObjectNode parameters) {
    try (HttpClient http = HttpClient.newHttpClient()) {
      String body = LedgerClient.post(http, scene.sandbox.rpcUri(), method, parameters);
      return (ObjectNode) FakeNode.JSON.readTree(body).path("result");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The bonus that was locked, as if this transaction had done it, in the same place. */
  private static Script retold(ObjectNode signed) {
    return (method, parameters) -> {
      ObjectNode result =
          forward(method, parameters.put("transaction", settled.getFirst().value()));
      if (result.has("tx_blob")) {
        result.put("tx_blob", Wallet.blob(signed));
      } else {
        result.set("tx_json", signed);
        String was = result.path("meta").toString();
        result.set("meta", retoldMeta(was, signed));
      }
      return Reply.result(result.put("hash", hashOf(signed).value()));
    };
  }

  private static ObjectNode retoldMeta(String meta, ObjectNode signed) {
    String index = XrplHashes.escrow(scene.promoter.address(), signed.path("Sequence").asLong());
    try {
      ObjectNode changed = (ObjectNode) FakeNode.JSON.readTree(meta);
      for (var node : changed.path("AffectedNodes")) {
        if (node.path("CreatedNode").path("LedgerEntryType").asText().equals("Escrow")) {
          ObjectNode created = (ObjectNode) node.path("CreatedNode");
          created.put("LedgerIndex", index);
          ObjectNode fields = created.withObjectProperty("NewFields");
          fields.remove("Sequence");
          fields.set("FinishAfter", signed.path("FinishAfter"));
          fields.set("CancelAfter", signed.path("CancelAfter"));
        }
      }
      return changed;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ObjectNode payment() {
    return scene
        .client
        .draft(scene.promoter, "Payment")
        .put("Destination", scene.fighter.address().value())
        .put("Amount", "1000000");
  }

  private static TransactionHash hashOf(ObjectNode signed) {
    return new TransactionHash(
        XrplHashes.transaction(HexFormat.of().parseHex(Wallet.blob(signed))));
  }
}
