package io.ringledger.bouts.xrpl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.bouts.domain.OfferSequence;
import io.ringledger.shared.domain.XrplAddress;
import io.ringledger.shared.xrpl.DisagreementException;
import io.ringledger.shared.xrpl.JsonRpcNode;
import io.ringledger.shared.xrpl.LedgerFields;
import io.ringledger.shared.xrpl.NodeFailureException;
import io.ringledger.shared.xrpl.ServerState;
import io.ringledger.shared.xrpl.ValidatedLedgers;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One validated ledger as one node has it. All questions are about that same ledger, so that their
 * answers fit together.
 */
final class NodeSnapshot {

  /** What an account is and may receive. */
  record Account(long balance, long ownerCount, long flags, boolean ofTheLedger) {

    private static final long REQUIRES_DESTINATION_TAG = 0x0002_0000L;
    private static final long REQUIRES_AUTHORIZATION = 0x0100_0000L;

    boolean requiresDestinationTag() {
      return (flags & REQUIRES_DESTINATION_TAG) != 0;
    }

    boolean requiresAuthorization() {
      return (flags & REQUIRES_AUTHORIZATION) != 0;
    }
  }

  private static final System.Logger LOG = System.getLogger(NodeSnapshot.class.getName());

  /** Nodes behind one address may be out of step by that many ledgers. */
  private static final long TOLERATED_LAG = 2;

  /** By these fields an account is one that the ledger made, which nobody holds a key to. */
  private static final List<String> PSEUDO = List.of("AMMID", "VaultID", "LoanBrokerID");

  private static final int PAGE = 200;
  private static final int MOST_PAGES = 10;

  private final JsonRpcNode node;
  private final long index;
  private final ServerState state;

  private NodeSnapshot(JsonRpcNode node, long index, ServerState state) {
    this.node = node;
    this.index = index;
    this.state = state;
  }

  /** The node's last validated ledger, which must not be older than one that is known already. */
  static NodeSnapshot of(JsonRpcNode node, long knownLedger) throws NodeFailureException {
    long index = ValidatedLedgers.of(node).newest();
    if (index + TOLERATED_LAG < knownLedger) {
      throw new NodeFailureException("it is behind ledger " + knownLedger);
    }
    return new NodeSnapshot(node, index, ServerState.of(node));
  }

  ServerState state() {
    return state;
  }

  /** The account; empty where there is none. */
  Optional<Account> account(XrplAddress address) throws NodeFailureException {
    JsonNode answer =
        ask("account_info", object().put("account", address.value()), Set.of("actNotFound"));
    if (answer.has("error")) {
      return Optional.empty();
    }
    JsonNode data = answer.path("account_data");
    try {
      DisagreementException.unless(
          LedgerFields.address("Account", data.path("Account")).equals(address),
          "Account: not the one asked for");
      return Optional.of(
          new Account(
              LedgerFields.drops("Balance", data.path("Balance")).value(),
              LedgerFields.uint32OrZero("OwnerCount", data.path("OwnerCount")),
              LedgerFields.uint32OrZero("Flags", data.path("Flags")),
              PSEUDO.stream().anyMatch(data::has)));
    } catch (DisagreementException malformed) {
      throw new NodeFailureException("account_info: " + malformed.reason(), malformed);
    }
  }

  /** Whether the receiver takes an escrow that the sender finishes. */
  boolean mayDeposit(XrplAddress sender, XrplAddress receiver) throws NodeFailureException {
    JsonNode answer =
        ask(
            "deposit_authorized",
            object()
                .put("source_account", sender.value())
                .put("destination_account", receiver.value()),
            Set.of());
    if (!answer.path("deposit_authorized").isBoolean()) {
      throw new NodeFailureException("deposit_authorized: neither true nor false");
    }
    return answer.path("deposit_authorized").booleanValue();
  }

  /** Whether the escrow is there. */
  boolean has(XrplAddress owner, OfferSequence sequence) throws NodeFailureException {
    return EscrowPresence.isThere(node, owner, sequence, ledger());
  }

  /** The escrows of an owner: of the first {@value #MOST_PAGES} pages of what the owner has. */
  List<JsonNode> escrowsOf(XrplAddress owner) throws NodeFailureException {
    ObjectNode question =
        object().put("account", owner.value()).put("type", "escrow").put("limit", PAGE);
    List<JsonNode> escrows = new ArrayList<>();
    for (int page = 0; page < MOST_PAGES; page++) {
      JsonNode answer = ask("account_objects", question, Set.of());
      for (JsonNode escrow : answer.path("account_objects")) {
        // Those for which the account is the destination are listed too.
        if (escrow.path("Account").asText().equals(owner.value())) {
          escrows.add(escrow);
        }
      }
      if (!answer.has("marker")) {
        return escrows;
      }
      question.set("marker", answer.path("marker"));
    }
    LOG.log(Level.WARNING, "not all objects of {0} were looked through", owner);
    return escrows;
  }

  private JsonNode ask(String command, ObjectNode question, Set<String> answers)
      throws NodeFailureException {
    ObjectNode pinned = question.deepCopy();
    pinned.set("ledger_index", ledger());
    JsonNode answer = node.call(command, pinned, answers);
    if (!answer.has("error") && !answer.path("validated").asBoolean()) {
      throw new NodeFailureException(command + ": not from a validated ledger");
    }
    return answer;
  }

  private LongNode ledger() {
    return LongNode.valueOf(index);
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
