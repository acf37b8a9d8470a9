package io.ringledger.shared.persistence;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** What the role of a connection may do, as PostgreSQL sees it. */
public final class DatabaseRights {

  private static final String MAY_REWRITE_HISTORY =
      """
      select has_table_privilege(current_user, 'audit_entries', 'UPDATE, DELETE, TRUNCATE')
        or has_table_privilege(current_user, 'ledger_entries', 'UPDATE, DELETE, TRUNCATE')
      """;

  private DatabaseRights() {}

  /**
   * Whether it could change the audit trail or entries of the points ledger: an owner, a superuser,
   * or someone who was granted too much. The triggers would still refuse, but such a role could
   * take them away.
   */
  public static boolean mayRewriteHistory(Connection connection) throws SQLException {
    try (PreparedStatement question = connection.prepareStatement(MAY_REWRITE_HISTORY);
        ResultSet answer = question.executeQuery()) {
      answer.next();
      return answer.getBoolean(1);
    }
  }
}
