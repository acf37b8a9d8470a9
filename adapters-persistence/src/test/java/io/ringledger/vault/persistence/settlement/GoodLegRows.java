package io.ringledger.vault.persistence.settlement;

import java.util.LinkedHashMap;
import java.util.Map;

/** A row that is right, and unlike every other, in each table of settlement. */
public final class GoodLegRows {

  private GoodLegRows() {}

  /** By table: columns and their values in SQL. The batch of a run has to be there. */
  public static Map<String, Map<String, String>> ofEachTable() {
    Map<String, String> leg = new LinkedHashMap<>();
    leg.put("leg_id", "gen_random_uuid()");
    leg.put("number", "null");
    leg.put("kind", "'tickets'");
    leg.put("drops", "0");
    leg.put("tickets", "10");
    leg.put("state", "'failed'");
    leg.put("ticket", "(select coalesce(max(ticket), 0) + 1 from settlement_legs)");
    leg.put("transaction_hash", "gen_random_uuid()::text");
    leg.put("due_at", "now()");
    leg.put("changed_at", "now()");
    Map<String, String> attempt = new LinkedHashMap<>();
    attempt.put(
        "transaction_hash", "upper(md5(gen_random_uuid()::text) || md5(gen_random_uuid()::text))");
    attempt.put("leg_id", "(select leg_id from settlement_legs limit 1)");
    attempt.put("ticket", "1");
    attempt.put("blob", "'AB'");
    attempt.put("first_ledger", "1");
    attempt.put("last_ledger", "2");
    attempt.put("signed_at", "now()");
    Map<String, String> ticket = new LinkedHashMap<>();
    ticket.put("ticket", "(select coalesce(max(ticket), 0) + 1 from authority_tickets)");
    ticket.put("made_by", "(select leg_id from settlement_legs limit 1)");
    ticket.put("leg_id", "(select leg_id from settlement_legs limit 1)");
    Map<String, String> run = new LinkedHashMap<>();
    run.put("number", "(select number from netting_batches limit 1)");
    run.put("failures", "0");
    run.put("due_at", "now()");
    run.put("changed_at", "now()");
    Map<String, Map<String, String>> rows = new LinkedHashMap<>();
    rows.put("settlement_legs", leg);
    rows.put("settlement_attempts", attempt);
    rows.put("authority_tickets", ticket);
    rows.put("settlement_runs", run);
    return rows;
  }
}
