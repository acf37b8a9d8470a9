package io.ringledger.bench;

import io.ringledger.bench.StatementLog.Seen;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Does straight in SQL what one confirm over HTTP was seen to do: the same statements in the same
 * transactions with the values of another bout, prepared once per connection.
 */
final class SqlConfirms implements Load.Worker {

  private static final Pattern NUMBERED = Pattern.compile("\\$\\d+");

  private final Connection connection;
  private final BenchBout seenBout;
  private final List<Seen> script;
  private final List<PreparedStatement> prepared = new ArrayList<>();

  SqlConfirms(String jdbcUrl, String user, String password, BenchBout seenBout, List<Seen> script)
      throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", user);
    properties.setProperty("password", password);
    // The log shows every value as text; the server knows the type each should have.
    properties.setProperty("stringtype", "unspecified");
    this.connection = DriverManager.getConnection(jdbcUrl, properties);
    this.connection.setAutoCommit(false);
    this.seenBout = seenBout;
    this.script = script;
    for (Seen statement : script) {
      prepared.add(connection.prepareStatement(NUMBERED.matcher(statement.sql()).replaceAll("?")));
    }
  }

  /** What of a log is worth repeating: not the frame of transactions, which the driver sends. */
  static List<Seen> script(List<Seen> log) {
    return log.stream().filter(seen -> !seen.isBegin()).toList();
  }

  @Override
  public void confirm(BenchBout bout) throws SQLException {
    for (int i = 0; i < script.size(); i++) {
      if (script.get(i).isCommit()) {
        connection.commit();
        continue;
      }
      execute(prepared.get(i), script.get(i), bout);
    }
  }

  private void execute(PreparedStatement statement, Seen seen, BenchBout bout) throws SQLException {
    List<@Nullable String> parameters = seen.parameters();
    for (int i = 0; i < parameters.size(); i++) {
      String value = parameters.get(i);
      statement.setString(i + 1, value == null ? null : seenBout.retell(value, bout));
    }
    if (!statement.execute()) {
      if (statement.getUpdateCount() != 1) {
        throw new SQLException("%s: nothing changed by: %s".formatted(bout, seen.sql()));
      }
      return;
    }
    try (ResultSet rows = statement.getResultSet()) {
      while (rows.next()) {
        for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
          rows.getObject(column);
        }
      }
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
