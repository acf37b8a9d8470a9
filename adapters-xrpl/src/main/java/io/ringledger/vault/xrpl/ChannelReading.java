package io.ringledger.vault.xrpl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.shared.domain.RippleTime;
import io.ringledger.shared.xrpl.DisagreementException;
import io.ringledger.shared.xrpl.JsonRpcNode;
import io.ringledger.shared.xrpl.LedgerFields;
import io.ringledger.shared.xrpl.NodeFailureException;
import io.ringledger.shared.xrpl.XrplNodes;
import io.ringledger.vault.domain.ChannelId;
import io.ringledger.vault.domain.Ed25519Key;
import io.ringledger.vault.domain.settlement.ChannelWord;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads payment channels, one request for each; a missing one is asked for at every node. */
final class ChannelReading {

  private static final int ED25519_KEY = 66;

  /** Stands for a key of another kind: no session has it. */
  private static final Ed25519Key NONE_OF_OURS = new Ed25519Key("0".repeat(64));

  private final XrplNodes nodes;

  ChannelReading(XrplNodes nodes) {
    this.nodes = nodes;
  }

  /** Those that exist as of that validated ledger. */
  Map<ChannelId, ChannelWord> read(Collection<ChannelId> ids, long ledger)
      throws NodeFailureException {
    Map<ChannelId, ChannelWord> found = new HashMap<>();
    for (ChannelId id : ids) {
      Optional<ChannelWord> word = nodes.ask(node -> read(node, id, ledger), Optional::isPresent);
      if (word.isEmpty()) {
        word =
            nodes.askEach(node -> read(node, id, ledger)).stream()
                .flatMap(Optional::stream)
                .findFirst();
      }
      word.ifPresent(channel -> found.put(id, channel));
    }
    return found;
  }

  private static Optional<ChannelWord> read(JsonRpcNode node, ChannelId id, long ledger)
      throws NodeFailureException {
    ObjectNode question =
        JsonNodeFactory.instance
            .objectNode()
            .put("payment_channel", id.value())
            .put("ledger_index", ledger);
    JsonNode answer = node.call("ledger_entry", question, Set.of("entryNotFound"));
    if (answer.has("error")) {
      return Optional.empty();
    }
    JsonNode entry = answer.path("node");
    if (!answer.path("validated").asBoolean()
        || !entry.path("LedgerEntryType").asText().equals("PayChannel")) {
      throw new NodeFailureException("ledger_entry answered no validated channel");
    }
    try {
      return Optional.of(
          new ChannelWord(
              LedgerFields.address("Account", entry.path("Account")),
              LedgerFields.address("Destination", entry.path("Destination")),
              key(entry.path("PublicKey").asText()),
              LedgerFields.drops("Amount", entry.path("Amount")),
              LedgerFields.drops("Balance", entry.path("Balance")),
              closesAt(entry)));
    } catch (DisagreementException malformed) {
      throw new NodeFailureException("ledger_entry: " + malformed.reason(), malformed);
    }
  }

  private static Ed25519Key key(String hex) {
    return hex.length() == ED25519_KEY && hex.startsWith("ED")
        ? Ed25519Key.parse(hex.substring(2)).orElse(NONE_OF_OURS)
        : NONE_OF_OURS;
  }

  private static Optional<Instant> closesAt(JsonNode entry) throws DisagreementException {
    Optional<Instant> earliest = Optional.empty();
    for (String name : Stream.of("CancelAfter", "Expiration").filter(entry::has).toList()) {
      Instant end = new RippleTime(LedgerFields.uint32(name, entry.path(name))).toInstant();
      earliest = earliest.filter(other -> other.isBefore(end)).or(() -> Optional.of(end));
    }
    return earliest;
  }
}
