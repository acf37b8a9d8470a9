package io.ringledger.bouts.persistence;

import java.util.LinkedHashMap;
import java.util.Map;

/** A row that is right in each table of event sources. */
final class GoodSourceRows {

  private GoodSourceRows() {}

  static Map<String, Map<String, String>> ofEachTable() {
    Map<String, String> source = new LinkedHashMap<>();
    source.put("id", "gen_random_uuid()");
    source.put("uri", "'urn:' || gen_random_uuid()");
    source.put("name", "'A'");
    source.put("types", "'{a.b,c.*}'");
    source.put("registered_at", "now()");
    Map<String, String> token = new LinkedHashMap<>();
    token.put("id", "gen_random_uuid()");
    token.put("source_id", "(select id from event_sources limit 1)");
    token.put("sha256", "md5(gen_random_uuid()::text) || md5('x')");
    token.put("place", "1");
    token.put("issued_at", "now()");
    Map<String, Map<String, String>> rows = new LinkedHashMap<>();
    rows.put("event_sources", source);
    rows.put("service_tokens", token);
    return rows;
  }
}
