package io.ringledger.local.vault.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringledger.local.LocalStack;
import io.ringledger.local.chaos.Histories;
import io.ringledger.local.demo.Json;
import io.ringledger.local.demo.LedgerClient;
import io.ringledger.local.demo.PlayException;
import io.ringledger.local.replicas.DatabaseLook;
import io.ringledger.local.vault.client.Trader;
import io.ringledger.local.vault.client.VaultApi;
import io.ringledger.local.vault.market.Accepted;
import io.ringledger.local.vault.model.AuthorityStatement;
import io.ringledger.local.vault.model.BatchAudit;
import io.ringledger.local.vault.model.Books;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Holds database, ledger and published documents against each other and against the clients. */
final class VaultInspector {

  private static final Duration PATIENCE = Duration.ofMinutes(6);

  private static final Duration PAUSE = Duration.ofSeconds(1);

  private static final String UNDER_WAY =
      """
      SELECT (SELECT count(*) FROM netting_batches WHERE state NOT IN ('settled', 'reversed'))
        + (SELECT count(*) FROM trade_intents WHERE state = 'NETTED')
        + (SELECT count(*) FROM settlement_legs WHERE state IN ('signed', 'submitted'))
        + (SELECT count(*) FROM content_pins WHERE state <> 'kept')
        + (SELECT count(*) FROM published_events WHERE position IS NULL)""";

  /** What must not be, wherever it stands; a name and what it is about. */
  private static final String FAULTS =
      """
      SELECT 'batch_not_over', number::text, state FROM netting_batches
        WHERE state NOT IN ('settled', 'reversed')
      UNION ALL SELECT 'intent_in_no_end', intent_id::text, state || ' of ' || action
        FROM trade_intents WHERE ended_at IS NULL
      UNION ALL SELECT 'volume_reserved_at_rest', session_id::text, reserved_drops::text
        FROM vault_sessions WHERE reserved_drops <> 0
      UNION ALL SELECT 'debit_at_rest', session_id::text, debit_drops::text
        FROM vault_sessions WHERE debit_drops <> 0
      UNION ALL SELECT 'volume_used_differs', s.session_id::text, s.used_drops || ' is not ' || coalesce(t.drops, 0)
        FROM vault_sessions s LEFT JOIN (SELECT session_id, sum(amount_drops) AS drops FROM trade_intents
          WHERE state = 'SETTLED' AND action <> 'TRADE' GROUP BY session_id) t USING (session_id)
        WHERE s.used_drops <> coalesce(t.drops, 0)
      UNION ALL SELECT 'item_held_at_rest', item_id, batch::text FROM item_ownership WHERE batch IS NOT NULL
      UNION ALL SELECT 'settled_outside_a_settled_batch', t.intent_id::text, b.state FROM trade_intents t
        JOIN netting_batches b ON b.number = t.batch WHERE t.state = 'SETTLED' AND b.state <> 'settled'
      UNION ALL SELECT 'ended_twice', intent_id::text, count(*)::text FROM intent_changes
        WHERE state IN ('SETTLED', 'REJECTED', 'EXPIRED', 'CANCELLED') GROUP BY intent_id HAVING count(*) > 1
      UNION ALL SELECT 'netted_twice_live', item_id, count(*)::text FROM batch_items i
        JOIN netting_batches b USING (number) WHERE b.state NOT IN ('settled', 'reversed')
        GROUP BY item_id HAVING count(*) > 1
      UNION ALL SELECT 'told_not_once', e.subject, count(*)::text FROM published_events e
        WHERE e.type IN ('vault.BatchSettled', 'vault.BatchReversed') GROUP BY e.subject HAVING count(*) > 1
      UNION ALL SELECT 'leg_not_done', l.leg_id::text, l.kind || ' ' || l.state FROM settlement_legs l
        JOIN netting_batches b USING (number) WHERE b.state = 'settled' AND l.state <> 'validated'
      UNION ALL SELECT 'chain_has_a_gap', b.number::text, '' FROM netting_batches b
        LEFT JOIN netting_batches p ON p.number = b.number - 1
        WHERE b.number > 1 AND (p.hash IS NULL OR p.hash <> b.previous_hash)""";

  private static final String COUNTS =
      """
      SELECT 'batches ' || state, count(*) FROM netting_batches GROUP BY state
      UNION ALL SELECT 'intents ' || state || coalesce(' ' || reason, ''), count(*)
        FROM trade_intents GROUP BY state, reason
      UNION ALL SELECT 'legs ' || kind || ' ' || state, count(*) FROM settlement_legs GROUP BY kind, state
      UNION ALL SELECT 'sessions ' || state, count(*) FROM vault_sessions GROUP BY state""";

  /** What settled batches take from each channel, and what of reversed ones was taken. */
  private static final String DEBITS =
      """
      SELECT s.channel_id, sum(d.drops) FILTER (WHERE b.state = 'settled'), s.claimed_drops
      FROM vault_sessions s
      LEFT JOIN batch_debits d USING (session_id) LEFT JOIN netting_batches b USING (number)
      WHERE s.channel_id IS NOT NULL GROUP BY s.session_id""";

  private static final String CREDITS =
      """
      SELECT w.payout_account, sum(w.delta_drops) FROM batch_wallets w JOIN netting_batches b USING (number)
      WHERE b.state = 'settled' AND w.delta_drops > 0 AND w.wallet <> b.treasury GROUP BY w.payout_account""";

  private final DatabaseLook look;
  private final VaultApi vault;
  private final LedgerClient ledger;
  private final String authority;

  VaultInspector(LocalStack stack, VaultApi vault, LedgerClient ledger, String authority) {
    this.look = new DatabaseLook(stack.database());
    this.vault = vault;
    this.ledger = ledger;
    this.authority = authority;
  }

  /** Waits until all has come to its end, and looks. */
  void inspect(List<Dealer> dealers, Runaway runaway, List<String> anomalies)
      throws InterruptedException {
    if (!look.awaitNone(UNDER_WAY, PATIENCE, () -> {})) {
      anomalies.add("never_settled: batches, intents, legs, documents or events come to no end");
    }
    dealers.forEach(dealer -> anomalies.addAll(dealer.anomalies()));
    look.each(
        FAULTS,
        row ->
            anomalies.add(
                "%s: %s %s".formatted(row.getString(1), row.getString(2), row.getString(3))));
    receipts(dealers, runaway, anomalies);
    items(dealers, anomalies);
    AuthorityStatement statement = AuthorityStatement.of(authority, ledger.history(authority));
    claims(statement, anomalies);
    payments(statement, anomalies);
    for (Dealer dealer : dealers) {
      drops(dealer, anomalies);
    }
    reconciliation(dealers.getFirst(), anomalies);
    for (String kind : List.of("batch", "intents", "session")) {
      Histories.broken(look, kind)
          .forEach(broken -> anomalies.add("audit_chain_broken: " + broken));
    }
    documents(anomalies);
  }

  /** Every receipt stands for an intent that has come to its one end. */
  private void receipts(List<Dealer> dealers, Runaway runaway, List<String> anomalies) {
    Map<String, String> states = new HashMap<>();
    look.each(
        "SELECT intent_id::text, state FROM trade_intents",
        row -> states.put(row.getString(1), row.getString(2)));
    Set<String> told = new HashSet<>(runaway.receipts());
    dealers.forEach(dealer -> told.addAll(dealer.floor().accepted().keySet()));
    told.stream()
        .filter(id -> !states.containsKey(id))
        .forEach(id -> anomalies.add("intent_lost: there is a receipt for " + id));
    for (Dealer dealer : dealers) {
      for (Accepted one : dealer.floor().accepted().values()) {
        String state = states.getOrDefault(one.id(), "gone");
        if (state.equals("PENDING") || state.equals("NETTED")) {
          anomalies.add("intent_in_no_end: %s is %s".formatted(one.id(), state));
        }
      }
    }
  }

  /** Items are where the dealers' sales brought them, and where settled batches say. */
  private void items(List<Dealer> dealers, List<String> anomalies) {
    Map<String, String> replayed = new HashMap<>();
    look.each(
        "SELECT item_id, first_owner FROM items",
        row -> replayed.put(row.getString(1), row.getString(2)));
    look.each(
        """
        SELECT i.item_id, i.opening_owner, i.final_owner FROM batch_items i JOIN netting_batches b USING (number)
        WHERE b.state = 'settled' ORDER BY number""",
        row -> {
          String before = replayed.put(row.getString(1), row.getString(3));
          if (!row.getString(2).equals(before)) {
            anomalies.add(
                "item_from_nowhere: %s was %s's, and a batch takes it from %s"
                    .formatted(row.getString(1), before, row.getString(2)));
          }
        });
    Map<String, String> agreed = new HashMap<>();
    dealers.forEach(dealer -> agreed.putAll(dealer.books().owners()));
    look.each(
        "SELECT item_id, owner FROM item_ownership",
        row -> {
          String item = row.getString(1);
          String owner = row.getString(2);
          if (!owner.equals(replayed.get(item))
              || !owner.equals(agreed.getOrDefault(item, owner))) {
            anomalies.add(
                "item_astray: %s is %s's; by the batches it is %s's, by the sales %s's"
                    .formatted(item, owner, replayed.get(item), agreed.get(item)));
          }
        });
  }

  /** What the ledger took from each channel is what the batches say, to the drop. */
  private void claims(AuthorityStatement statement, List<String> anomalies) {
    statement.twice().forEach(hash -> anomalies.add("transaction_twice: " + hash));
    Map<String, Long> refunded = new HashMap<>();
    look.each(
        """
        SELECT s.channel_id, sum(l.drops) FROM settlement_legs l JOIN vault_sessions s USING (session_id)
        WHERE l.kind = 'refund' AND l.state = 'validated' GROUP BY s.channel_id""",
        row -> refunded.put(row.getString(1), row.getLong(2)));
    look.each(
        DEBITS,
        row -> {
          String channel = row.getString(1);
          long taken = statement.claimed(channel);
          long owed = row.getLong(2) + refunded.getOrDefault(channel, 0L);
          if (taken != owed || row.getLong(3) != taken) {
            anomalies.add(
                "claims_differ: of channel %s the ledger gave %d, batches and refunds took %d, our books say %d"
                    .formatted(channel, taken, owed, row.getLong(3)));
          }
        });
  }

  /** Each account was paid what the settled batches owed it, and not a drop more. */
  private void payments(AuthorityStatement statement, List<String> anomalies) {
    Map<String, Long> owed = new TreeMap<>();
    look.each(CREDITS, row -> owed.merge(row.getString(1), row.getLong(2), Long::sum));
    look.each(
        """
        SELECT destination, sum(drops) FROM settlement_legs WHERE kind = 'refund' AND state = 'validated'
        GROUP BY destination""",
        row -> owed.merge(row.getString(1), row.getLong(2), Long::sum));
    Set<String> accounts = new HashSet<>(owed.keySet());
    statement.payments().forEach(payment -> accounts.add(payment.account()));
    for (String account : accounts) {
      long paid = statement.paid(account);
      if (paid != owed.getOrDefault(account, 0L)) {
        anomalies.add(
            "payments_differ: %s was paid %d and is owed %d"
                .formatted(account, paid, owed.getOrDefault(account, 0L)));
      }
    }
  }

  /** With what is left in their channels, wallets have what their sales come to. */
  private void drops(Dealer dealer, List<String> anomalies) throws InterruptedException {
    Books books = dealer.books();
    for (Trader trader : dealer.cast().traders()) {
      String account = trader.account().address();
      long expected =
          dealer.cast().funded(account) - trader.feesPaid() + books.delta(trader.wallet());
      long has = ledger.balance(account) + inChannel(trader);
      if (!trader.paidTo().equals(account)) {
        expected += dealer.cast().funded(trader.paidTo());
        has += ledger.balance(trader.paidTo());
      }
      if (has != expected) {
        anomalies.add(
            "drops_differ: %s (%s) has %d and should have %d"
                .formatted(trader.name(), account, has, expected));
      }
    }
  }

  private long inChannel(Trader trader) throws InterruptedException {
    return ledger
        .channel(trader.session().channel())
        .map(channel -> Json.number(channel, "Amount") - Json.number(channel, "Balance"))
        .orElse(0L);
  }

  /** The vault's own comparison, made after everything, comes to the same: no difference. */
  private void reconciliation(Dealer dealer, List<String> anomalies) throws InterruptedException {
    long now = ledger.validatedLedger();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    JsonNode report = Json.object();
    while (report.path("ledger_index").asLong() < now && System.nanoTime() < deadline) {
      Thread.sleep(PAUSE);
      report = vault.reconciliation(dealer.cast().admin().bearer()).expect(200);
    }
    if (report.path("ledger_index").asLong() < now || report.path("differences").asLong() != 0) {
      anomalies.add("not_reconciled: " + report);
    }
  }

  /** Every batch follows from what is published, and names the one before. */
  private void documents(List<String> anomalies) throws InterruptedException {
    Map<Long, String> published = new TreeMap<>();
    look.each(
        "SELECT number, document_cid FROM netting_batches",
        row -> published.put(row.getLong(1), row.getString(2)));
    Map<Long, Map<String, Long>> deltas = new HashMap<>();
    look.each(
        "SELECT number, wallet, delta_drops FROM batch_wallets",
        row ->
            deltas
                .computeIfAbsent(row.getLong(1), _ -> new TreeMap<>())
                .put(row.getString(2), row.getLong(3)));
    String previous = "0".repeat(64);
    for (Map.Entry<Long, String> batch : published.entrySet()) {
      try {
        BatchAudit.Audited audited =
            BatchAudit.of(cid -> vault.document(cid).text(), batch.getValue());
        if (!audited.previous().equals(previous) || audited.number() != batch.getKey()) {
          anomalies.add("chain_broken: batch %d".formatted(batch.getKey()));
        }
        if (!audited.deltas().equals(deltas.get(batch.getKey()))) {
          anomalies.add("published_otherwise: batch %d".formatted(batch.getKey()));
        }
        previous = audited.hash();
      } catch (PlayException e) {
        anomalies.add("batch_not_proved: %d, %s".formatted(batch.getKey(), e.getMessage()));
      }
    }
  }

  /** How many there are of what. */
  Map<String, Long> counts() {
    Map<String, Long> counts = new TreeMap<>();
    look.each(COUNTS, row -> counts.put(row.getString(1), row.getLong(2)));
    return counts;
  }
}
