package io.ringledger.shared.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/**
 * Statements over whole sets of rows, on the connection of the running transaction. Sets travel as
 * arrays, so that a statement is the same, and planned once, for one row and for hundreds.
 */
@ApplicationScoped
public class SetSql {

  private static final int FETCHED_AT_ONCE = 1000;

  private final Session session;

  SetSql(Session session) {
    this.session = session;
  }

  /** Turns a row into what it means. */
  public interface Reading<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** Takes notice of a row. */
  public interface Visit {
    void see(ResultSet row) throws SQLException;
  }

  /** Fills in what a statement leaves open. */
  public interface Filling {
    void fill(Parameters parameters) throws SQLException;
  }

  /** What of each goes into an array. */
  public interface Element<T> {
    @Nullable Object of(T one);
  }

  /** All rows that a query finds, in its order. */
  public <T> List<T> list(String sql, Filling filling, Reading<T> reading) {
    return session.doReturningWork(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(sql)) {
            filling.fill(new Parameters(connection, statement));
            try (ResultSet rows = statement.executeQuery()) {
              List<T> all = new ArrayList<>();
              while (rows.next()) {
                all.add(reading.read(rows));
              }
              return all;
            }
          }
        });
  }

  /** Goes through any number of rows without holding all of them. */
  public void each(String sql, Filling filling, Visit visit) {
    session.doWork(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setFetchSize(FETCHED_AT_ONCE);
            filling.fill(new Parameters(connection, statement));
            try (ResultSet rows = statement.executeQuery()) {
              while (rows.next()) {
                visit.see(rows);
              }
            }
          }
        });
  }

  /** The first row that a query finds. */
  public <T> Optional<T> one(String sql, Filling filling, Reading<T> reading) {
    return list(sql, filling, reading).stream().findFirst();
  }

  /** Answers how many rows it changed. */
  public int update(String sql, Filling filling) {
    return session.doReturningWork(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(sql)) {
            filling.fill(new Parameters(connection, statement));
            return statement.executeUpdate();
          }
        });
  }

  /** A moment that is never null. */
  public static Instant moment(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  /** A moment that may be null. */
  public static Optional<Instant> perhapsMoment(ResultSet row, String column) throws SQLException {
    OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? Optional.empty() : Optional.of(at.toInstant());
  }

  /** An id that may be null. */
  public static Optional<UUID> perhapsId(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, UUID.class));
  }

  /** A text that may be null. */
  public static Optional<String> perhapsText(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getString(column));
  }

  /** An array of texts as one text, since arrays of arrays have to be rectangular. */
  public static String literal(Collection<?> elements) {
    return elements.stream()
        .map(element -> '"' + element.toString().replace("\\", "\\\\").replace("\"", "\\\"") + '"')
        .collect(Collectors.joining(",", "{", "}"));
  }

  /** An array of texts that is never null. */
  public static List<String> texts(ResultSet row, String column) throws SQLException {
    return List.of((String[]) row.getArray(column).getArray());
  }

  /** What a statement leaves open, filled in from left to right. */
  public static final class Parameters {

    private final Connection connection;
    private final PreparedStatement statement;
    private int filled;

    Parameters(Connection connection, PreparedStatement statement) {
      this.connection = connection;
      this.statement = statement;
    }

    /** Anything but an array and a moment. */
    public Parameters set(@Nullable Object value) throws SQLException {
      statement.setObject(++filled, value);
      return this;
    }

    /** A moment, in UTC. */
    public Parameters set(Instant moment) throws SQLException {
      return set(moment.atOffset(ZoneOffset.UTC));
    }

    /** A moment, in UTC, or none. */
    public Parameters setMoment(Optional<Instant> moment) throws SQLException {
      return set(
          moment.map(at -> (Object) Storable.moment(at).atOffset(ZoneOffset.UTC)).orElse(null));
    }

    /** An array of that type, with one element of each. */
    public <T> Parameters set(String type, Collection<T> all, Element<T> element)
        throws SQLException {
      Object[] elements = all.stream().map(element::of).toArray();
      statement.setArray(++filled, connection.createArrayOf(type, elements));
      return this;
    }
  }
}
