package io.ringledger.rewards.persistence.settlement;

import java.util.LinkedHashMap;
import java.util.Map;

/** A row that is right, and unlike every other, in each table of reward settlement. */
public final class GoodSettlementRows {

  private GoodSettlementRows() {}

  /** By table: columns and their values in SQL. */
  public static Map<String, Map<String, String>> ofEachTable() {
    Map<String, Map<String, String>> rows = new LinkedHashMap<>();
    rows.put(
        "source_events",
        row(
            "settlement_id = gen_random_uuid()",
            "source = 'urn:test'",
            "event_id = gen_random_uuid()::text",
            "event_type = 'test.type'",
            "fingerprint = repeat('a', 64)",
            "body = '{}'",
            "accepted_at = now()"));
    rows.put(
        "reward_settlements",
        row(
            "id = (select settlement_id from source_events e where not exists"
                + " (select from reward_settlements where id = e.settlement_id) limit 1)",
            "accepted = 1",
            "lane = 0",
            "ordering_key = 'k'",
            "state = 'initiated'",
            "attempt = 0",
            "due_at = now()",
            "step_states = array['initiated']",
            "step_moments = array[now()]",
            "step_attempts = array[0]",
            "version = 0"));
    rows.put(
        "reward_policies",
        row(
            "version = (select coalesce(max(version), 0) + 1 from reward_policies)",
            "valid_from = now()",
            "used = false",
            "loaded_at = now()"));
    rows.put(
        "reward_policy_rules",
        row(
            "version = (select max(version) from reward_policies)",
            "reward_type = 'refund'",
            "base = 1",
            "grades = array['a']",
            "grade_points = array[1]",
            "basis_points = 0",
            "reputation_impact = 0"));
    rows.put(
        "reward_decisions",
        row(
            "settlement_id = (select id from reward_settlements s where not exists"
                + " (select from reward_decisions where settlement_id = s.id) limit 1)",
            "policy_version = (select max(version) from reward_policies)",
            "reward_type = 'refund'",
            "recipient = 'r'",
            "deciders = array[]::text[]",
            "grade = ''",
            "basis = 0",
            "spam = false",
            "state_valid = true",
            "occurred_at = now()",
            "points_before = 0",
            "rewards_before = 0",
            "granted = 1",
            "reputation_impact = 0",
            "decided_at = now()"));
    rows.put(
        "reward_cap_usage",
        row(
            "holder = gen_random_uuid()::text",
            "reward_type = 'refund'",
            "day = current_date",
            "points = 0",
            "rewards = 0"));
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
