package io.ringledger.commerce.persistence.payments;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * What is open about payments of all sites, in figures to watch. The price is bounded: of each kind
 * at most {@value #OF_EACH} rows are looked at, found through the indexes of what is open.
 *
 * @param parkedForLater events that are tried again by themselves
 * @param parkedForSomebody events that wait until somebody has looked
 * @param overdue events that should have been worked on by now
 * @param oldestOverdue when the first of them was due
 * @param unknown attempts of which nobody knows whether they are paid
 * @param paidWithoutEvent attempts that the gateway says are paid, while no event proves it
 * @param oldestUncertain when the oldest of those two was begun
 * @param openRefunds refunds that were decided and are not back yet
 * @param oldestRefund when the oldest of them was decided
 */
public record PaymentFigures(
    long parkedForLater,
    long parkedForSomebody,
    long overdue,
    Optional<Instant> oldestOverdue,
    long unknown,
    long paidWithoutEvent,
    Optional<Instant> oldestUncertain,
    long openRefunds,
    Optional<Instant> oldestRefund) {

  /** Of each kind, so many rows are looked at. */
  public static final int OF_EACH = 5_000;

  private static final int SECONDS = 2;

  /** The role that sees all sites, for this transaction alone. */
  private static final String BECOME =
      "select set_config('role', session_user || '_payments', true)";

  private static final String QUESTION =
      """
      with parked as materialized (
        select due_at from payment_event_work where status = 'parked' limit ?
      ), waiting as materialized (
        select due_at from payment_event_work where due_at <= ? order by due_at limit ?
      ), looked_after as materialized (
        select state, says_paid, created_at from payment_attempts where look_at is not null limit ?
      ), uncertain as (
        select * from looked_after where state = 'unknown' or (state = 'pending' and says_paid)
      ), open as materialized (
        select requested_at from refunds where look_at is not null limit ?
      )
      select
        (select count(*) from parked where due_at is not null),
        (select count(*) from parked where due_at is null),
        (select count(*) from waiting),
        (select min(due_at) from waiting),
        (select count(*) from uncertain where state = 'unknown'),
        (select count(*) from uncertain where state = 'pending'),
        (select min(created_at) from uncertain),
        (select count(*) from open),
        (select min(requested_at) from open)
      """;

  /** Counts, within two seconds or not at all. */
  public static PaymentFigures read(Connection connection, Instant now) throws SQLException {
    connection.setAutoCommit(false);
    try (PreparedStatement role = connection.prepareStatement(BECOME);
        PreparedStatement question = connection.prepareStatement(QUESTION)) {
      role.execute();
      question.setQueryTimeout(SECONDS);
      question.setInt(1, OF_EACH);
      question.setObject(2, now.atOffset(ZoneOffset.UTC));
      question.setInt(3, OF_EACH);
      question.setInt(4, OF_EACH);
      question.setInt(5, OF_EACH);
      try (ResultSet row = question.executeQuery()) {
        row.next();
        return new PaymentFigures(
            row.getLong(1),
            row.getLong(2),
            row.getLong(3),
            moment(row, 4),
            row.getLong(5),
            row.getLong(6),
            moment(row, 7),
            row.getLong(8),
            moment(row, 9));
      }
    } finally {
      // Nothing was written; the role ends with the transaction.
      connection.rollback();
      connection.setAutoCommit(true);
    }
  }

  private static Optional<Instant> moment(ResultSet row, int column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }
}
