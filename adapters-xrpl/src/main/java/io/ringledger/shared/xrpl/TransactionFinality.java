package io.ringledger.shared.xrpl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.shared.domain.TransactionHash;
import io.ringledger.shared.domain.XrplAddress;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Whether a transaction can still come. A node proves that it never comes where it has validated a
 * ledger after which that is impossible, and has searched every ledger up to there without finding
 * it. Impossible it is after its last ledger, and once something else has used its sequence or
 * ticket (XRPL documentation, "Reliable transaction submission").
 *
 * <p>Every node is asked: one that knows the transaction outweighs any that does not.
 */
public final class TransactionFinality {

  /** A node searches at most this many ledgers beyond the first in one request. */
  private static final long SPAN = 1000;

  /** Some two days of ledgers; what is older than that without an outcome is looked at by hand. */
  private static final int MOST_SPANS = 50;

  private static final Set<String> NOT_FOUND = Set.of("txnNotFound");

  private final XrplNodes nodes;

  /** Asks these nodes; whoever made them closes them. */
  public TransactionFinality(XrplNodes nodes) {
    this.nodes = nodes;
  }

  /**
   * A signed transaction.
   *
   * @param place its ticket, or its sequence number
   * @param usesTicket whether the place may be a ticket
   */
  public record Pending(
      TransactionHash hash,
      XrplAddress sender,
      OptionalLong place,
      boolean usesTicket,
      OptionalLong lastLedger) {}

  /** What is proved of it. */
  public sealed interface Verdict {

    /** It can come, or it cannot be ruled out. */
    record StillPossible() implements Verdict {}

    /**
     * It is proved never to come.
     *
     * @param placeSpent because something else has used its place
     */
    record NeverComes(boolean placeSpent, String reason) implements Verdict {}
  }

  /** What one node says. */
  private sealed interface Word {

    /** It knows the transaction. */
    record Known() implements Word {}

    /** It does not know it, and cannot rule it out. */
    record Open() implements Word {}

    /** It does not know it, and its sequence or ticket can still be used after that ledger. */
    record Usable(long ledger) implements Word {}

    /** It has proved that the transaction never comes. */
    record Never(End end) implements Word {}
  }

  /**
   * Where a search may end.
   *
   * @param ledger the transaction cannot be in a later one
   * @param spent because something else has used its sequence or ticket
   */
  private record End(long ledger, boolean spent, String reason) {}

  /**
   * Judges.
   *
   * @param firstLedger it cannot be in an earlier one
   * @throws NodeFailureException where no node answered as a node should
   */
  public Verdict of(Pending transaction, long firstLedger) throws NodeFailureException {
    if (!transaction.hash().isLedgerHash()) {
      return new Verdict.NeverComes(false, "no transaction of a ledger has such a name");
    }
    List<Word> words = nodes.askEach(node -> word(node, transaction, firstLedger));
    for (Word word : words) {
      if (word instanceof Word.Never(var end)
          && words.stream().noneMatch(other -> contradicts(other, end))) {
        return new Verdict.NeverComes(end.spent(), end.reason());
      }
    }
    return new Verdict.StillPossible();
  }

  private static boolean contradicts(Word word, End proved) {
    return switch (word) {
      case Word.Known() -> true;
      case Word.Open(), Word.Never _ -> false;
      case Word.Usable(var ledger) -> proved.spent() && ledger >= proved.ledger();
    };
  }

  private static Word word(JsonRpcNode node, Pending transaction, long firstLedger)
      throws NodeFailureException {
    if (!node.call("tx", question(transaction), NOT_FOUND).has("error")) {
      return new Word.Known();
    }
    ValidatedLedgers ledgers = ValidatedLedgers.of(node);
    OptionalLong last = transaction.lastLedger();
    if (last.isPresent() && ledgers.newest() > last.getAsLong()) {
      String reason = "its last ledger, " + last.getAsLong() + ", has passed without it";
      return searched(
          node, transaction, firstLedger, new End(last.getAsLong(), false, reason), ledgers);
    }
    if (transaction.place().isEmpty()) {
      return new Word.Open();
    }
    long used = transaction.place().getAsLong();
    JsonNode account = account(node, transaction.sender());
    if (account.has("error")) {
      return new Word.Open();
    }
    long now = account.path("ledger_index").asLong();
    long next = account.path("account_data").path("Sequence").asLong();
    boolean isTicket = transaction.usesTicket();
    if (next <= used || (isTicket && hasTicket(node, transaction.sender(), used, now))) {
      return new Word.Usable(now);
    }
    String reason =
        "something else has used its " + (isTicket ? "ticket " : "sequence number ") + used;
    return searched(
        node, transaction, firstLedger, new End(now, true, reason), ValidatedLedgers.of(node));
  }

  /** The account as of a validated ledger, or the error that there is none. */
  private static JsonNode account(JsonRpcNode node, XrplAddress sender)
      throws NodeFailureException {
    JsonNode answer =
        node.call(
            "account_info",
            JsonNodeFactory.instance
                .objectNode()
                .put("account", sender.value())
                .put("ledger_index", "validated"),
            Set.of("actNotFound"));
    if (answer.has("error")) {
      return answer;
    }
    if (!answer.path("validated").asBoolean()
        || !answer.path("ledger_index").canConvertToLong()
        || !answer.path("account_data").path("Account").asText().equals(sender.value())
        || !answer.path("account_data").path("Sequence").canConvertToLong()) {
      throw new NodeFailureException("account_info answered no validated account");
    }
    return answer;
  }

  private static boolean hasTicket(JsonRpcNode node, XrplAddress owner, long ticket, long ledger)
      throws NodeFailureException {
    ObjectNode question = JsonNodeFactory.instance.objectNode().put("ledger_index", ledger);
    question.putObject("ticket").put("account", owner.value()).put("ticket_seq", ticket);
    return !node.call("ledger_entry", question, Set.of("entryNotFound")).has("error");
  }

  private static Word searched(
      JsonRpcNode node, Pending transaction, long firstLedger, End end, ValidatedLedgers ledgers)
      throws NodeFailureException {
    long first = Math.min(firstLedger, end.ledger());
    if (first <= 0
        || (end.ledger() - first) / SPAN >= MOST_SPANS
        || !ledgers.has(first, end.ledger())) {
      return new Word.Open();
    }
    for (long from = first; from <= end.ledger(); from += SPAN + 1) {
      long to = Math.min(from + SPAN, end.ledger());
      JsonNode answer =
          node.call(
              "tx", question(transaction).put("min_ledger", from).put("max_ledger", to), NOT_FOUND);
      if (!answer.has("error")) {
        return new Word.Known();
      }
      if (!isTrue(answer.path("searched_all"))) {
        return new Word.Open();
      }
    }
    return new Word.Never(end);
  }

  private static boolean isTrue(JsonNode value) {
    return value.isBoolean() && value.booleanValue();
  }

  private static ObjectNode question(Pending transaction) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("transaction", transaction.hash().value())
        .put("binary", false);
  }
}
