package io.ringledger.sandbox.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.sandbox.codec.Codec;
import io.ringledger.sandbox.codec.Keylets;
import io.ringledger.sandbox.codec.ResultCode;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Tells what a transaction did to the ledger's entries, in the manner of rippled's {@code
 * ApplyStateTable}, and threads the transaction through the entries it touched: each remembers the
 * last transaction that changed it, and owner and destination of what was made or removed do too.
 */
public final class Metadata {
  private static final Set<String> NEVER = Set.of("LedgerEntryType", "Indexes");
  private static final Set<String> THREAD = Set.of("PreviousTxnID", "PreviousTxnLgrSeq");
  private static final Set<String> ZERO_TEXT =
      Set.of("OwnerNode", "DestinationNode", "IndexNext", "IndexPrevious", "Balance", "Amount");
  private static final String NO_HASH = "0".repeat(64);

  private final ApplyView view;
  private final String transactionId;
  private final long ledgerIndex;
  private final TreeMap<String, Node> nodes = new TreeMap<>();

  private static final class Node {
    private String kind = "ModifiedNode";
    private final ObjectNode body = Codec.JSON.createObjectNode();
  }

  private Metadata(ApplyView view, String transactionId, long ledgerIndex) {
    this.view = view;
    this.transactionId = transactionId;
    this.ledgerIndex = ledgerIndex;
  }

  /**
   * Threads the transaction and describes its changes.
   *
   * @param view the transaction's changes; threading adds to them
   * @param transactionId the transaction's id
   * @param ledgerIndex the ledger it is applied in
   * @param transactionIndex its place in that ledger
   * @param result its result
   * @return the metadata
   */
  public static ObjectNode describe(
      ApplyView view,
      String transactionId,
      long ledgerIndex,
      int transactionIndex,
      ResultCode result) {
    Metadata metadata = new Metadata(view, transactionId, ledgerIndex);
    view.changes().forEach(metadata::add);
    ObjectNode meta = Codec.JSON.createObjectNode();
    ArrayNode affected = meta.putArray("AffectedNodes");
    for (Node node : metadata.nodes.values()) {
      affected.addObject().set(node.kind, node.body);
    }
    view.delivered().ifPresent(drops -> meta.put("DeliveredAmount", Long.toString(drops)));
    meta.put("TransactionIndex", transactionIndex);
    meta.put("TransactionResult", result.wire());
    return meta;
  }

  private void add(ApplyView.Change change) {
    LedgerEntry now = change.entry();
    LedgerEntry before = view.base().read(now.id());
    switch (change.kind()) {
      case CREATED -> addCreated(now);
      case MODIFIED -> {
        if (before != null && !now.hasSameFields(before)) {
          addModified(before, now);
        }
      }
      case DELETED -> {
        if (before != null) {
          addDeleted(before, now);
        }
      }
    }
  }

  private void addCreated(LedgerEntry now) {
    Node node = node(now, "CreatedNode");
    threadOwners(now);
    thread(now);
    ObjectNode fresh = Codec.JSON.createObjectNode();
    for (Map.Entry<String, JsonNode> field : now.json().properties()) {
      if (isTold(field.getKey(), false) && !isDefault(field.getKey(), field.getValue())) {
        fresh.set(field.getKey(), field.getValue());
      }
    }
    putUnlessEmpty(node, "NewFields", fresh);
  }

  private void addModified(LedgerEntry before, LedgerEntry now) {
    Node node = node(now, "ModifiedNode");
    thread(now);
    putUnlessEmpty(node, "PreviousFields", previousFields(before, now));
    putUnlessEmpty(node, "FinalFields", finalFields(now, false));
  }

  private void addDeleted(LedgerEntry before, LedgerEntry last) {
    Node node = node(last, "DeletedNode");
    threadOwners(before);
    putUnlessEmpty(node, "PreviousFields", previousFields(before, last));
    putUnlessEmpty(node, "FinalFields", finalFields(last, true));
  }

  private static ObjectNode previousFields(LedgerEntry before, LedgerEntry now) {
    ObjectNode previous = Codec.JSON.createObjectNode();
    for (Map.Entry<String, JsonNode> field : before.json().properties()) {
      boolean changed = !field.getValue().equals(now.field(field.getKey()));
      // The root of a directory is told whole, so it has no former value.
      if (changed && isTold(field.getKey(), false) && !field.getKey().equals("RootIndex")) {
        previous.set(field.getKey(), field.getValue());
      }
    }
    return previous;
  }

  private static ObjectNode finalFields(LedgerEntry entry, boolean deleted) {
    ObjectNode fields = Codec.JSON.createObjectNode();
    for (Map.Entry<String, JsonNode> field : entry.json().properties()) {
      if (isTold(field.getKey(), deleted)) {
        fields.set(field.getKey(), field.getValue());
      }
    }
    return fields;
  }

  private static boolean isTold(String field, boolean deleted) {
    return !NEVER.contains(field) && (deleted || !THREAD.contains(field));
  }

  private static boolean isDefault(String field, JsonNode value) {
    if (value.isNumber()) {
      return value.asLong() == 0;
    }
    String text = value.asText();
    return value.isTextual()
        && (text.isEmpty()
            || text.equals(NO_HASH)
            || (ZERO_TEXT.contains(field) && text.equals("0")));
  }

  private Node node(LedgerEntry entry, String kind) {
    Node node = skeleton(entry);
    node.kind = kind;
    return node;
  }

  private Node skeleton(LedgerEntry entry) {
    return nodes.computeIfAbsent(
        entry.id(),
        _ -> {
          Node node = new Node();
          node.body.put("LedgerEntryType", entry.type());
          node.body.put("LedgerIndex", entry.id());
          return node;
        });
  }

  private static void putUnlessEmpty(Node node, String name, ObjectNode fields) {
    if (!fields.isEmpty()) {
      node.body.set(name, fields);
    }
  }

  private void threadOwners(LedgerEntry entry) {
    // An account root and a directory page have no owner beside themselves.
    if (!entry.type().equals("AccountRoot") && !entry.type().equals("DirectoryNode")) {
      threadAccount(entry.text("Account"));
      threadAccount(entry.text("Destination"));
    }
  }

  private void threadAccount(String address) {
    if (!address.isEmpty()) {
      LedgerEntry root = view.peek(Keylets.account(address));
      if (root != null) {
        thread(root);
      }
    }
  }

  private void thread(LedgerEntry entry) {
    String formerId = entry.text("PreviousTxnID");
    if (formerId.equals(transactionId)) {
      return;
    }
    long formerLedger = entry.number("PreviousTxnLgrSeq");
    entry.set("PreviousTxnID", transactionId);
    entry.set("PreviousTxnLgrSeq", ledgerIndex);
    if (!formerId.isEmpty() && !formerId.equals(NO_HASH)) {
      Node node = skeleton(entry);
      node.body.put("PreviousTxnID", formerId);
      node.body.put("PreviousTxnLgrSeq", formerLedger);
    }
  }

  /**
   * The accounts that a transaction touched, as {@code account_tx} counts them.
   *
   * @param meta a transaction's metadata
   * @return their addresses
   */
  public static Set<String> affectedAccounts(ObjectNode meta) {
    Set<String> addresses = new TreeSet<>();
    for (JsonNode affected : meta.path("AffectedNodes")) {
      JsonNode body = affected.elements().next();
      @Nullable JsonNode fields =
          body.has("NewFields") ? body.get("NewFields") : body.get("FinalFields");
      if (fields != null) {
        for (String name : Set.of("Account", "Owner", "Destination", "Authorize", "RegularKey")) {
          if (fields.has(name)) {
            addresses.add(fields.get(name).asText());
          }
        }
      }
    }
    return addresses;
  }
}
