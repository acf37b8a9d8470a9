package io.ringledger.bouts.xrpl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Consumer;

/** Changes to single parts of a {@code tx} result. */
final class Lies {

  private Lies() {}

  static Consumer<ObjectNode> onlyBinary(Consumer<ObjectNode> change) {
    return result -> {
      if (result.has("tx_blob")) {
        change.accept(result);
      }
    };
  }

  static Consumer<ObjectNode> json(Consumer<ObjectNode> change) {
    return result -> {
      if (result.path("tx_json") instanceof ObjectNode tx) {
        change.accept(tx);
      }
    };
  }

  static Consumer<ObjectNode> meta(Consumer<ObjectNode> change) {
    return result -> {
      if (result.path("meta") instanceof ObjectNode meta) {
        change.accept(meta);
      }
    };
  }

  static Consumer<ObjectNode> escrow(Consumer<ObjectNode> change) {
    return meta(meta -> change.accept((ObjectNode) escrowNode(meta).elements().next()));
  }

  static Consumer<ObjectNode> escrowFields(Consumer<ObjectNode> change) {
    return escrow(node -> change.accept(fields(node)));
  }

  static ObjectNode fields(ObjectNode node) {
    return (ObjectNode) node.path(node.has("NewFields") ? "NewFields" : "FinalFields");
  }

  static ArrayNode nodes(ObjectNode meta) {
    return (ArrayNode) meta.path("AffectedNodes");
  }

  static ObjectNode escrowNode(ObjectNode meta) {
    for (JsonNode node : nodes(meta)) {
      if (node.elements().next().path("LedgerEntryType").asText().equals("Escrow")) {
        return (ObjectNode) node;
      }
    }
    throw new AssertionError("no escrow in " + meta);
  }

  static void rename(ObjectNode meta, String from, String to) {
    ObjectNode node = escrowNode(meta);
    node.set(to, node.remove(from));
  }

  static void forgetCreation(ObjectNode result) {
    escrow(node -> node.remove("PreviousTxnID")).accept(result);
    escrowFields(fields -> fields.remove("PreviousTxnID")).accept(result);
  }

  /** Of a fee of 400 drops one bit more. */
  static void flipFee(ObjectNode result) {
    String blob = result.path("tx_blob").asText();
    result.put("tx_blob", blob.replace("684000000000000190", "684000000000000191"));
  }
}
