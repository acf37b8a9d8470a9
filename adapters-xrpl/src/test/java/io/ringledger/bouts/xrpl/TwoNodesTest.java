package io.ringledger.bouts.xrpl;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.bouts.application.outbound.EscrowLedger.Lookup;
import io.ringledger.bouts.domain.LedgerEvidence;
import io.ringledger.shared.domain.TransactionHash;
import io.ringledger.shared.xrpl.Mirror;
import io.ringledger.shared.xrpl.XrplNodes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What one node has proved is held against what a second says. */
class TwoNodesTest {

  private final EscrowScene scene = new EscrowScene();
  private final Mirror second = new Mirror(scene.sandbox);
  private final XrplNodes nodes =
      EscrowScene.nodesAt(EscrowScene.NETWORK, scene.sandbox.rpcUri(), second.node().uri());
  private final TransactionHash finished = scene.finished();

  @AfterEach
  void stop() {
    nodes.close();
    second.close();
    scene.close();
  }

  @Test
  void twoNodesThatAgreeProve() {
    assertThat(evidence()).isEqualTo(scene.evidence(finished));
    assertThat(evidence()).isInstanceOf(LedgerEvidence.Proved.class);
    assertThat(second.node().asked()).containsExactly("server_info", "tx", "tx", "tx", "tx");
  }

  @ParameterizedTest
  @ValueSource(strings = {"txnNotFound", "tooBusy", "notSynced"})
  void aSecondNodeThatDoesNotKnowDoesNotStandInTheWay(String error) {
    second.denies("tx", error);

    assertThat(evidence()).isInstanceOf(LedgerEvidence.Proved.class);
  }

  @Test
  void aSecondNodeThatHasNotValidatedItYetDoesNotStandInTheWay() {
    second.tells("tx", result -> result.put("validated", false));

    assertThat(evidence()).isInstanceOf(LedgerEvidence.Proved.class);
  }

  @Test
  void anotherLedgerIsADisagreement() {
    second.tells(
        "tx",
        result -> {
          result.remove("ctid");
          Lies.json(tx -> tx.remove("ctid")).accept(result);
          return result.put("ledger_index", result.path("ledger_index").asLong() + 1);
        });

    assertContradictory("ledger_index: two nodes differ");
  }

  @Test
  void anotherResultIsADisagreement() {
    second.tells(
        "tx",
        result -> {
          if (result.path("meta") instanceof ObjectNode meta) {
            meta.put("TransactionResult", "tecNO_PERMISSION");
          }
          return result;
        });

    assertContradictory("meta: two nodes tell of different effects");
  }

  @Test
  void anotherCreationOfTheEscrowIsADisagreement() {
    second.tells(
        "tx",
        result -> {
          Lies.escrow(node -> node.remove("PreviousTxnID")).accept(result);
          Lies.escrowFields(fields -> fields.put("PreviousTxnID", "AB".repeat(32))).accept(result);
          return result;
        });

    assertContradictory("meta: two nodes tell of different effects");
  }

  @Test
  void aSecondNodeThatContradictsItselfIsADisagreement() {
    second.tells("tx", result -> result.put("hash", "AB".repeat(32)));

    assertContradictory("hash: not that of the transaction asked for");
  }

  @Test
  void aSecondNodeThatIsDownDoesNotStandInTheWay() {
    second.close();

    assertThat(evidence()).isInstanceOf(LedgerEvidence.Proved.class);
  }

  private void assertContradictory(String reason) {
    assertThat(evidence()).isEqualTo(new LedgerEvidence.Contradictory(reason));
  }

  private LedgerEvidence evidence() {
    return switch (new XrplEscrowLedger(nodes).lookup(finished)) {
      case Lookup.Answered(var evidence) -> evidence;
      case Lookup.Unavailable(var reason) -> throw new AssertionError(reason);
    };
  }
}
