package io.ringledger.vault.xrpl.channels;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.shared.domain.RippleTime;
import io.ringledger.shared.domain.TransactionHash;
import io.ringledger.shared.domain.XrplAddress;
import io.ringledger.shared.xrpl.AffectedNodes.Change;
import io.ringledger.shared.xrpl.DisagreementException;
import io.ringledger.shared.xrpl.JsonRpcNode;
import io.ringledger.shared.xrpl.LedgerFields;
import io.ringledger.shared.xrpl.LedgerTransaction;
import io.ringledger.shared.xrpl.LedgerTransactions;
import io.ringledger.shared.xrpl.LedgerTransactions.Found;
import io.ringledger.shared.xrpl.NodeFailureException;
import io.ringledger.shared.xrpl.XrplHashes;
import io.ringledger.shared.xrpl.XrplNodes;
import io.ringledger.vault.application.outbound.ChannelLedger;
import io.ringledger.vault.domain.ChannelId;
import io.ringledger.vault.domain.session.ChannelFacts;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Proves payment channels: the transaction by its bytes and signature, from which the channel's id
 * follows, and the channel by its entry in the last validated ledger. Takes five requests, two of
 * them of another node.
 */
public final class XrplChannelLedger implements ChannelLedger {

  private static final String CHANNEL = "PayChannel";

  private final XrplNodes nodes;
  private final LedgerTransactions transactions;

  /** Asks these nodes; whoever made them closes them. */
  public XrplChannelLedger(XrplNodes nodes) {
    this.nodes = nodes;
    this.transactions = new LedgerTransactions(nodes, Map.of());
  }

  @Override
  public Answer channelOf(TransactionHash transaction) {
    try {
      return switch (transactions.find(transaction)) {
        case Found.Nowhere() ->
            new Answer.NotProved("No validated ledger that was asked has the transaction.");
        case Found.Unvalidated() ->
            new Answer.NotProved("The transaction is in no validated ledger yet.");
        case Found.Disagreeing(var reason) -> new Answer.Unavailable(reason);
        case Found.Validated(var found, _) -> channelOf(found);
      };
    } catch (NodeFailureException failure) {
      return new Answer.Unavailable(failure.reason());
    }
  }

  private Answer channelOf(LedgerTransaction transaction) throws NodeFailureException {
    Optional<ChannelId> id;
    try {
      id = transaction.succeeded() ? channel(transaction) : Optional.empty();
    } catch (DisagreementException disagreement) {
      return new Answer.Unavailable(disagreement.reason());
    }
    if (id.isEmpty()) {
      return new Answer.NotProved("The transaction created or funded no payment channel.");
    }
    ChannelId channel = id.get();
    Optional<ChannelFacts> facts = Told.agreed(nodes, node -> read(node, channel));
    return facts
        .<Answer>map(Answer.Found::new)
        .orElseGet(() -> new Answer.NotProved("The payment channel is gone."));
  }

  /** The id follows from what was signed; the metadata has to agree. */
  private static Optional<ChannelId> channel(LedgerTransaction transaction)
      throws DisagreementException {
    JsonNode fields = transaction.fields();
    return switch (transaction.type()) {
      case "PaymentChannelCreate" -> {
        String index =
            XrplHashes.paymentChannel(
                LedgerFields.address("Account", fields.path("Account")),
                LedgerFields.address("Destination", fields.path("Destination")),
                transaction.sequence());
        transaction.affected().only(CHANNEL, Change.CREATED, index);
        yield Optional.of(new ChannelId(index));
      }
      case "PaymentChannelFund" -> {
        String index = fields.path("Channel").asText();
        transaction.affected().only(CHANNEL, Change.MODIFIED, index);
        yield ChannelId.parse(index);
      }
      default -> Optional.empty();
    };
  }

  private static Optional<ChannelFacts> read(JsonRpcNode node, ChannelId id)
      throws NodeFailureException {
    ObjectNode question =
        JsonNodeFactory.instance
            .objectNode()
            .put("payment_channel", id.value())
            .put("ledger_index", "validated");
    JsonNode answer = node.call("ledger_entry", question, Set.of("entryNotFound"));
    if (answer.has("error")) {
      return Optional.empty();
    }
    JsonNode entry = answer.path("node");
    if (!answer.path("validated").asBoolean()
        || !entry.path("LedgerEntryType").asText().equals(CHANNEL)
        || !answer.path("index").asText().equalsIgnoreCase(id.value())) {
      throw new NodeFailureException("ledger_entry answered something else than the channel");
    }
    try {
      return Optional.of(facts(id, entry));
    } catch (DisagreementException malformed) {
      throw new NodeFailureException("ledger_entry: " + malformed.reason(), malformed);
    }
  }

  private static ChannelFacts facts(ChannelId id, JsonNode entry) throws DisagreementException {
    XrplAddress source = LedgerFields.address("Account", entry.path("Account"));
    String key = entry.path("PublicKey").asText();
    DisagreementException.unless(key.matches("[0-9A-Fa-f]{66}"), "PublicKey: not a key");
    return new ChannelFacts(
        id,
        source,
        LedgerFields.address("Destination", entry.path("Destination")),
        key.toUpperCase(Locale.ROOT),
        LedgerFields.drops("Amount", entry.path("Amount")),
        LedgerFields.drops("Balance", entry.path("Balance")),
        LedgerFields.uint32("SettleDelay", entry.path("SettleDelay")),
        time("CancelAfter", entry),
        time("Expiration", entry));
  }

  private static Optional<RippleTime> time(String name, JsonNode entry)
      throws DisagreementException {
    return entry.has(name)
        ? Optional.of(new RippleTime(LedgerFields.uint32(name, entry.path(name))))
        : Optional.empty();
  }
}
