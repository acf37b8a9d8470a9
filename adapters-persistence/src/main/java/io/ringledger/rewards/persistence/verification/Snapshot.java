package io.ringledger.rewards.persistence.verification;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.function.Consumer;

/** The database at one instant, read row by row, however many there are. */
final class Snapshot implements AutoCloseable {

  private static final int FETCHED_AT_ONCE = 2000;
  private static final int TOLD_EVERY = 500_000;

  private final Connection connection;
  private final Consumer<String> narrator;

  private Snapshot(Connection connection, Consumer<String> narrator) {
    this.connection = connection;
    this.narrator = narrator;
  }

  /** Takes notice of a row. */
  interface Visit {
    void see(ResultSet row) throws SQLException;
  }

  static Snapshot of(Connection connection, Consumer<String> narrator) throws SQLException {
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute("set transaction isolation level repeatable read read only");
      statement.execute("set local statement_timeout = 0");
      statement.execute("set local idle_in_transaction_session_timeout = 0");
      // Millions of rows are sorted.
      statement.execute("set local work_mem = '64MB'");
    }
    return new Snapshot(connection, narrator);
  }

  /**
   * Goes through all rows of a statement.
   *
   * @param name of what they are, for whoever waits
   * @return how many there were
   */
  long each(String name, String sql, Visit visit, Object... arguments) throws SQLException {
    try (PreparedStatement statement = prepared(sql, arguments);
        ResultSet rows = statement.executeQuery()) {
      long seen = 0;
      while (rows.next()) {
        visit.see(rows);
        seen++;
        if (seen % TOLD_EVERY == 0) {
          narrator.accept("  %,d %s ...".formatted(seen, name));
        }
      }
      return seen;
    }
  }

  /** A statement whose rows come a few at a time. */
  PreparedStatement prepared(String sql, Object... arguments) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    statement.setFetchSize(FETCHED_AT_ONCE);
    for (int i = 0; i < arguments.length; i++) {
      statement.setObject(i + 1, arguments[i]);
    }
    return statement;
  }

  void tell(String line) {
    narrator.accept(line);
  }

  static Instant moment(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  @Override
  public void close() throws SQLException {
    connection.rollback();
  }
}
