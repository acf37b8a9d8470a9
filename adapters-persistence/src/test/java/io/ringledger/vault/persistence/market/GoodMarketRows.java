package io.ringledger.vault.persistence.market;

import java.util.LinkedHashMap;
import java.util.Map;

/** A row that is right, and unlike every other, in each table of the market. */
public final class GoodMarketRows {

  private static final String ITEM = "item_id = (select item_id from items limit 1)";
  private static final String SESSION =
      "session_id = (select session_id from vault_sessions limit 1)";

  private GoodMarketRows() {}

  /** By table: columns and their values in SQL. */
  public static Map<String, Map<String, String>> ofEachTable() {
    Map<String, Map<String, String>> rows = new LinkedHashMap<>();
    rows.put(
        "items",
        row(
            "item_id = gen_random_uuid()::text",
            "first_owner = 'A'",
            "royalty_basis_points = 0",
            "royalty_wallet = null",
            "registered_by = (select id from users limit 1)",
            "registered_at = now()"));
    rows.put(
        "item_ownership",
        row(
            "item_id = (select item_id from items i where not exists"
                + " (select from item_ownership where item_id = i.item_id) limit 1)",
            "owner = 'A'",
            "changed_at = now()"));
    rows.put("listings", listing());
    rows.put("trade_intents", intent());
    rows.put(
        "intent_changes",
        row(
            "intent_id = (select intent_id from trade_intents limit 1)",
            "wallet = 'B'",
            "state = 'PENDING'",
            "changed_at = now()"));
    rows.put("intent_rates", row("scope = gen_random_uuid()::text", "second = 1", "taken = 1"));
    return rows;
  }

  private static Map<String, String> listing() {
    return row(
        "listing_id = gen_random_uuid()",
        SESSION,
        ITEM,
        "seller = 'A'",
        "price_drops = 5",
        "expires_at = now()",
        "nonce = gen_random_uuid()::text",
        "client_timestamp = now()",
        "signature = decode(repeat('00', 64), 'hex')",
        "listed_at = now()",
        "state = 'active'");
  }

  private static Map<String, String> intent() {
    return row(
        "intent_id = gen_random_uuid()",
        "acceptance_sequence = (random() * 1e15)::bigint",
        SESSION,
        "wallet = 'B'",
        "action = 'BID'",
        ITEM,
        "from_wallet = 'A'",
        "to_wallet = 'B'",
        "amount_drops = 5",
        "nonce = gen_random_uuid()::text",
        "client_timestamp = now()",
        "signature = decode(repeat('00', 64), 'hex')",
        "digest = decode(repeat('00', 32), 'hex')",
        "accepted_at = now()",
        "state = 'PENDING'",
        "counterpart = gen_random_uuid()",
        "edge_sequence = (random() * 1e15)::bigint");
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
