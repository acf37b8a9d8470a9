package io.ringledger.vault.persistence.index;

import java.util.LinkedHashMap;
import java.util.Map;

/** A row that is right, and unlike every other where it can be, in each table of the index. */
public final class GoodIndexRows {

  private static final String ACCOUNT =
      "'r' || translate(substr(md5(gen_random_uuid()::text), 1, 25), '0', 'x')";
  private static final String HASH =
      "upper(md5(gen_random_uuid()::text) || md5(gen_random_uuid()::text))";

  private GoodIndexRows() {}

  /** By table: columns and their values in SQL; after a row in each table of batches. */
  public static Map<String, Map<String, String>> ofEachTable() {
    Map<String, Map<String, String>> rows = new LinkedHashMap<>();
    rows.put(
        "ledger_cursor",
        row(
            "account = " + ACCOUNT,
            "opening_ledger = 1",
            "opening_drops = 0",
            "ledger_index = 1",
            "moved_at = now()"));
    rows.put(
        "ledger_transactions",
        row(
            "account = (select account from ledger_cursor limit 1)",
            "transaction_hash = " + HASH,
            "ledger_index = (random() * 1e15)::bigint",
            "position = 0",
            "kind = 'Payment'",
            "result_code = 'tesSUCCESS'",
            "sent = true",
            "balance_change = -15",
            "fee_drops = 10",
            "channel_id = " + HASH,
            "channel_drops = 9",
            "channel_paid = 9",
            "closed_at = now()",
            "read_at = now()"));
    rows.put(
        "settled_batches",
        row(
            "number = (select number from netting_batches b where not exists"
                + " (select from settled_batches s where s.number = b.number) limit 1)",
            "settled_at = now()"));
    rows.put(
        "wallet_balances",
        row(
            "wallet = gen_random_uuid()::text",
            "bought_drops = 1",
            "sold_drops = 2",
            "paid_drops = 2",
            "last_batch = (select number from settled_batches limit 1)"));
    rows.put(
        "item_history",
        row(
            "item_id = (select item_id from items i where not exists"
                + " (select from item_history h where h.item_id = i.item_id) limit 1)",
            "number = (select number from settled_batches limit 1)",
            "from_owner = 'A'",
            "to_owner = 'B'",
            "settled_at = now()"));
    rows.put("vault_stats", row("batches = 0", "last_batch = 0"));
    rows.put(
        "vault_reconciliation",
        row("ran_at = now()", "ledger_index = 1", "differences = 0", "difference_drops = 0"));
    rows.put(
        "vault_differences",
        row(
            "place = 1 + (select count(*) from vault_differences)",
            "kind = 'item_owner'",
            "subject = 'card:1'",
            "expected_drops = 0",
            "found_drops = 1"));
    return rows;
  }

  private static Map<String, String> row(String... columns) {
    Map<String, String> row = new LinkedHashMap<>();
    for (String column : columns) {
      int equals = column.indexOf(" = ");
      row.put(column.substring(0, equals), column.substring(equals + 3));
    }
    return row;
  }
}
