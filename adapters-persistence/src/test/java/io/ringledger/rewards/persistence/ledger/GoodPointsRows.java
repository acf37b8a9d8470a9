package io.ringledger.rewards.persistence.ledger;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** A row that is right, and unlike every other, in each table of the points ledger. */
public final class GoodPointsRows {

  private GoodPointsRows() {}

  /** By table: columns and their values in SQL. */
  public static Map<String, Map<String, String>> ofEachTable() {
    Map<String, Map<String, String>> rows = new LinkedHashMap<>();
    rows.put(
        "ledger_accounts",
        row(
            "account_id",
            "gen_random_uuid()",
            "kind",
            "'member'",
            "holder",
            "gen_random_uuid()::text",
            "status",
            "'open'",
            "overdraft_allowed",
            "false",
            "debits_posted",
            "1",
            "credits_posted",
            "2",
            "sequence",
            "2",
            "opened_at",
            "now()",
            "last_posted_at",
            "now()"));
    String event = UUID.randomUUID().toString();
    rows.put(
        "ledger_entries",
        row(
            "entry_id",
            "gen_random_uuid()",
            "idempotency_key",
            "'earn:refund:" + event + ":00000000-0000-7000-8000-000000000002'",
            "entry_type",
            "'refund'",
            "debit_account_id",
            "'00000000-0000-7000-8000-000000000001'",
            "credit_account_id",
            "'00000000-0000-7000-8000-000000000002'",
            "amount",
            "1",
            "source",
            "'urn:test'",
            "source_event_id",
            "'" + event + "'",
            "reputation_impact",
            "0",
            "debit_sequence",
            "(select count(*) + 1 from ledger_entries)",
            "debit_balance",
            "-1",
            "credit_sequence",
            "(select count(*) + 1 from ledger_entries)",
            "credit_balance",
            "1",
            "posted_at",
            "now()"));
    rows.put(
        "ledger_seals",
        row(
            "shard",
            "7",
            "position",
            "(select count(*) + 1 from ledger_seals)",
            "entry_id",
            "gen_random_uuid()",
            "entry_hash",
            "decode(repeat('00', 32), 'hex')",
            "chain_hash",
            "decode(repeat('00', 32), 'hex')"));
    rows.put(
        "ledger_checkpoints",
        row(
            "number",
            "(select count(*) + 1 from ledger_checkpoints)",
            "at",
            "now()",
            "hash",
            "decode(repeat('00', 32), 'hex')",
            "document",
            "'{}'"));
    return rows;
  }

  private static Map<String, String> row(String... columnsAndValues) {
    Map<String, String> row = new LinkedHashMap<>();
    for (int i = 0; i < columnsAndValues.length; i += 2) {
      row.put(columnsAndValues[i], columnsAndValues[i + 1]);
    }
    return row;
  }
}
