package io.ringledger.shared.persistence.undo;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Flyway's own record of what was applied, and the lock it takes before it changes that. */
final class History {

  /** Flyway 12, {@code PostgreSQLAdvisoryLockTemplate}: this plus the hash of the table's name. */
  private static final long LOCK_BASE = 77_431_708_279_161L;

  private final Connection owner;

  History(Connection owner) {
    this.owner = owner;
  }

  /** Why this connection may not undo anything here; empty where it may. */
  Optional<String> refusal() throws SQLException {
    try (Statement statement = owner.createStatement();
        ResultSet answer =
            statement.executeQuery(
                """
                select current_user, pg_get_userbyid(relowner), pg_has_role(relowner, 'USAGE')
                from pg_class where oid = to_regclass(current_schema() || '.flyway_schema_history')
                """)) {
      if (!answer.next()) {
        return Optional.of("There is no schema history in this database: nothing to undo.");
      }
      return answer.getBoolean(3)
          ? Optional.empty()
          : Optional.of(
              "The schema belongs to %s; %s cannot undo its migrations."
                  .formatted(answer.getString(2), answer.getString(1)));
    }
  }

  /** Takes the lock that Flyway takes to migrate; false where somebody holds it. */
  boolean lock() throws SQLException {
    try (PreparedStatement statement = owner.prepareStatement("select pg_try_advisory_lock(?)")) {
      statement.setLong(1, lockNumber());
      return answerOf(statement);
    }
  }

  /** Gives it back. */
  void unlock() throws SQLException {
    try (PreparedStatement statement = owner.prepareStatement("select pg_advisory_unlock(?)")) {
      statement.setLong(1, lockNumber());
      answerOf(statement);
    }
  }

  private long lockNumber() throws SQLException {
    try (Statement statement = owner.createStatement();
        ResultSet answer = statement.executeQuery("select current_schema()")) {
      answer.next();
      String table = "\"%s\".\"flyway_schema_history\"".formatted(answer.getString(1));
      return LOCK_BASE + table.hashCode();
    }
  }

  private static boolean answerOf(PreparedStatement statement) throws SQLException {
    try (ResultSet answer = statement.executeQuery()) {
      answer.next();
      return answer.getBoolean(1);
    }
  }

  /** Why the schema is not what this release knows; empty where each migration is. */
  List<String> strangers() throws SQLException {
    List<String> strangers = new ArrayList<>();
    try (Statement statement = owner.createStatement();
        ResultSet row =
            statement.executeQuery(
                """
                select script, checksum, success, type = 'SQL' and version ~ '^[0-9]{1,9}$'
                from flyway_schema_history order by installed_rank
                """)) {
      while (row.next()) {
        String script = MigrationScripts.nameOf(row.getString(1));
        if (!row.getBoolean(4)) {
          strangers.add("%s is not one of our migrations.".formatted(script));
        } else if (!row.getBoolean(3)) {
          strangers.add("%s did not succeed; repair the history first.".formatted(script));
        } else {
          Optional<Integer> known = MigrationScripts.checksumOf(script);
          if (known.isEmpty()) {
            strangers.add(
                "%s is newer than this release; use the release that brought it."
                    .formatted(script));
          } else if (known.get() != row.getInt(2)) {
            strangers.add("%s was applied from another file than this one.".formatted(script));
          }
        }
      }
    }
    return strangers;
  }

  /** All that was applied, newest first. */
  List<Applied> newestFirst() throws SQLException {
    List<Applied> all = new ArrayList<>();
    try (Statement statement = owner.createStatement();
        ResultSet row =
            statement.executeQuery(
                """
                select installed_rank, version::int, script from flyway_schema_history
                order by version::int desc
                """)) {
      while (row.next()) {
        all.add(
            new Applied(row.getInt(1), row.getInt(2), MigrationScripts.nameOf(row.getString(3))));
      }
    }
    return all;
  }

  /** Forgets one, in the transaction that undoes it. */
  void forget(Applied migration) throws SQLException {
    try (PreparedStatement statement =
        owner.prepareStatement("delete from flyway_schema_history where installed_rank = ?")) {
      statement.setInt(1, migration.rank());
      statement.executeUpdate();
    }
  }
}
