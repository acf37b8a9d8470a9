package io.ringledger.vault.xrpl.listener;

import static io.ringledger.vault.xrpl.listener.AuthorityScene.told;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.shared.domain.XrplAddress;
import io.ringledger.shared.xrpl.FakeNode;
import io.ringledger.shared.xrpl.FakeNode.Reply;
import io.ringledger.shared.xrpl.Wallet;
import io.ringledger.shared.xrpl.XrplNodeSettings;
import io.ringledger.shared.xrpl.XrplNodes;
import io.ringledger.vault.domain.index.LedgerEvent;
import io.ringledger.vault.domain.index.LedgerSlice;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A node with more than one slice holds: ledgers with so many transactions each, from 11 on. */
class PartialSliceTest {

  private static final int PAGE = 200;

  private final XrplAddress account = Wallet.ed25519("authority").address();
  private final XrplAddress sender = Wallet.ed25519("owner").address();

  private ObjectNode transaction(long ledger, int position) {
    ObjectNode entry = JsonNodeFactory.instance.objectNode().put("validated", true);
    entry
        .put("hash", String.format("%032X%032X", ledger, position))
        .put("ledger_index", ledger)
        .put("close_time_iso", "2026-03-01T10:15:30Z");
    entry
        .putObject("tx_json")
        .put("Account", sender.value())
        .put("TransactionType", "Payment")
        .put("Fee", "10");
    ObjectNode meta = entry.putObject("meta");
    meta.put("TransactionIndex", position).put("TransactionResult", "tesSUCCESS");
    meta.putArray("AffectedNodes");
    return entry;
  }

  private List<ObjectNode> ledgers(int count, int inEach) {
    List<ObjectNode> all = new ArrayList<>();
    for (int i = 0; i < count * inEach; i++) {
      all.add(transaction(11 + i / inEach, i % inEach));
    }
    return all;
  }

  private LedgerSlice read(List<ObjectNode> all, long last, long after) {
    ObjectNode server = FakeNode.serverInfo(1);
    ObjectNode info = (ObjectNode) server.path("info");
    info.putObject("validated_ledger").put("seq", last).put("age", 1);
    info.put("complete_ledgers", "1-" + last);
    try (FakeNode node =
            FakeNode.start(
                (method, parameters) ->
                    Reply.result(method.equals("server_info") ? server : page(all, parameters)));
        XrplNodes nodes = new XrplNodes(XrplNodeSettings.of(List.of(node.uri()), 1))) {
      return told(new XrplAuthorityLedger(nodes).after(account, after));
    }
  }

  private static ObjectNode page(List<ObjectNode> all, ObjectNode question) {
    long from = question.path("ledger_index_min").asLong();
    List<ObjectNode> wanted =
        all.stream().filter(entry -> entry.path("ledger_index").asLong() >= from).toList();
    int start = question.path("marker").path("at").asInt();
    int end = Math.min(wanted.size(), start + PAGE);
    ObjectNode result = JsonNodeFactory.instance.objectNode();
    result.put("ledger_index_min", from);
    result.put("ledger_index_max", question.path("ledger_index_max").asLong());
    ArrayNode list = result.putArray("transactions");
    wanted.subList(start, end).forEach(list::add);
    if (end < wanted.size()) {
      result.putObject("marker").put("at", end);
    }
    return result;
  }

  @Test
  void aSliceEndsWithAWholeLedgerWhereThereIsMore() {
    List<ObjectNode> all = ledgers(7, 700);
    LedgerSlice first = read(all, 20, 10);
    assertThat(first.through()).isEqualTo(12);
    assertThat(first.events()).hasSize(1400);

    List<LedgerEvent> read = new ArrayList<>(first.events());
    long at = first.through();
    while (at < 20) {
      LedgerSlice next = read(all, 20, at);
      read.addAll(next.events());
      at = next.through();
    }
    assertThat(read)
        .extracting(event -> event.hash().value())
        .doesNotHaveDuplicates()
        .hasSize(4900);
  }

  @Test
  void oneLedgerAloneComesWholeHoweverMuchIsInIt() {
    LedgerSlice slice = read(ledgers(2, 3000), 20, 10);
    assertThat(slice.through()).isEqualTo(11);
    assertThat(slice.events()).hasSize(3000);
  }
}
