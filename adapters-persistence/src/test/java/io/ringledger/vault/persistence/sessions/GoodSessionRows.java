package io.ringledger.vault.persistence.sessions;

import java.util.LinkedHashMap;
import java.util.Map;

/** A row that is right in each table of sessions. */
public final class GoodSessionRows {

  private GoodSessionRows() {}

  public static Map<String, Map<String, String>> ofEachTable() {
    Map<String, Map<String, String>> rows = new LinkedHashMap<>();
    rows.put("sign_in_nonces", nonce());
    rows.put("vault_sessions", session());
    return rows;
  }

  private static Map<String, String> nonce() {
    Map<String, String> nonce = new LinkedHashMap<>();
    nonce.put("nonce", "replace(gen_random_uuid()::text, '-', '')");
    nonce.put("issued_to", "'198.51.100.7'");
    nonce.put("issued_at", "'2026-01-01Z'");
    nonce.put("expires_at", "'2026-01-01T00:05Z'");
    nonce.put("used_at", "null");
    nonce.put("used_by", "null");
    return nonce;
  }

  private static Map<String, String> session() {
    Map<String, String> session = new LinkedHashMap<>();
    session.put("session_id", "gen_random_uuid()");
    session.put("wallet", "'4zvwRjXUKGfvwnParsHAS3HuSVzV5cA4McphgmoCtajS'");
    session.put("public_key", "encode(sha256(gen_random_uuid()::text::bytea), 'hex')");
    session.put("cap_drops", "100");
    session.put("actions", "'{TRADE,BID}'");
    session.put("expires_at", "'2026-02-01Z'");
    session.put("accepts_until", "'2026-01-31T23:00Z'");
    session.put("funding_account", "'rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh'");
    session.put("payout_account", "'rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh'");
    session.put("state", "'active'");
    session.put("channel_id", "upper(encode(sha256(gen_random_uuid()::text::bytea), 'hex'))");
    session.put("channel_drops", "100");
    session.put("claimed_drops", "0");
    session.put("channel_closes_at", "null");
    session.put("reserved_drops", "0");
    session.put("used_drops", "0");
    session.put("debit_drops", "0");
    session.put("claim_drops", "50");
    session.put("claim_signature", "repeat('a', 128)");
    session.put("created_at", "'2026-01-01Z'");
    session.put("activated_at", "'2026-01-01T01:00Z'");
    session.put("ended_at", "null");
    return session;
  }
}
