package io.ringledger.vault.xrpl.listener;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.shared.domain.XrplAddress;
import io.ringledger.shared.xrpl.DisagreementException;
import io.ringledger.shared.xrpl.JsonRpcNode;
import io.ringledger.shared.xrpl.LedgerFields;
import io.ringledger.shared.xrpl.NodeFailureException;
import io.ringledger.vault.application.index.outbound.AuthorityLedger;
import io.ringledger.vault.domain.index.LedgerEvent;
import io.ringledger.vault.domain.index.LedgerSlice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Pages through {@code account_tx} on one node, forward. Whatever does not fit, a page that covers
 * other ledgers, an order that is not the ledger's, something told twice, makes the whole slice
 * worthless.
 */
final class SliceReader {

  private static final int PAGE = 200;

  /** One ledger holds far less. */
  private static final int MOST_PAGES = 200;

  private final JsonRpcNode node;
  private final XrplAddress account;
  private final AccountTransactions transactions;
  private final long after;
  private final long through;
  private final List<LedgerEvent> events = new ArrayList<>();

  SliceReader(JsonRpcNode node, XrplAddress account, long after, long through) {
    this.node = node;
    this.account = account;
    this.transactions = new AccountTransactions(account);
    this.after = after;
    this.through = through;
  }

  LedgerSlice read() throws NodeFailureException {
    Optional<JsonNode> marker = Optional.empty();
    try {
      for (int pages = 0; pages < MOST_PAGES; pages++) {
        JsonNode page = page(marker);
        take(page);
        if (!page.has("marker")) {
          return new LedgerSlice(after, through, events);
        }
        if (events.size() >= AuthorityLedger.MOST_EVENTS && wholeLedgers() > after) {
          long whole = wholeLedgers();
          events.removeIf(event -> event.ledgerIndex() > whole);
          return new LedgerSlice(after, whole, events);
        }
        marker = Optional.of(page.path("marker"));
      }
    } catch (DisagreementException disagreement) {
      throw new NodeFailureException("account_tx: " + disagreement.reason(), disagreement);
    }
    throw new NodeFailureException("account_tx: it has no end");
  }

  /** The last ledger of which everything has come; more of the newest may follow. */
  private long wholeLedgers() {
    return events.getLast().ledgerIndex() - 1;
  }

  private JsonNode page(Optional<JsonNode> marker)
      throws NodeFailureException, DisagreementException {
    ObjectNode question =
        JsonNodeFactory.instance
            .objectNode()
            .put("account", account.value())
            .put("ledger_index_min", after + 1)
            .put("ledger_index_max", through)
            .put("forward", true)
            .put("binary", false)
            .put("limit", PAGE);
    marker.ifPresent(place -> question.set("marker", place));
    JsonNode page = node.call("account_tx", question);
    long first = LedgerFields.uint32("ledger_index_min", page.path("ledger_index_min"));
    long last = LedgerFields.uint32("ledger_index_max", page.path("ledger_index_max"));
    DisagreementException.unless(
        first <= after + 1 && last >= through, "ledger_index_max: not all ledgers were searched");
    return page;
  }

  private void take(JsonNode page) throws DisagreementException {
    JsonNode found = page.path("transactions");
    DisagreementException.unless(found.isArray(), "transactions: missing");
    for (JsonNode entry : found) {
      LedgerEvent event = transactions.read(entry);
      DisagreementException.unless(
          event.ledgerIndex() > after && event.ledgerIndex() <= through,
          "ledger_index: nobody asked for that ledger");
      DisagreementException.unless(
          events.isEmpty() || event.follows(events.getLast()),
          "transactions: not in the ledger's order");
      events.add(event);
    }
  }
}
