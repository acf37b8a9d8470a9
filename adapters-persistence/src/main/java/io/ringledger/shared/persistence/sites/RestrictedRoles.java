package io.ringledger.shared.persistence.sites;

import io.ringledger.shared.application.sites.RestrictedRole;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The roles of PostgreSQL that the application's role becomes for parts of its work. */
public final class RestrictedRoles {

  private static final String UNUSABLE =
      """
      select suffix, quote_ident(session_user || suffix), quote_ident(session_user)
      from unnest(?) suffix
      where not exists (select from pg_roles r where r.rolname = session_user || suffix
        and pg_has_role(session_user, r.oid, 'SET') and not pg_has_role(session_user, r.oid, 'USAGE'))
      order by suffix
      """;

  private RestrictedRoles() {}

  /** What stands behind the name of the application's role. */
  static String suffix(RestrictedRole role) {
    return "_" + role.name().toLowerCase(Locale.ROOT);
  }

  /**
   * What is wrong with them for the role of this connection, a sentence each with the statements
   * that put it right; empty where it can become each of them and has none of their rights by
   * itself.
   */
  public static List<String> problems(Connection connection) throws SQLException {
    String[] suffixes =
        Arrays.stream(RestrictedRole.values()).map(RestrictedRoles::suffix).toArray(String[]::new);
    try (PreparedStatement question = connection.prepareStatement(UNUSABLE)) {
      question.setArray(1, connection.createArrayOf("text", suffixes));
      try (ResultSet row = question.executeQuery()) {
        List<String> problems = new ArrayList<>();
        while (row.next()) {
          problems.add(
              """
              DATABASE_USER cannot become %1$s, or has its rights already; as a superuser, run \
              CREATE ROLE %1$s NOLOGIN; where it does not exist, and \
              GRANT %1$s TO %2$s WITH INHERIT FALSE, SET TRUE;"""
                  .formatted(row.getString(2), row.getString(3)));
        }
        return problems;
      }
    }
  }
}
