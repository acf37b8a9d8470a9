package io.ringledger.vault.persistence.batches;

import java.util.LinkedHashMap;
import java.util.Map;

/** A row that is right, and unlike every other, in each table of batches. */
public final class GoodBatchRows {

  private static final String NUMBER = "number = (select min(number) from netting_batches)";
  private static final String LEAF = "leaf = (random() * 1e9)::integer";

  private GoodBatchRows() {}

  /** By table: columns and their values in SQL. */
  public static Map<String, Map<String, String>> ofEachTable() {
    Map<String, Map<String, String>> rows = new LinkedHashMap<>();
    rows.put("batch_chain", row("last_number = 0", "last_hash = decode(repeat('00', 32), 'hex')"));
    rows.put(
        "netting_batches",
        row(
            "number = (select coalesce(max(number), 0) + 1 from netting_batches)",
            "previous_hash = (select case when count(*) = 0 then decode(repeat('00', 32), 'hex')"
                + " else sha256('x') end from netting_batches)",
            "hash = sha256(gen_random_uuid()::text::bytea)",
            "merkle_root = sha256('x')",
            "cut_at = now()",
            "intents = 1",
            "applied = 1",
            "rejected = 0",
            "items = 1",
            "wallets = 2",
            "gross_drops = 1",
            "fee_drops = 0",
            "royalty_drops = 0",
            "fee_basis_points = 0",
            "treasury = 'T'",
            "document_cid = 'bafkrei' || repeat('a', 52)",
            "state_changed_at = now()"));
    rows.put(
        "batch_wallets",
        row(
            NUMBER,
            "wallet = gen_random_uuid()::text",
            "cleared_drops = 5",
            "delta_drops = -5",
            LEAF,
            "payout_account = 'A'"));
    rows.put(
        "batch_items",
        row(
            NUMBER,
            "item_id = coalesce((select item_id from batch_items limit 1),"
                + " (select item_id from items limit 1))",
            "opening_owner = 'A'",
            "final_owner = 'B'",
            LEAF));
    rows.put(
        "batch_debits",
        row(
            NUMBER,
            "session_id = (select session_id from vault_sessions limit 1)",
            "wallet = 'A'",
            "drops = 1"));
    rows.put(
        "batch_intents",
        row(
            NUMBER,
            "intent_id = (select intent_id from trade_intents order by intent_id limit 1)",
            "position = 0"));
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
