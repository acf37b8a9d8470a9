package io.ringledger.shared.persistence.events;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * How far events are behind, in figures to watch. The price is bounded: of what may be many, at
 * most {@value #OF_EACH} rows are looked at, found through the indexes of what is open.
 *
 * @param unplaced events that have no place in the log yet
 * @param oldestUnplaced when the first of them happened; empty where there are none
 * @param behind how many events the consumer that is furthest behind has before it, all its
 *     partitions together
 * @param failing partitions in which a consumer failed when it was last tried
 * @param pending deliveries to be made, overdue or not
 * @param overdue deliveries that should have been made by now
 * @param dead deliveries that were given up
 */
public record EventFigures(
    long unplaced,
    Optional<Instant> oldestUnplaced,
    long behind,
    long failing,
    long pending,
    long overdue,
    long dead) {

  /** Of each kind, so many rows are looked at. */
  public static final int OF_EACH = 5_000;

  private static final int SECONDS = 2;

  private static final String QUESTION =
      """
      select
        (select count(*) from (select from published_events where position is null limit ?) u),
        (select min(time) from (select time from published_events where position is null limit ?) u),
        (select coalesce(max(behind), 0) from (
          select sum(p.head - c.position) as behind
          from event_cursors c join event_partitions p on p.partition = c.partition
          group by c.consumer) b),
        (select count(*) from event_cursors where failures > 0),
        (select count(*) from (select from event_deliveries where status = 'pending' limit ?) d),
        (select count(*) from (
          select from event_deliveries where status = 'pending' and due_at <= ? limit ?) d),
        (select count(*) from (select from event_deliveries where status = 'dead' limit ?) d)
      """;

  /** Counts, within two seconds or not at all. */
  public static EventFigures read(Connection connection, Instant now) throws SQLException {
    try (PreparedStatement question = connection.prepareStatement(QUESTION)) {
      question.setQueryTimeout(SECONDS);
      question.setInt(1, OF_EACH);
      question.setInt(2, OF_EACH);
      question.setInt(3, OF_EACH);
      question.setObject(4, now.atOffset(ZoneOffset.UTC));
      question.setInt(5, OF_EACH);
      question.setInt(6, OF_EACH);
      try (ResultSet row = question.executeQuery()) {
        row.next();
        return new EventFigures(
            row.getLong(1),
            Optional.ofNullable(row.getObject(2, OffsetDateTime.class))
                .map(OffsetDateTime::toInstant),
            row.getLong(3),
            row.getLong(4),
            row.getLong(5),
            row.getLong(6),
            row.getLong(7));
      }
    }
  }
}
