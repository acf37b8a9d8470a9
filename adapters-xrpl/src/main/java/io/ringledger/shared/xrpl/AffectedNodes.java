package io.ringledger.shared.xrpl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.ringledger.shared.domain.XrplAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The ledger entries a transaction created, changed and removed, from its metadata. */
public final class AffectedNodes {

  private static final String ACCOUNT = "AccountRoot";

  /** What happened to an entry. */
  public enum Change {
    CREATED("CreatedNode", "NewFields"),
    MODIFIED("ModifiedNode", "FinalFields"),
    DELETED("DeletedNode", "FinalFields");

    private final String name;
    private final String content;

    Change(String name, String content) {
      this.name = name;
      this.content = content;
    }
  }

  /**
   * One entry.
   *
   * @param index its ledger index, 64 hexadecimal digits
   * @param fields as they are after the transaction, or were when it was removed; defaults are left
   *     out of a new entry
   * @param previous those that were different before
   * @param previousTransaction the transaction that touched it last before this one, where the node
   *     says so beside the fields
   */
  public record Entry(
      Change change,
      String type,
      String index,
      JsonNode fields,
      JsonNode previous,
      Optional<String> previousTransaction) {}

  private final List<Entry> entries;

  private AffectedNodes(List<Entry> entries) {
    this.entries = List.copyOf(entries);
  }

  /** Reads {@code meta.AffectedNodes}. */
  public static AffectedNodes of(JsonNode metadata) throws DisagreementException {
    JsonNode nodes = metadata.path("AffectedNodes");
    DisagreementException.unless(nodes.isArray(), "AffectedNodes: missing");
    List<Entry> entries = new ArrayList<>();
    for (JsonNode node : nodes) {
      DisagreementException.unless(
          node.isObject() && node.size() == 1, "AffectedNodes: malformed entry");
      Map.Entry<String, JsonNode> only = node.properties().iterator().next();
      entries.add(entry(only.getKey(), only.getValue()));
    }
    return new AffectedNodes(entries);
  }

  private static Entry entry(String name, JsonNode node) throws DisagreementException {
    for (Change change : Change.values()) {
      if (change.name.equals(name)) {
        JsonNode type = node.path("LedgerEntryType");
        JsonNode index = node.path("LedgerIndex");
        DisagreementException.unless(
            type.isTextual() && index.isTextual(), "AffectedNodes: malformed entry");
        JsonNode previous = node.path("PreviousTxnID");
        return new Entry(
            change,
            type.asText(),
            index.asText(),
            node.path(change.content),
            node.path("PreviousFields"),
            previous.isTextual() ? Optional.of(previous.asText()) : Optional.empty());
      }
    }
    throw new DisagreementException("AffectedNodes: neither created, modified nor deleted");
  }

  /** All of them, in the node's order. */
  public List<Entry> entries() {
    return entries;
  }

  /**
   * The one entry of that type. Throws where there is another of the type, or it is not that one,
   * or something else happened to it.
   */
  public Entry only(String type, Change change, String index) throws DisagreementException {
    List<Entry> ofType = entries.stream().filter(entry -> entry.type().equals(type)).toList();
    DisagreementException.unless(
        ofType.size() == 1 && ofType.getFirst().change() == change,
        "AffectedNodes: not exactly one " + change.name + " of type " + type);
    Entry entry = ofType.getFirst();
    DisagreementException.unless(
        entry.index().equalsIgnoreCase(index),
        "LedgerIndex: not that of the " + type + " the transaction names");
    return entry;
  }

  /** By how many drops the balance of an existing account changed; zero where it did not. */
  public long balanceChange(XrplAddress account) throws DisagreementException {
    String index = XrplHashes.accountRoot(account);
    List<Entry> roots =
        entries.stream()
            .filter(entry -> entry.type().equals(ACCOUNT))
            .filter(
                entry ->
                    entry.index().equalsIgnoreCase(index)
                        || entry.fields().path("Account").asText().equals(account.value()))
            .toList();
    if (roots.isEmpty()) {
      return 0;
    }
    Entry root = roots.getFirst();
    DisagreementException.unless(
        roots.size() == 1
            && root.change() == Change.MODIFIED
            && root.index().equalsIgnoreCase(index),
        "AccountRoot: not one modified entry of " + account);
    JsonNode before = root.previous().path("Balance");
    if (before instanceof MissingNode) {
      return 0;
    }
    DisagreementException.unless(
        root.fields().path("Account").asText().equals(account.value()),
        "AccountRoot: not the account " + account);
    return LedgerFields.drops("Balance", root.fields().path("Balance")).value()
        - LedgerFields.drops("Balance", before).value();
  }
}
