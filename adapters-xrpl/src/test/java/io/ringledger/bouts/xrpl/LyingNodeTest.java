package io.ringledger.bouts.xrpl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.bouts.application.outbound.EscrowLedger.Lookup;
import io.ringledger.bouts.domain.LedgerEvidence;
import io.ringledger.bouts.domain.LedgerProof;
import io.ringledger.shared.domain.TransactionHash;
import io.ringledger.shared.xrpl.FakeNode;
import io.ringledger.shared.xrpl.LedgerClient;
import io.ringledger.shared.xrpl.Wallet;
import io.ringledger.shared.xrpl.XrplHashes;
import io.ringledger.shared.xrpl.XrplNodes;
import java.net.http.HttpClient;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A node that changes one thing at a time is caught at it. */
class LyingNodeTest {

  private static final String OTHER_HASH = "AB".repeat(32);

  private static EscrowScene scene;
  private static TransactionHash created;
  private static TransactionHash finished;
  private static TransactionHash cancelled;

  @BeforeAll
  static void settleOneOfEach() {
    scene = new EscrowScene();
    created = scene.client.settle(scene.promoter.sign(scene.createBonus()));
    finished = scene.finishedBonus();
    cancelled = scene.cancelled();
  }

  @AfterAll
  static void stop() {
    scene.close();
  }

  @AfterEach
  void stopLying() {
    scene.sandbox.faults().clear();
  }

  static Stream<Arguments> liesAboutAnyTransaction() {
    return Stream.of(
        lie("validated", "a text for a truth", result -> result.put("validated", "true")),
        lie("validated", "a number for a truth", result -> result.put("validated", 1)),
        lie("validated", "null for a truth", result -> result.putNull("validated")),
        lie("validated", "not in binary", onlyBinary(result -> result.put("validated", false))),
        lie("ledger_index", "as a text", result -> result.put("ledger_index", "7")),
        lie("ledger_index", "left out", result -> result.remove("ledger_index")),
        lie("ledger_index", "broken", result -> result.put("ledger_index", 7.5)),
        lie("ledger_index", "zero", result -> result.put("ledger_index", 0)),
        lie("ledger_index", "two", onlyBinary(result -> result.put("ledger_index", 2))),
        lie("ctid", "of another ledger", result -> result.put("ledger_index", 2)),
        lie("ctid", "of another network", result -> result.put("ctid", "C000000100000000")),
        lie("ctid", "in the transaction", json(tx -> tx.put("ctid", "C000000100000000"))),
        lie("hash", "another", result -> result.put("hash", OTHER_HASH)),
        lie("hash", "another inside", json(tx -> tx.put("hash", OTHER_HASH))),
        lie("tx_blob", "not hexadecimal", onlyBinary(result -> result.put("tx_blob", "xyz"))),
        lie("hash", "another blob", onlyBinary(LyingNodeTest::flipFee)),
        lie("hash", "an empty blob", onlyBinary(result -> result.put("tx_blob", ""))),
        lie("tx_json", "another fee", json(tx -> tx.put("Fee", "401"))),
        lie("tx_json", "another signature", json(LyingNodeTest::flipSignature)),
        lie("tx_json", "another key", json(tx -> tx.put("SigningPubKey", key("x")))),
        lie("tx_json", "a field that was not signed", json(tx -> tx.put("SourceTag", 7))),
        lie("unprepared field Delegate", "in JSON", json(tx -> tx.put("Delegate", "r"))),
        lie("unprepared field Sponsor", "in JSON", json(tx -> tx.put("Sponsor", "r"))),
        lie("unprepared field", "an odd name", json(tx -> tx.put("A b\n", "r"))),
        lie("transaction: cannot be read", "nonsense", json(tx -> tx.put("Fee", "much"))),
        lie("date", "two close times", json(tx -> tx.put("date", 1))),
        lie("date", "as a text", json(tx -> tx.put("date", "now"))),
        lie("close_time_iso", "no time", result -> result.put("close_time_iso", "soon")),
        lie("close_time_iso", "ages ago", r -> r.put("close_time_iso", "1970-01-01T00:00:00Z")),
        lie("meta", "left out", result -> result.remove(List.of("meta", "meta_blob"))),
        lie("TransactionResult", "unknown", meta(m -> m.put("TransactionResult", "terQUEUED"))),
        lie("TransactionResult", "left out", meta(m -> m.remove("TransactionResult"))),
        lie("TransactionResult", "no text", meta(m -> m.put("TransactionResult", 0))),
        lie("TransactionIndex", "as a text", meta(m -> m.put("TransactionIndex", "0"))),
        lie("ctid", "another index", meta(m -> m.put("TransactionIndex", 3))),
        lie("AffectedNodes", "left out", meta(m -> m.remove("AffectedNodes"))),
        lie("AffectedNodes", "empty", meta(m -> m.putArray("AffectedNodes"))),
        lie("AffectedNodes", "malformed", meta(m -> nodes(m).add("x"))),
        lie("AffectedNodes", "two in one", meta(m -> nodes(m).addObject().put("a", 1).put("b", 2))),
        lie("AffectedNodes", "of no kind", meta(m -> nodes(m).addObject().putObject("OddNode"))),
        lie("AffectedNodes", "twice", meta(m -> nodes(m).add(escrowNode(m).deepCopy()))));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("liesAboutAnyTransaction")
  void aLieAboutAnyTransactionIsCaught(String field, String how, Consumer<ObjectNode> lie) {
    for (TransactionHash hash : List.of(created, finished, cancelled)) {
      assertCaught(hash, field, lie);
    }
  }

  static Stream<Arguments> liesAboutACreation() {
    return Stream.of(
        lie("LedgerIndex", "another", escrow(node -> node.put("LedgerIndex", OTHER_HASH))),
        lie("AffectedNodes", "another type", escrow(n -> n.put("LedgerEntryType", "Check"))),
        lie("AffectedNodes", "deleted", meta(m -> rename(m, "CreatedNode", "DeletedNode"))),
        lie("Account", "another", escrowFields(f -> f.put("Account", address("x")))),
        lie("Account", "none", escrowFields(f -> f.remove("Account"))),
        lie("Destination", "another", escrowFields(f -> f.put("Destination", address("x")))),
        lie("Amount", "less", escrowFields(f -> f.put("Amount", "1"))),
        lie("Amount", "as a number", escrowFields(f -> f.put("Amount", 25_000_000))),
        lie("FinishAfter", "another", escrowFields(f -> f.put("FinishAfter", 1))),
        lie("FinishAfter", "none", escrowFields(f -> f.remove("FinishAfter"))),
        lie("CancelAfter", "another", escrowFields(f -> f.put("CancelAfter", 1))),
        lie("CancelAfter", "none", escrowFields(f -> f.remove("CancelAfter"))),
        lie("DestinationTag", "one", escrowFields(f -> f.put("DestinationTag", 1))),
        lie("SourceTag", "one", escrowFields(f -> f.put("SourceTag", 1))),
        lie("Condition", "another", escrowFields(f -> f.put("Condition", "A0"))),
        lie("Condition", "none", escrowFields(f -> f.remove("Condition"))),
        lie("Sequence", "another", escrowFields(f -> f.put("Sequence", 1))),
        lie("Balance", "too little", owner(f -> f.put("Balance", "1"))),
        lie("Balance", "no text", owner(f -> f.put("Balance", 1))),
        lie("AccountRoot", "another", owner(f -> f.put("Account", address("x")))));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("liesAboutACreation")
  void aLieAboutACreationIsCaught(String field, String how, Consumer<ObjectNode> lie) {
    assertCaught(created, field, lie);
  }

  static Stream<Arguments> liesAboutAnEnd() {
    return Stream.of(
        lie("LedgerIndex", "another", escrow(node -> node.put("LedgerIndex", OTHER_HASH))),
        lie("AffectedNodes", "only changed", meta(m -> rename(m, "DeletedNode", "ModifiedNode"))),
        lie("Account", "another", escrowFields(f -> f.put("Account", address("x")))),
        lie("Destination", "none", escrowFields(f -> f.put("Destination", "fighter"))),
        lie("Amount", "a currency", escrowFields(f -> f.putObject("Amount"))),
        lie("Amount", "beyond all", escrowFields(f -> f.put("Amount", "999999999999999999"))),
        lie("Balance", "of more", escrowFields(f -> f.put("Amount", "25000001"))),
        lie("Sequence", "another", escrowFields(f -> f.put("Sequence", 1))),
        lie("PreviousTxnID", "none", LyingNodeTest::forgetCreation),
        lie("PreviousTxnID", "no hash", escrowFields(f -> f.put("PreviousTxnID", "deadbeef"))),
        lie("PreviousTxnID", "two", escrow(n -> n.put("PreviousTxnID", OTHER_HASH))));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("liesAboutAnEnd")
  void aLieAboutAFinishOrACancelIsCaught(String field, String how, Consumer<ObjectNode> lie) {
    assertCaught(finished, field, lie);
    assertCaught(cancelled, field, lie);
  }

  @Test
  void aFinishOfAnEscrowWithAnotherConditionIsCaught() {
    assertCaught(finished, "Condition", escrowFields(f -> f.put("Condition", "A0")));
    assertCaught(finished, "Condition", escrowFields(f -> f.remove("Condition")));
  }

  @Test
  void aCancelOfAnEscrowThatCouldNotBeCancelledIsCaught() {
    assertCaught(cancelled, "CancelAfter", escrowFields(f -> f.remove("CancelAfter")));
  }

  @Test
  void aCreationByAnotherTransactionIsToldAsTheNodeTellsIt() {
    // Whether it is ours is for the bout to say, which knows the creation it confirmed.
    tell(escrowFields(f -> f.put("PreviousTxnID", OTHER_HASH)));

    assertThat(scene.proof(finished))
        .isInstanceOfSatisfying(
            LedgerProof.EscrowClosed.class,
            proof -> assertThat(proof.createdBy()).isEqualTo(new TransactionHash(OTHER_HASH)));
  }

  @Test
  void aTransactionThatSomeoneElseSignedInTheirNameIsCaught() {
    ObjectNode forged = scene.promoter.sign(scene.createBonus());
    flipSignature(forged);
    TransactionHash hash = hashOf(forged);
    tell(
        result -> {
          result.put("hash", hash.value());
          if (result.has("tx_blob")) {
            result.put("tx_blob", Wallet.blob(forged));
          } else {
            result.set("tx_json", forged);
          }
        });

    assertThat(askedFor(hash)).startsWith("TxnSignature");
  }

  @Test
  void oneTransactionCannotStandInForAnother() {
    ObjectNode other = scene.promoter.sign(scene.create());
    tell(
        result -> {
          if (result.has("tx_blob")) {
            result.put("tx_blob", Wallet.blob(other));
          } else {
            result.set("tx_json", other);
          }
        });

    assertThat(askedFor(created)).startsWith("hash");
  }

  /** The sandbox tells of {@code created}, whatever hash is asked for, so lies can replace it. */
  private static String askedFor(TransactionHash hash) {
    try (FakeNode node =
            FakeNode.of(
                EscrowScene.NETWORK,
                (method, parameters) ->
                    new FakeNode.Reply(
                        200,
                        LedgerClient.post(
                            HttpClient.newHttpClient(),
                            scene.sandbox.rpcUri(),
                            method,
                            parameters.put("transaction", created.value()))));
        XrplNodes nodes = EscrowScene.nodesAt(EscrowScene.NETWORK, node.uri())) {
      return switch (new XrplEscrowLedger(nodes).lookup(hash)) {
        case Lookup.Answered(LedgerEvidence.Contradictory(var reason)) -> reason;
        case Lookup other -> throw new AssertionError(other.toString());
      };
    }
  }

  private static void assertCaught(TransactionHash hash, String field, Consumer<ObjectNode> lie) {
    tell(lie);
    assertThat(scene.evidence(hash))
        .isInstanceOfSatisfying(
            LedgerEvidence.Contradictory.class,
            evidence -> assertThat(evidence.reason()).startsWith(field));
    scene.sandbox.faults().clear();
    assertThat(scene.evidence(hash)).isInstanceOf(LedgerEvidence.Proved.class);
  }

  private static void tell(Consumer<ObjectNode> lie) {
    scene
        .sandbox
        .faults()
        .lie(
            result -> {
              lie.accept(result);
              return result;
            });
  }

  private static Arguments lie(String field, String how, Consumer<ObjectNode> lie) {
    return arguments(field, how, lie);
  }

  private static Consumer<ObjectNode> onlyBinary(Consumer<ObjectNode> change) {
    return result -> {
      if (result.has("tx_blob")) {
        change.accept(result);
      }
    };
  }

  private static Consumer<ObjectNode> json(Consumer<ObjectNode> change) {
    return result -> {
      if (result.path("tx_json") instanceof ObjectNode tx) {
        change.accept(tx);
      }
    };
  }

  private static Consumer<ObjectNode> meta(Consumer<ObjectNode> change) {
    return result -> {
      if (result.path("meta") instanceof ObjectNode meta) {
        change.accept(meta);
      }
    };
  }

  private static Consumer<ObjectNode> escrow(Consumer<ObjectNode> change) {
    return meta(meta -> change.accept((ObjectNode) escrowNode(meta).elements().next()));
  }

  private static Consumer<ObjectNode> escrowFields(Consumer<ObjectNode> change) {
    return escrow(node -> change.accept(fields(node)));
  }

  private static Consumer<ObjectNode> owner(Consumer<ObjectNode> change) {
    return meta(
        meta -> {
          for (JsonNode node : nodes(meta)) {
            if (node.elements().next() instanceof ObjectNode entry
                && entry
                    .path("LedgerIndex")
                    .asText()
                    .equals(XrplHashes.accountRoot(scene.promoter.address()))) {
              change.accept(fields(entry));
            }
          }
        });
  }

  private static ObjectNode fields(ObjectNode node) {
    return (ObjectNode) node.path(node.has("NewFields") ? "NewFields" : "FinalFields");
  }

  private static ArrayNode nodes(ObjectNode meta) {
    return (ArrayNode) meta.path("AffectedNodes");
  }

  private static ObjectNode escrowNode(ObjectNode meta) {
    for (JsonNode node : nodes(meta)) {
      if (node.elements().next().path("LedgerEntryType").asText().equals("Escrow")) {
        return (ObjectNode) node;
      }
    }
    throw new AssertionError("no escrow in " + meta);
  }

  private static void rename(ObjectNode meta, String from, String to) {
    ObjectNode node = escrowNode(meta);
    node.set(to, node.remove(from));
  }

  private static void forgetCreation(ObjectNode result) {
    escrow(node -> node.remove("PreviousTxnID")).accept(result);
    escrowFields(fields -> fields.remove("PreviousTxnID")).accept(result);
  }

  /** Of a fee of 400 drops one bit more. */
  private static void flipFee(ObjectNode result) {
    String blob = result.path("tx_blob").asText();
    result.put("tx_blob", blob.replace("684000000000000190", "684000000000000191"));
  }

  private static void flipSignature(ObjectNode transaction) {
    String signature = transaction.path("TxnSignature").asText();
    String last = signature.endsWith("0") ? "1" : "0";
    transaction.put("TxnSignature", signature.substring(0, signature.length() - 1) + last);
  }

  private static String address(String phrase) {
    return Wallet.ed25519(phrase).address().value();
  }

  private static String key(String phrase) {
    return Wallet.ed25519(phrase).publicKey();
  }

  private static TransactionHash hashOf(ObjectNode signed) {
    return new TransactionHash(
        XrplHashes.transaction(HexFormat.of().parseHex(Wallet.blob(signed))));
  }
}
