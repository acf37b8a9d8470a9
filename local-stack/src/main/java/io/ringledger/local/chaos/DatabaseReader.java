package io.ringledger.local.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringledger.local.DatabaseAccess;
import io.ringledger.local.chaos.check.DatabaseState;
import io.ringledger.local.chaos.check.DatabaseState.AuditRow;
import io.ringledger.local.chaos.check.DatabaseState.BoutRow;
import io.ringledger.local.chaos.check.DatabaseState.ClaimRow;
import io.ringledger.local.chaos.check.DatabaseState.EscrowRow;
import io.ringledger.local.chaos.check.DatabaseState.StoredAnswer;
import io.ringledger.local.chaos.check.Sightings;
import io.ringledger.local.demo.Json;
import java.sql.Array;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Looks into the database beside the application, in read-only transactions. */
final class DatabaseReader {

  private static final String BOUTS =
      "SELECT id::text, status, winner FROM bouts WHERE id = ANY (?::uuid[])";
  private static final String ESCROWS =
      """
      SELECT e.bout_id::text, e.id::text, e.kind, e.status, b.promoter_address,
             e.destination_address, e.amount_drops, e.condition_hex, e.create_tx_hash,
             coalesce(e.offer_sequence, 0), e.closing_tx_hash
      FROM escrows e JOIN bouts b ON b.id = e.bout_id WHERE b.id = ANY (?::uuid[])""";
  private static final String CLAIMS =
      """
      SELECT t.escrow_id::text, t.step, t.tx_hash
      FROM escrow_transactions t JOIN escrows e ON e.id = t.escrow_id
      WHERE e.bout_id = ANY (?::uuid[])""";
  private static final String ANSWERS =
      """
      SELECT scope, idempotency_key, status, body FROM idempotent_answers
      WHERE split_part(scope, ':', 2) = ANY (?::text[])""";
  private static final String AUDIT =
      """
      SELECT chain, position, at, actor, role, request_id, action, outcome, details::text,
             previous_hash, hash
      FROM audit_entries WHERE split_part(chain, ':', 2) = ANY (?::text[])
      ORDER BY chain, position""";
  private static final String TABLES =
      "SELECT quote_ident(tablename) FROM pg_tables WHERE schemaname = 'public'";

  private final DatabaseAccess access;

  DatabaseReader(DatabaseAccess access) {
    this.access = access;
  }

  /** These bouts, all of one moment. */
  DatabaseState read(Collection<String> bouts) throws SQLException {
    try (Connection connection = connect()) {
      Array ids = connection.createArrayOf("text", bouts.toArray());
      return new DatabaseState(
          rows(
              connection,
              BOUTS,
              ids,
              row -> new BoutRow(row.getString(1), row.getString(2), text(row, 3))),
          rows(connection, ESCROWS, ids, DatabaseReader::escrow),
          rows(
              connection,
              CLAIMS,
              ids,
              row -> new ClaimRow(row.getString(1), row.getString(2), row.getString(3))),
          rows(
              connection,
              ANSWERS,
              ids,
              row ->
                  new StoredAnswer(
                      row.getString(1), row.getString(2), row.getInt(3), row.getString(4))),
          rows(connection, AUDIT, ids, DatabaseReader::audit));
    }
  }

  /** Shows every row of every table as text. */
  void lookThrough(Sightings sightings) throws SQLException {
    try (Connection connection = connect()) {
      for (String table : rows(connection, TABLES, row -> row.getString(1))) {
        String all = "SELECT t::text FROM %s t".formatted(table);
        rows(connection, all, row -> row.getString(1))
            .forEach(row -> sightings.look("the table " + table, row));
      }
    }
  }

  private Connection connect() throws SQLException {
    Connection connection =
        DriverManager.getConnection(
            access.jdbcUrl(), access.superuser().user(), access.superuser().password());
    connection.setReadOnly(true);
    connection.setAutoCommit(false);
    connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    return connection;
  }

  private static EscrowRow escrow(ResultSet row) throws SQLException {
    return new EscrowRow(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        row.getString(6),
        row.getLong(7),
        text(row, 8),
        text(row, 9),
        row.getLong(10),
        text(row, 11));
  }

  /** An entry of the history, its columns in the order of the table. */
  static AuditRow audit(ResultSet row) throws SQLException {
    return new AuditRow(
        row.getString(1),
        row.getLong(2),
        row.getObject(3, OffsetDateTime.class).toInstant(),
        row.getString(4),
        row.getString(5),
        row.getString(6),
        row.getString(7),
        row.getString(8),
        details(row.getString(9)),
        row.getString(10),
        row.getString(11));
  }

  private static SortedMap<String, String> details(String json) {
    SortedMap<String, String> details = new TreeMap<>();
    JsonNode object = Json.parse(json);
    object.properties().forEach(named -> details.put(named.getKey(), named.getValue().asText()));
    return details;
  }

  private static Optional<String> text(ResultSet row, int column) throws SQLException {
    return Optional.ofNullable(row.getString(column));
  }

  private interface Mapping<T> {
    T map(ResultSet row) throws SQLException;
  }

  private static <T> List<T> rows(Connection connection, String sql, Array ids, Mapping<T> mapping)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setArray(1, ids);
      return rows(statement, mapping);
    }
  }

  private static <T> List<T> rows(Connection connection, String sql, Mapping<T> mapping)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      return rows(statement, mapping);
    }
  }

  private static <T> List<T> rows(PreparedStatement statement, Mapping<T> mapping)
      throws SQLException {
    List<T> rows = new ArrayList<>();
    try (ResultSet found = statement.executeQuery()) {
      while (found.next()) {
        rows.add(mapping.map(found));
      }
    }
    return rows;
  }
}
