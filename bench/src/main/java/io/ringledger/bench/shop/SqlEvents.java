package io.ringledger.bench.shop;

import io.ringledger.local.DatabaseAccess;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;

/**
 * The rows of an event in one transaction; the application's jobs find them as they find its own.
 */
final class SqlEvents implements AutoCloseable {
  private final Connection connection;
  private final PreparedStatement event;
  private final PreparedStatement work;

  SqlEvents(DatabaseAccess access) throws SQLException {
    connection =
        DriverManager.getConnection(
            access.jdbcUrl(), access.superuser().user(), access.superuser().password());
    connection.setAutoCommit(false);
    event =
        connection.prepareStatement(
            """
            INSERT INTO payment_events (event_id, provider, provider_event, type, kind,
              occurred_at, received_at, body)
            VALUES (?, 'stripe', ?, 'charge.updated', 'other', clock_timestamp(),
              clock_timestamp(), ?)""");
    work =
        connection.prepareStatement(
            """
            INSERT INTO payment_event_work (event_id, status, tries, note, due_at)
            VALUES (?, 'pending', 0, '', clock_timestamp())""");
  }

  void receive() throws SQLException {
    UUID id = UUID.randomUUID();
    event.setObject(1, id);
    event.setString(2, "evt_" + id);
    event.setString(3, SignedEvents.event("charge.updated", "x".repeat(470), 0));
    event.execute();
    work.setObject(1, id);
    work.execute();
    connection.commit();
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
