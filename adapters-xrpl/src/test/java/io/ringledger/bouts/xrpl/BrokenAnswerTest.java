package io.ringledger.bouts.xrpl;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.bouts.application.outbound.EscrowLedger.Lookup;
import io.ringledger.bouts.domain.LedgerEvidence.Proved;
import io.ringledger.bouts.domain.LedgerProof;
import io.ringledger.shared.domain.TransactionHash;
import io.ringledger.shared.xrpl.FakeNode;
import io.ringledger.shared.xrpl.FakeNode.Reply;
import io.ringledger.shared.xrpl.XrplNodes;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every single value of an answer replaced by every kind of nonsense. */
class BrokenAnswerTest {

  private static EscrowScene scene;
  private static List<TransactionHash> settled;

  @BeforeAll
  static void settleOneOfEach() {
    scene = new EscrowScene();
    settled =
        List.of(
            scene.client.settle(scene.promoter.sign(scene.createBonus())),
            scene.finishedBonus(),
            scene.cancelled());
  }

  @AfterAll
  static void stop() {
    scene.close();
  }

  @Test
  void nonsenseNeverProvesAnythingButTheTruth() {
    try (FakeNode node = FakeNode.of(EscrowScene.NETWORK, (_, _) -> Reply.error("tooBusy"));
        XrplNodes nodes = EscrowScene.nodesAt(EscrowScene.NETWORK, node.uri())) {
      XrplEscrowLedger ledger = new XrplEscrowLedger(nodes);
      for (TransactionHash hash : settled) {
        LedgerProof truth = scene.proof(hash);
        ObjectNode json = answer(hash, false);
        ObjectNode binary = answer(hash, true);
        for (ObjectNode broken : Nonsense.everyWayToBreak(json)) {
          assertHarmless(ledger, node, truth, broken, binary);
        }
        for (ObjectNode broken : Nonsense.everyWayToBreak(binary)) {
          assertHarmless(ledger, node, truth, json, broken);
        }
      }
    }
  }

  private static void assertHarmless(
      XrplEscrowLedger ledger,
      FakeNode node,
      LedgerProof truth,
      ObjectNode json,
      ObjectNode binary) {
    node.script(
        (method, parameters) ->
            Reply.result(
                switch (method) {
                  case "server_info" -> FakeNode.serverInfo(EscrowScene.NETWORK);
                  case "tx" -> parameters.path("binary").asBoolean() ? binary : json;
                  default -> JsonNodeFactory.instance.objectNode();
                }));

    Lookup lookup = ledger.lookup(truth.transaction());

    if (lookup instanceof Lookup.Answered(Proved(var proof))) {
      assertThat(proof).as("%s%n%s", json, binary).isEqualTo(truth);
    }
  }

  private static ObjectNode answer(TransactionHash hash, boolean binary) {
    ObjectNode parameters = JsonNodeFactory.instance.objectNode();
    parameters.put("transaction", hash.value()).put("binary", binary).put("api_version", 2);
    return (ObjectNode) scene.client.call("tx", parameters);
  }
}
