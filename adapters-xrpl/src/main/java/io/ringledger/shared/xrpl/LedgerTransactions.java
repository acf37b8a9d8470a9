package io.ringledger.shared.xrpl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.shared.domain.RippleTime;
import io.ringledger.shared.domain.TransactionHash;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Looks transactions up and believes nothing that can be checked: the hash is recomputed from the
 * bytes, the signature verified, the network compared, and everything the node says twice must
 * agree (XRPL documentation, "tx" and "Reliable transaction submission").
 */
public final class LedgerTransactions {

  private static final String NOT_FOUND = "txnNotFound";

  private static final long CTID_NETWORK_BITS = 0xFFFF;

  private final XrplNodes nodes;
  private final Map<String, Set<String>> fieldsByType;
  private final TransactionSignatures signatures = new TransactionSignatures();

  /**
   * Looks up on these nodes.
   *
   * @param fieldsByType all fields that a transaction of a type may have; a type that is not named
   *     may have any
   */
  public LedgerTransactions(XrplNodes nodes, Map<String, Set<String>> fieldsByType) {
    this.nodes = nodes;
    this.fieldsByType = Map.copyOf(fieldsByType);
  }

  /** What is known of a transaction. */
  public sealed interface Found {

    /** No node that answered knows it. */
    record Nowhere() implements Found {}

    /** A node knows it, but it is in no validated ledger yet. */
    record Unvalidated() implements Found {}

    /** What the node says does not agree. */
    record Disagreeing(String reason) implements Found {}

    /** It is in a validated ledger, says that node. */
    record Validated(LedgerTransaction transaction, JsonRpcNode by) implements Found {}
  }

  /**
   * Looks up a transaction. A node that knows it in a validated ledger has the word; only where it
   * does not is the next one asked too.
   *
   * @throws NodeFailureException where no node answered as a node should
   */
  public Found find(TransactionHash hash) throws NodeFailureException {
    if (!hash.isLedgerHash()) {
      return new Found.Nowhere();
    }
    return nodes.ask(
        node -> find(hash, node),
        found -> found instanceof Found.Validated || found instanceof Found.Disagreeing);
  }

  /**
   * What another node says of it than the one that has told: the first other that answers; empty
   * where none does. One or two requests more.
   */
  public Optional<Found> findElsewhere(TransactionHash hash, JsonRpcNode told) {
    return nodes.askOther(told, node -> find(hash, node));
  }

  private Found find(TransactionHash hash, JsonRpcNode node) throws NodeFailureException {
    JsonNode json = ask(hash, node, false);
    if (json.has("error")) {
      return new Found.Nowhere();
    }
    try {
      if (!isValidated(json)) {
        return new Found.Unvalidated();
      }
      JsonNode binary = ask(hash, node, true);
      DisagreementException.unless(
          !binary.has("error") && isValidated(binary), "validated: two answers of one node differ");
      TransactionAnswer answer =
          TransactionAnswer.merge(TransactionAnswer.of(json), TransactionAnswer.of(binary));
      return new Found.Validated(check(hash, answer, node), node);
    } catch (DisagreementException disagreement) {
      return new Found.Disagreeing(disagreement.reason());
    }
  }

  private static JsonNode ask(TransactionHash hash, JsonRpcNode node, boolean binary)
      throws NodeFailureException {
    ObjectNode parameters =
        JsonNodeFactory.instance
            .objectNode()
            .put("transaction", hash.value())
            .put("binary", binary);
    return node.call("tx", parameters, Set.of(NOT_FOUND));
  }

  private static boolean isValidated(JsonNode result) throws DisagreementException {
    JsonNode validated = result.path("validated");
    DisagreementException.unless(
        validated.isBoolean() || validated.isMissingNode(), "validated: neither true nor false");
    return validated.asBoolean();
  }

  private LedgerTransaction check(TransactionHash hash, TransactionAnswer answer, JsonRpcNode node)
      throws DisagreementException, NodeFailureException {
    for (String name : answer.hashes()) {
      DisagreementException.unless(
          name.equalsIgnoreCase(hash.value()), "hash: not that of the transaction asked for");
    }
    ObjectNode fields = fields(hash, answer);
    signatures.verify(fields);
    LedgerFields.checkNetwork(fields, nodes.networkId());
    ObjectNode metadata =
        answer.metadata().orElseThrow(() -> new DisagreementException("meta: missing"));
    JsonNode result = metadata.path("TransactionResult");
    DisagreementException.unless(
        result.isTextual() && result.asText().matches("tesSUCCESS|tec[A-Z_0-9]{1,60}"),
        "TransactionResult: cannot be in a validated ledger");
    long index = LedgerFields.uint32("TransactionIndex", metadata.path("TransactionIndex"));
    for (String ctid : answer.ctids()) {
      DisagreementException.unless(
          ctid.equalsIgnoreCase(ctid(answer.ledgerIndex(), index)),
          "ctid: not that of its ledger, index and network");
    }
    return new LedgerTransaction(
        hash,
        fields,
        result.asText(),
        AffectedNodes.of(metadata),
        answer.ledgerIndex(),
        closeTime(answer, node));
  }

  /** The transaction's fields, as signed: both forms must be the same bytes. */
  private ObjectNode fields(TransactionHash hash, TransactionAnswer answer)
      throws DisagreementException {
    Optional<ObjectNode> json = answer.json();
    if (json.isPresent()) {
      // Also because the codec leaves out fields it does not know: none of them gets past here.
      refuseUnprepared(json.get());
    }
    byte[] blob =
        answer.blob().isPresent()
            ? answer.blob().get()
            : TransactionCodec.encode(
                json.orElseThrow(() -> new DisagreementException("tx: no transaction in it")));
    DisagreementException.unless(
        XrplHashes.transaction(blob).equals(hash.value()),
        "hash: the transaction's bytes have another");
    if (json.isPresent()) {
      DisagreementException.unless(
          Arrays.equals(TransactionCodec.encode(json.get()), blob), "tx_json: not what was signed");
      return json.get();
    }
    ObjectNode fields = TransactionCodec.decode(blob);
    refuseUnprepared(fields);
    return fields;
  }

  private void refuseUnprepared(ObjectNode fields) throws DisagreementException {
    Set<String> prepared = fieldsByType.get(fields.path("TransactionType").asText());
    if (prepared != null) {
      LedgerFields.refuseOthers(fields, prepared);
    }
  }

  /** The compact transaction identifier (XRPL standard XLS-37). */
  private String ctid(long ledgerIndex, long transactionIndex) {
    return String.format(
        Locale.ROOT,
        "C%07X%04X%04X",
        ledgerIndex,
        transactionIndex,
        nodes.networkId() & CTID_NETWORK_BITS);
  }

  private static RippleTime closeTime(TransactionAnswer answer, JsonRpcNode node)
      throws DisagreementException, NodeFailureException {
    List<RippleTime> said = answer.closeTimes();
    if (said.isEmpty()) {
      JsonNode ledger =
          node.call(
                  "ledger",
                  JsonNodeFactory.instance.objectNode().put("ledger_index", answer.ledgerIndex()))
              .path("ledger");
      return new RippleTime(LedgerFields.uint32("close_time", ledger.path("close_time")));
    }
    DisagreementException.unless(
        said.stream().distinct().count() == 1, "date: the node names two close times");
    return said.getFirst();
  }
}
