package io.ringledger.events.persistence;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Rows of what is told to others that nothing refuses, for one thing at a time to be made wrong.
 */
public final class GoodEventRows {

  private GoodEventRows() {}

  /** A row that is right, and unlike every other, in each table. */
  public static Map<String, Map<String, String>> ofEachTable() {
    Map<String, Map<String, String>> rows = new LinkedHashMap<>();
    rows.put(
        "published_events",
        row(
            "event_id",
            "gen_random_uuid()",
            "type",
            "'tests.SomethingHappened'",
            "subject",
            "'s'",
            "ordering_key",
            "'k'",
            "partition",
            "0",
            "time",
            "now()",
            "data",
            "'{}'",
            "position",
            "(select count(*) + 1 from published_events)"));
    rows.put("event_partitions", row("partition", "7", "head", "0"));
    rows.put("event_cursors", row("consumer", "'c-' || gen_random_uuid()", "partition", "0"));
    rows.put(
        "event_subscriptions",
        row(
            "subscription_id",
            "gen_random_uuid()",
            "name",
            "'n'",
            "url",
            "'https://example.org/'",
            "types",
            "'{*}'",
            "paused",
            "false",
            "created_at",
            "now()"));
    rows.put(
        "event_subscription_secrets",
        row(
            "secret_id",
            "gen_random_uuid()",
            "subscription_id",
            "(select subscription_id from event_subscriptions limit 1)",
            "key_version",
            "1",
            "nonce",
            "decode(substr(md5(gen_random_uuid()::text), 1, 24), 'hex')",
            "ciphertext",
            "decode(repeat('00', 48), 'hex')",
            "created_at",
            "now()",
            "ends_at",
            "now()"));
    rows.put(
        "event_deliveries",
        row(
            "delivery_id",
            "gen_random_uuid()",
            "subscription_id",
            "(select subscription_id from event_subscriptions limit 1)",
            "event_id",
            "(select event_id from published_events e where not exists (select from event_deliveries where event_id = e.event_id) limit 1)",
            "ordering_key",
            "'k'",
            "position",
            "1",
            "created_at",
            "now()",
            "due_at",
            "now()"));
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
