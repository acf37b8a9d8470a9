package io.ringledger.vault.xrpl.listener;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.shared.domain.Drops;
import io.ringledger.shared.domain.XrplAddress;
import io.ringledger.shared.xrpl.DisagreementException;
import io.ringledger.shared.xrpl.JsonRpcNode;
import io.ringledger.shared.xrpl.LedgerFields;
import io.ringledger.shared.xrpl.NodeFailureException;
import io.ringledger.shared.xrpl.ValidatedLedgers;
import io.ringledger.shared.xrpl.XrplNodes;
import io.ringledger.vault.application.index.outbound.AuthorityLedger;
import io.ringledger.vault.domain.ChannelId;
import io.ringledger.vault.domain.index.AuthorityStanding;
import io.ringledger.vault.domain.index.ChannelSight;
import io.ringledger.vault.domain.index.LedgerSlice;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads an account on XRPL nodes. A node tells only of ledgers that it has without a gap; one that
 * lags behind, or has none of them, leaves the word to another.
 */
public final class XrplAuthorityLedger implements AuthorityLedger {

  private static final String NO_ACCOUNT = "actNotFound";
  private static final String NO_LEDGER = "lgrNotFound";
  private static final int OBJECTS_AT_ONCE = 400;

  /** Two hundred thousand channels. */
  private static final int MOST_PAGES = 500;

  private final XrplNodes nodes;

  public XrplAuthorityLedger(XrplNodes nodes) {
    this.nodes = nodes;
  }

  private static <T> Reading<T> told(XrplNodes nodes, XrplNodes.Question<T> question) {
    try {
      return new Reading.Told<>(nodes.ask(question, _ -> true));
    } catch (NodeFailureException silence) {
      return new Reading.Silent<>(silence.reason());
    }
  }

  @Override
  public Reading<AuthorityStanding> newest(XrplAddress account) {
    return told(
        nodes,
        node -> {
          long newest = ValidatedLedgers.of(node).newest();
          return new AuthorityStanding(newest, balance(node, account, newest), Map.of());
        });
  }

  @Override
  public Reading<LedgerSlice> after(XrplAddress account, long ledgerIndex) {
    try {
      return new Reading.Told<>(
          nodes.ask(
              node -> slice(node, account, ledgerIndex), slice -> slice.through() > ledgerIndex));
    } catch (NodeFailureException silence) {
      return new Reading.Silent<>(silence.reason());
    }
  }

  private static LedgerSlice slice(JsonRpcNode node, XrplAddress account, long after)
      throws NodeFailureException {
    ValidatedLedgers ledgers = ValidatedLedgers.of(node);
    if (ledgers.newest() < after) {
      throw NodeFailureException.unable(
          "its last validated ledger is " + ledgers.newest() + ", behind " + after);
    }
    // What follows a gap waits for a node, or a time, that has none.
    long through =
        ledgers.complete().stream()
            .filter(range -> range.first() <= after + 1 && range.last() > after)
            .mapToLong(range -> Math.min(range.last(), ledgers.newest()))
            .max()
            .orElse(after);
    if (through == after && ledgers.newest() > after) {
      throw NodeFailureException.unable("it does not have ledger " + (after + 1));
    }
    return through == after
        ? new LedgerSlice(after, after, List.of())
        : new SliceReader(node, account, after, through).read();
  }

  @Override
  public Reading<AuthorityStanding> at(XrplAddress account, long ledgerIndex) {
    return told(
        nodes,
        node ->
            new AuthorityStanding(
                ledgerIndex,
                balance(node, account, ledgerIndex),
                channels(node, account, ledgerIndex)));
  }

  private static Drops balance(JsonRpcNode node, XrplAddress account, long ledgerIndex)
      throws NodeFailureException {
    JsonNode answer =
        node.call("account_info", about(account, ledgerIndex), Set.of(NO_ACCOUNT, NO_LEDGER));
    if (isMissing(answer, ledgerIndex)) {
      return Drops.ZERO;
    }
    try {
      return LedgerFields.drops("Balance", answer.path("account_data").path("Balance"));
    } catch (DisagreementException malformed) {
      throw new NodeFailureException("account_info: " + malformed.reason(), malformed);
    }
  }

  private static Map<ChannelId, ChannelSight> channels(
      JsonRpcNode node, XrplAddress account, long ledgerIndex) throws NodeFailureException {
    Map<ChannelId, ChannelSight> found = new HashMap<>();
    Optional<JsonNode> marker = Optional.empty();
    for (int pages = 0; pages < MOST_PAGES; pages++) {
      ObjectNode question =
          about(account, ledgerIndex).put("type", "payment_channel").put("limit", OBJECTS_AT_ONCE);
      marker.ifPresent(place -> question.set("marker", place));
      JsonNode answer = node.call("account_objects", question, Set.of(NO_ACCOUNT, NO_LEDGER));
      if (isMissing(answer, ledgerIndex)) {
        return found;
      }
      collect(answer.path("account_objects"), account, found);
      if (!answer.has("marker")) {
        return found;
      }
      marker = Optional.of(answer.path("marker"));
    }
    throw new NodeFailureException("account_objects: it has no end");
  }

  private static void collect(
      JsonNode objects, XrplAddress account, Map<ChannelId, ChannelSight> found)
      throws NodeFailureException {
    try {
      DisagreementException.unless(objects.isArray(), "account_objects: missing");
      for (JsonNode object : objects) {
        if (object.path("Destination").asText().equals(account.value())) {
          ChannelSight sight = Channels.read(object.path("index").asText(), object, false);
          found.put(sight.id(), sight);
        }
      }
    } catch (DisagreementException malformed) {
      throw new NodeFailureException("account_objects: " + malformed.reason(), malformed);
    }
  }

  private static ObjectNode about(XrplAddress account, long ledgerIndex) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("account", account.value())
        .put("ledger_index", ledgerIndex);
  }

  /** Whether there is no such account; fails where the answer is about another ledger. */
  private static boolean isMissing(JsonNode answer, long ledgerIndex) throws NodeFailureException {
    String error = answer.path("error").asText();
    if (error.equals(NO_LEDGER)) {
      throw NodeFailureException.unable("it does not have ledger " + ledgerIndex);
    }
    if (error.equals(NO_ACCOUNT)) {
      return true;
    }
    if (!answer.path("validated").asBoolean()
        || answer.path("ledger_index").asLong() != ledgerIndex) {
      throw new NodeFailureException("its answer is about another ledger");
    }
    return false;
  }
}
