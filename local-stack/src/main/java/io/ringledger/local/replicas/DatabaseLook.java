package io.ringledger.local.replicas;

import io.ringledger.local.DatabaseAccess;
import io.ringledger.local.StackException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** Looks into the database beside the application. */
public final class DatabaseLook {

  private static final Duration PAUSE = Duration.ofMillis(500);

  private final DatabaseAccess access;

  public DatabaseLook(DatabaseAccess access) {
    this.access = access;
  }

  /** What is done with a row. */
  public interface Row {
    void read(ResultSet row) throws SQLException;
  }

  /** How a statement gets its parameters. */
  public interface Filling {
    void fill(PreparedStatement statement) throws SQLException;
  }

  /** What is done between two looks. */
  public interface Meanwhile {
    void run() throws InterruptedException;
  }

  /** Reads every row. */
  public void each(String sql, Row row) {
    each(sql, statement -> {}, row);
  }

  /** Reads every row. */
  public void each(String sql, Filling filling, Row row) {
    try (Connection connection = connect();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      filling.fill(statement);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          row.read(rows);
        }
      }
    } catch (SQLException e) {
      throw new StackException("The database cannot be looked into: " + e.getMessage(), e);
    }
  }

  /** The number in the first row, which there is. */
  public long one(String sql) {
    long[] answer = new long[1];
    each(sql, row -> answer[0] = row.getLong(1));
    return answer[0];
  }

  /** Changes something behind the application's back. */
  public void change(String sql) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new StackException("The database cannot be changed: " + e.getMessage(), e);
    }
  }

  /** Waits until the number is 0; false where it does not become so. */
  public boolean awaitNone(String sql, Duration patience, Meanwhile meanwhile)
      throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    while (one(sql) > 0) {
      if (System.nanoTime() > deadline) {
        return false;
      }
      meanwhile.run();
      Thread.sleep(PAUSE);
    }
    return true;
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(
        access.jdbcUrl(), access.superuser().user(), access.superuser().password());
  }
}
