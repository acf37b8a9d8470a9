package io.ringledger.vault.xrpl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.shared.domain.Drops;
import io.ringledger.shared.xrpl.AffectedNodes.Change;
import io.ringledger.shared.xrpl.AffectedNodes.Entry;
import io.ringledger.shared.xrpl.DisagreementException;
import io.ringledger.shared.xrpl.JsonRpcNode;
import io.ringledger.shared.xrpl.LedgerFields;
import io.ringledger.shared.xrpl.LedgerTransaction;
import io.ringledger.shared.xrpl.LedgerTransactions;
import io.ringledger.shared.xrpl.LedgerTransactions.Found;
import io.ringledger.shared.xrpl.NodeFailureException;
import io.ringledger.shared.xrpl.ServerState;
import io.ringledger.shared.xrpl.TransactionFinality;
import io.ringledger.shared.xrpl.TransactionFinality.Verdict;
import io.ringledger.shared.xrpl.TransactionWriting;
import io.ringledger.shared.xrpl.ValidatedLedgers;
import io.ringledger.shared.xrpl.XrplNodes;
import io.ringledger.vault.application.outbound.SettlementKey;
import io.ringledger.vault.application.settlement.outbound.SettlementLedger;
import io.ringledger.vault.domain.ChannelId;
import io.ringledger.vault.domain.settlement.Attempt;
import io.ringledger.vault.domain.settlement.AttemptFate;
import io.ringledger.vault.domain.settlement.ChannelWord;
import io.ringledger.vault.domain.settlement.Leg;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The XRP Ledger, asked and sent to through its nodes. What a node says of a transaction is checked
 * by its hash and signature, and held against what a second node says where there is one; that one
 * never comes has to be proved.
 */
public final class XrplSettlementLedger implements SettlementLedger {

  /** A network closes a ledger every few seconds; a node this late does not follow it. */
  private static final Duration MOST_AGE = Duration.ofSeconds(60);

  private final XrplNodes nodes;
  private final SettlementKey key;
  private final Drops mostFee;
  private final LedgerTransactions transactions;
  private final TransactionFinality finality;
  private final TransactionWriting writing;
  private final ChannelReading channels;

  /**
   * Asks these nodes, and signs with that key.
   *
   * @param mostFee while the ledger wants more for a transaction, none is signed
   */
  public XrplSettlementLedger(XrplNodes nodes, SettlementKey key, Drops mostFee) {
    this.nodes = nodes;
    this.key = key;
    this.mostFee = mostFee;
    this.transactions = new LedgerTransactions(nodes, Map.of());
    this.finality = new TransactionFinality(nodes);
    this.writing = new TransactionWriting(nodes.networkId());
    this.channels = new ChannelReading(nodes);
  }

  @Override
  public Answer<Standing> standing() {
    try {
      Standing standing = nodes.ask(this::standing, _ -> true);
      return standing.fee().compareTo(mostFee) > 0
          ? new Answer.Silent<>(
              "the ledger wants %s drops for a transaction, and %s are the limit"
                  .formatted(standing.fee(), mostFee))
          : new Answer.Told<>(standing);
    } catch (NodeFailureException failure) {
      return new Answer.Silent<>(failure.reason());
    }
  }

  private Standing standing(JsonRpcNode node) throws NodeFailureException {
    requireCurrent(node);
    ServerState state = ServerState.of(node);
    Drops open = ServerState.openLedgerFee(node);
    JsonNode account =
        node.call(
            "account_info",
            JsonNodeFactory.instance
                .objectNode()
                .put("account", key.address().value())
                .put("ledger_index", "validated"),
            Set.of("actNotFound"));
    if (account.has("error")) {
      throw NodeFailureException.unable("the authority has no account");
    }
    JsonNode sequence = account.path("account_data").path("Sequence");
    if (!account.path("validated").asBoolean() || !sequence.canConvertToLong()) {
      throw new NodeFailureException("account_info answered no validated account");
    }
    return new Standing(
        state.ledgerIndex(),
        state.closeTime().toInstant(),
        open.compareTo(state.baseFee()) > 0 ? open : state.baseFee(),
        sequence.asLong());
  }

  private static void requireCurrent(JsonRpcNode node) throws NodeFailureException {
    ValidatedLedgers ledgers = ValidatedLedgers.of(node);
    if (!ledgers.synced() || ledgers.age().compareTo(MOST_AGE) > 0) {
      throw new NodeFailureException(
          "it does not follow its network: its last validated ledger is "
              + ledgers.age().toSeconds()
              + " s old");
    }
  }

  @Override
  public Answer<Channels> channels(Collection<ChannelId> ids) {
    try {
      ServerState state =
          nodes.ask(
              node -> {
                requireCurrent(node);
                return ServerState.of(node);
              },
              _ -> true);
      Map<ChannelId, ChannelWord> found = channels.read(ids, state.ledgerIndex());
      return new Answer.Told<>(new Channels(state.closeTime().toInstant(), found));
    } catch (NodeFailureException failure) {
      return new Answer.Silent<>(failure.reason());
    }
  }

  @Override
  public Answer<Attempt> sign(Leg leg, Content content, Standing standing) {
    long place = leg.place().orElseThrow();
    long lastLedger = standing.ledger() + SPAN;
    ObjectNode fields =
        SettlementTransactions.of(key.address(), content, place, standing, lastLedger);
    try {
      TransactionWriting.Signed signed = writing.sign(fields, key.publicKey(), key::sign);
      return new Answer.Told<>(
          new Attempt(
              leg.id(), signed.hash(), place, signed.blob(), standing.ledger(), lastLedger));
    } catch (DisagreementException malformed) {
      return new Answer.Silent<>("it cannot be written: " + malformed.reason());
    }
  }

  @Override
  public Answer<String> submit(Attempt attempt) {
    try {
      return new Answer.Told<>(
          nodes.ask(node -> submit(node, attempt), XrplSettlementLedger::isTaken));
    } catch (NodeFailureException failure) {
      return new Answer.Silent<>(failure.reason());
    }
  }

  private static String submit(JsonRpcNode node, Attempt attempt) throws NodeFailureException {
    JsonNode answer =
        node.call("submit", JsonNodeFactory.instance.objectNode().put("tx_blob", attempt.blob()));
    String result = answer.path("engine_result").asText();
    if (!result.matches("(tes|ter|tec|tef|tel|tem)[A-Z_0-9]{1,60}")) {
      throw new NodeFailureException("submit answered no result");
    }
    return result;
  }

  /** Another node may take what this one would not. */
  private static boolean isTaken(String code) {
    return code.startsWith("tes") || code.startsWith("ter") || code.startsWith("tec");
  }

  @Override
  public Answer<AttemptFate> fate(Attempt attempt) {
    try {
      return switch (transactions.find(attempt.hash())) {
        case Found.Validated(var found, var by) -> new Answer.Told<>(applied(found, by));
        case Found.Unvalidated() -> new Answer.Told<>(new AttemptFate.Open());
        case Found.Disagreeing(var reason) -> new Answer.Silent<>(reason);
        case Found.Nowhere() -> new Answer.Told<>(unseen(attempt));
      };
    } catch (DisagreementException disagreement) {
      return new Answer.Silent<>(disagreement.reason());
    } catch (NodeFailureException failure) {
      return new Answer.Silent<>(failure.reason());
    }
  }

  /** A second node may be behind and not know it yet; but what it knows must be the same. */
  private AttemptFate applied(LedgerTransaction found, JsonRpcNode by)
      throws DisagreementException {
    AttemptFate.Applied applied = applied(found);
    switch (transactions.findElsewhere(found.hash(), by).orElseGet(Found.Nowhere::new)) {
      case Found.Nowhere(), Found.Unvalidated() -> {
        // It has not come so far.
      }
      case Found.Disagreeing(var reason) -> throw new DisagreementException(reason);
      case Found.Validated(var other, _) ->
          DisagreementException.unless(
              applied(other).equals(applied), "meta: two nodes tell of different effects");
    }
    return applied;
  }

  private static AttemptFate.Applied applied(LedgerTransaction found) throws DisagreementException {
    return new AttemptFate.Applied(
        found.ledgerIndex(),
        found.result(),
        found.succeeded() && found.type().equals("PaymentChannelClaim")
            ? OptionalLong.of(channelBalance(found).value())
            : OptionalLong.empty());
  }

  private static Drops channelBalance(LedgerTransaction claim) throws DisagreementException {
    String channel = claim.fields().path("Channel").asText();
    Entry entry;
    try {
      entry = claim.affected().only("PayChannel", Change.MODIFIED, channel);
    } catch (DisagreementException _) {
      entry = claim.affected().only("PayChannel", Change.DELETED, channel);
    }
    return LedgerFields.drops("Balance", entry.fields().path("Balance"));
  }

  /** A place is asked for as a ticket: of one that was a sequence number there is none either. */
  private AttemptFate unseen(Attempt attempt) throws NodeFailureException {
    TransactionFinality.Pending pending =
        new TransactionFinality.Pending(
            attempt.hash(),
            key.address(),
            OptionalLong.of(attempt.place()),
            true,
            OptionalLong.of(attempt.lastLedger()));
    return switch (finality.of(pending, attempt.firstLedger())) {
      case Verdict.StillPossible() -> new AttemptFate.Open();
      case Verdict.NeverComes(var spent, var reason) -> new AttemptFate.Never(spent, reason);
    };
  }
}
