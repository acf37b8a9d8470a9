package io.ringledger.shared.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Statements past the application, for looking at the database and for trying to break it. */
public final class Sql {

  private Sql() {}

  /** What the database said no with. */
  public record Refusal(String state, String constraint, String message) {}

  /** Tries the statement and takes it back; answers why it was refused, empty where it was not. */
  public static Optional<Refusal> refusalOf(Connection connection, String sql) throws SQLException {
    boolean autoCommit = connection.getAutoCommit();
    connection.setAutoCommit(false);
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
      // What is checked at the end counts as well.
      statement.execute("set constraints all immediate");
      return Optional.empty();
    } catch (PSQLException e) {
      ServerErrorMessage error = e.getServerErrorMessage();
      return Optional.of(
          new Refusal(
              e.getSQLState(),
              error == null || error.getConstraint() == null ? "" : error.getConstraint(),
              e.getMessage()));
    } finally {
      connection.rollback();
      connection.setAutoCommit(autoCommit);
    }
  }

  public static void run(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** The first column of all rows, as text. */
  public static List<String> column(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var result = statement.executeQuery(sql)) {
      List<String> values = new ArrayList<>();
      while (result.next()) {
        values.add(result.getString(1));
      }
      return values;
    }
  }
}
