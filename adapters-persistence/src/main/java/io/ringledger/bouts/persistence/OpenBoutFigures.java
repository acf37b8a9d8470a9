package io.ringledger.bouts.persistence;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How the bouts that are not closed stand, in figures to watch. The price is bounded: of each
 * status the oldest {@value #BOUTS_OF_EACH_STATUS} bouts are looked at, found through the index on
 * status, and closed bouts, of which there are ever more, never.
 *
 * @param escrows by status
 * @param nextDeadline when the first winner's bonus that is still locked can be taken back by the
 *     promoter
 * @param dueWithinADay how many winners' bonuses come to that within a day, or have come to it
 */
public record OpenBoutFigures(
    Map<String, Escrows> escrows, Optional<Instant> nextDeadline, long dueWithinADay) {

  /** Of each status, the oldest so many bouts are looked at. */
  public static final int BOUTS_OF_EACH_STATUS = 5_000;

  private static final int SECONDS = 2;
  private static final long RIPPLE_EPOCH = 946_684_800L;

  private static final String QUESTION =
      """
      select e.status, count(*), min(b.event_at),
        min(e.cancel_after_ripple) filter (where e.status = 'created' and e.kind = b.bonus),
        count(*) filter (where e.status = 'created' and e.kind = b.bonus
          and e.cancel_after_ripple <= ?)
      from unnest(array['draft', 'escrows_created', 'result_entered', 'payouts_in_progress']) s (status)
      cross join lateral (select id, event_at, 'bonus_' || lower(winner) as bonus from bouts
        where bouts.status = s.status order by id limit ?) b
      join escrows e on e.bout_id = b.id
      group by e.status
      """;

  /**
   * Escrows of one status.
   *
   * @param oldestEvent when the first of their fights is or was
   */
  public record Escrows(long count, Instant oldestEvent) {}

  public OpenBoutFigures {
    escrows = Map.copyOf(escrows);
  }

  /** Counts, within two seconds or not at all. */
  public static OpenBoutFigures read(Connection connection, Instant now) throws SQLException {
    try (PreparedStatement question = connection.prepareStatement(QUESTION)) {
      question.setQueryTimeout(SECONDS);
      question.setLong(1, now.getEpochSecond() - RIPPLE_EPOCH + 24 * 60 * 60);
      question.setInt(2, BOUTS_OF_EACH_STATUS);
      try (ResultSet rows = question.executeQuery()) {
        return from(rows);
      }
    }
  }

  private static OpenBoutFigures from(ResultSet rows) throws SQLException {
    Map<String, Escrows> escrows = new HashMap<>();
    Optional<Instant> deadline = Optional.empty();
    long due = 0;
    while (rows.next()) {
      escrows.put(
          rows.getString(1),
          new Escrows(rows.getLong(2), rows.getObject(3, OffsetDateTime.class).toInstant()));
      long ripple = rows.getLong(4);
      if (!rows.wasNull()) {
        deadline = Optional.of(Instant.ofEpochSecond(ripple + RIPPLE_EPOCH));
      }
      due += rows.getLong(5);
    }
    return new OpenBoutFigures(escrows, deadline, due);
  }
}
