package io.ringledger.bouts.xrpl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.ringledger.bouts.application.outbound.EscrowLedger.Presence;
import io.ringledger.bouts.domain.OfferSequence;
import io.ringledger.shared.domain.TransactionHash;
import io.ringledger.shared.domain.XrplAddress;
import io.ringledger.shared.xrpl.JsonRpcNode;
import io.ringledger.shared.xrpl.NodeFailureException;
import io.ringledger.shared.xrpl.XrplHashes;
import io.ringledger.shared.xrpl.XrplNodes;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Whether an escrow is still there, and what closed it. An absence is believed only of a node that
 * knows the transaction that created the escrow, and "nothing closed it" only after everything
 * since then was looked through. What is found is a name to look up, no proof.
 */
final class EscrowPresence {

  private static final String ESCROW = "Escrow";
  private static final int PAGE = 100;

  /** 2,000 transactions of one account; whoever has more since then is looked at by hand. */
  private static final int MOST_PAGES = 20;

  /** As the first ledger: all that the node has. */
  private static final long ALL = -1;

  private final XrplNodes nodes;

  EscrowPresence(XrplNodes nodes) {
    this.nodes = nodes;
  }

  /** Where a node does not find it, the next is asked too: one that has it has the word. */
  Presence of(XrplAddress owner, OfferSequence sequence, TransactionHash createdBy)
      throws NodeFailureException {
    return nodes.ask(
        node -> at(node, owner, sequence, createdBy),
        presence -> !(presence instanceof Presence.Missing));
  }

  private static Presence at(
      JsonRpcNode node, XrplAddress owner, OfferSequence sequence, TransactionHash createdBy)
      throws NodeFailureException {
    if (isThere(node, owner, sequence, TextNode.valueOf("validated"))) {
      return new Presence.OnLedger();
    }
    OptionalLong since = ledgerOf(node, createdBy);
    String index = XrplHashes.escrow(owner, sequence.value());
    Optional<TransactionHash> closing = closing(node, owner, index, since.orElse(ALL));
    if (closing.isPresent()) {
      return new Presence.ClosedBy(closing.get());
    }
    if (since.isEmpty()) {
      throw NodeFailureException.unable(
          "it does not know the transaction that created the escrow, and may be behind");
    }
    return new Presence.Missing();
  }

  /**
   * Whether the node has the escrow in a validated ledger.
   *
   * @param ledger {@code validated} or the index of one
   */
  static boolean isThere(JsonRpcNode node, XrplAddress owner, OfferSequence sequence, Object ledger)
      throws NodeFailureException {
    ObjectNode question = object();
    question.putPOJO("ledger_index", ledger);
    question.putObject("escrow").put("owner", owner.value()).put("seq", sequence.value());
    JsonNode answer = node.call("ledger_entry", question, Set.of("entryNotFound"));
    if (answer.has("error")) {
      return false;
    }
    if (!answer.path("validated").asBoolean()
        || !answer.path("node").path("LedgerEntryType").asText().equals(ESCROW)
        || !answer
            .path("index")
            .asText()
            .equalsIgnoreCase(XrplHashes.escrow(owner, sequence.value()))) {
      throw new NodeFailureException("ledger_entry answered something else than the escrow");
    }
    return true;
  }

  /** In which ledger it was created; empty where the node does not know. */
  private static OptionalLong ledgerOf(JsonRpcNode node, TransactionHash createdBy)
      throws NodeFailureException {
    if (!createdBy.isLedgerHash()) {
      return OptionalLong.empty();
    }
    JsonNode answer =
        node.call("tx", object().put("transaction", createdBy.value()), Set.of("txnNotFound"));
    JsonNode index = answer.path("ledger_index");
    return answer.path("validated").asBoolean() && index.canConvertToLong()
        ? OptionalLong.of(index.asLong())
        : OptionalLong.empty();
  }

  private static Optional<TransactionHash> closing(
      JsonRpcNode node, XrplAddress owner, String index, long since) throws NodeFailureException {
    ObjectNode question =
        object()
            .put("account", owner.value())
            .put("ledger_index_min", since)
            .put("ledger_index_max", -1)
            .put("limit", PAGE);
    for (int page = 0; page < MOST_PAGES; page++) {
      JsonNode answer = node.call("account_tx", question);
      for (JsonNode entry : answer.path("transactions")) {
        if (deletes(entry, index)) {
          return Optional.of(hash(entry));
        }
      }
      if (!answer.has("marker")) {
        requireComplete(answer, since);
        return Optional.empty();
      }
      question.set("marker", answer.path("marker"));
    }
    throw NodeFailureException.unable(
        "more than " + PAGE * MOST_PAGES + " transactions since the escrow was created");
  }

  private static boolean deletes(JsonNode entry, String index) {
    if (!entry.path("validated").asBoolean()
        || !entry.path("meta").path("TransactionResult").asText().equals("tesSUCCESS")) {
      return false;
    }
    for (JsonNode affected : entry.path("meta").path("AffectedNodes")) {
      JsonNode deleted = affected.path("DeletedNode");
      if (deleted.path("LedgerEntryType").asText().equals(ESCROW)
          && deleted.path("LedgerIndex").asText().equalsIgnoreCase(index)) {
        return true;
      }
    }
    return false;
  }

  /** Version 1 of the interface names it within {@code tx}, version 2 beside it. */
  private static TransactionHash hash(JsonNode entry) throws NodeFailureException {
    String hash = entry.path("hash").asText(entry.path("tx").path("hash").asText());
    if (!hash.matches("[0-9A-Fa-f]{64}")) {
      throw new NodeFailureException("account_tx answered a transaction without a hash");
    }
    return new TransactionHash(hash);
  }

  private static void requireComplete(JsonNode answer, long since) throws NodeFailureException {
    if (since == ALL) {
      return;
    }
    JsonNode searchedFrom = answer.path("ledger_index_min");
    if (!answer.path("transactions").isArray()
        || !searchedFrom.canConvertToLong()
        || searchedFrom.asLong() > since) {
      throw NodeFailureException.unable("its history does not reach back to the escrow's creation");
    }
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
