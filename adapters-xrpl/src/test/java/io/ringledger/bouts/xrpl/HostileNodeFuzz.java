package io.ringledger.bouts.xrpl;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.bouts.application.outbound.EscrowLedger.Lookup;
import io.ringledger.bouts.domain.LedgerEvidence.Proved;
import io.ringledger.bouts.domain.LedgerProof;
import io.ringledger.shared.xrpl.FakeNode;
import io.ringledger.shared.xrpl.FakeNode.Reply;
import io.ringledger.shared.xrpl.XrplNodes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A node answers the question for a settled transaction with whatever it likes. Whatever that is,
 * it proves the truth or nothing.
 */
class HostileNodeFuzz {

  private static @Nullable Stage stage;

  /**
   * The first byte chooses the transaction and which of its two answers the rest replaces: {@code
   * 0} to {@code 2} the JSON form, {@code 3} to {@code 5} the binary one. An empty rest leaves the
   * true answer.
   */
  @FuzzTest
  void aHostileAnswerProvesTheTruthOrNothing(byte[] input) {
    if (input.length == 0) {
      return;
    }
    String rest = new String(input, 1, input.length - 1, StandardCharsets.UTF_8);
    stage().play((input[0] & 0xFF) % 6, rest);
  }

  private static synchronized Stage stage() {
    Stage known = stage;
    if (known == null) {
      known = new Stage();
      stage = known;
    }
    return known;
  }

  /** Three settled transactions, and a node between them and who asks. */
  private static final class Stage {

    private final EscrowScene scene = new EscrowScene();
    private final List<LedgerProof> truths =
        List.of(
            scene.proof(scene.client.settle(scene.promoter.sign(scene.createBonus()))),
            scene.proof(scene.finishedBonus()),
            scene.proof(scene.cancelled()));
    private final List<ObjectNode> answers =
        truths.stream()
            .flatMap(truth -> List.of(answer(truth, false), answer(truth, true)).stream())
            .toList();
    private final FakeNode node =
        FakeNode.of(EscrowScene.NETWORK, (_, _) -> Reply.error("tooBusy"));
    private final XrplNodes nodes = EscrowScene.nodesAt(EscrowScene.NETWORK, node.uri());
    private final XrplEscrowLedger ledger = new XrplEscrowLedger(nodes);

    private ObjectNode answer(LedgerProof truth, boolean binary) {
      ObjectNode parameters = JsonNodeFactory.instance.objectNode();
      parameters.put("transaction", truth.transaction().value());
      parameters.put("binary", binary).put("api_version", 2);
      return (ObjectNode) scene.client.call("tx", parameters);
    }

    void play(int choice, String hostile) {
      LedgerProof truth = truths.get(choice % 3);
      JsonNode json = answers.get(2 * (choice % 3));
      JsonNode binary = answers.get(2 * (choice % 3) + 1);
      Reply lie = new Reply(200, "{\"result\":" + hostile + "}");
      boolean lieInBinary = choice >= 3;
      node.script(
          (method, parameters) -> {
            if (method.equals("server_info")) {
              return Reply.result(FakeNode.serverInfo(EscrowScene.NETWORK));
            }
            if (!method.equals("tx")) {
              return Reply.result(JsonNodeFactory.instance.objectNode());
            }
            boolean inBinary = parameters.path("binary").asBoolean();
            return !hostile.isEmpty() && inBinary == lieInBinary
                ? lie
                : Reply.result(inBinary ? binary : json);
          });
      if (ledger.lookup(truth.transaction()) instanceof Lookup.Answered(Proved(var proof))) {
        assertThat(proof).isEqualTo(truth);
      }
    }
  }
}
