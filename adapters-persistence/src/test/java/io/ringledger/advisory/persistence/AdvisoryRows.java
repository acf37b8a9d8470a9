package io.ringledger.advisory.persistence;

import io.ringledger.shared.domain.SiteId;
import io.ringledger.shared.domain.UserId;
import io.ringledger.shared.persistence.EmbeddedDatabase;
import io.ringledger.shared.persistence.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Rows for tests of advisory. */
public final class AdvisoryRows {

  private AdvisoryRows() {}

  static SiteId site(EmbeddedDatabase database, SiteId site) {
    run(
        database,
        "insert into sites values ('%s', 's-%1$s', 'A', 'EUR', true, now())".formatted(site));
    return site;
  }

  static UserId user(EmbeddedDatabase database, UserId user) {
    run(
        database,
        """
        insert into users (id, email, password_hash, role, created_at)
        values ('%s', '%1$s@example.org', '$argon2id$x', 'fighter', now())
        """
            .formatted(user));
    return user;
  }

  private static void run(EmbeddedDatabase database, String sql) {
    try (Connection owner = database.connectAsOwner()) {
      Sql.run(owner, sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A row that is right in each table of advisory; they are right only all together. */
  public static Map<String, Map<String, String>> ofEachTable() {
    Map<String, Map<String, String>> rows = new LinkedHashMap<>();
    rows.put(
        "advisory_flags",
        row(
            "site_id", "(select id from sites limit 1)",
            "version", "1",
            "enabled", "true",
            "changed_by", "(select id from users limit 1)",
            "changed_at", "now()"));
    rows.put(
        "content_items",
        row(
            "content_id", "gen_random_uuid()",
            "site_id", "(select id from sites limit 1)",
            "content_key", "'k-' || gen_random_uuid()",
            "canonical_version", "1",
            "created_at", "now()"));
    rows.put(
        "content_versions",
        row(
            "site_id", "(select site_id from content_items limit 1)",
            "content_id", "(select content_id from content_items limit 1)",
            "version", "(select count(*) + 1 from content_versions)",
            "title", "'A'",
            "body", "'B'",
            "author", "(select id from users limit 1)",
            "created_at", "now()"));
    rows.put(
        "suggestions",
        row(
            "suggestion_id", "gen_random_uuid()",
            "site_id", "(select site_id from content_items limit 1)",
            "content_id", "(select content_id from content_items limit 1)",
            "base_version", "1",
            "suggester", "(select id from users limit 1)",
            "provider", "'rules'",
            "provider_version", "'1'",
            "input_hash", "repeat('a', 64)",
            "title", "'A'",
            "body", "'B'",
            "rationale", "'C'",
            "finding_kinds", "'{}'",
            "finding_details", "'{}'",
            "created_at", "now()"));
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
