package io.ringledger.rewards.persistence.settlement;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;

/**
 * What reward settlement has before it, in figures to watch. The price is bounded: at most {@value
 * #OF_EACH} rows of a lane are looked at, found through the index of what has not ended.
 *
 * @param backlog what has not ended and is not parked, by lane; lanes without any are left out
 * @param parked how many wait for an admin
 */
public record SettlementFigures(Map<Integer, Backlog> backlog, long parked) {

  /** Of each lane, and of the parked, so many rows are looked at. */
  public static final int OF_EACH = 10_000;

  private static final int SECONDS = 2;
  private static final int PARKED = -1;

  private static final String QUESTION =
      """
      select lane.lane, count(*), min(waiting.step_moments[1])
      from generate_series(0, 7) as lane (lane)
      cross join lateral (
        select step_moments from reward_settlements s
        where s.lane = lane.lane and s.outcome is null and s.parked is null
        order by s.accepted limit ?) as waiting
      group by lane.lane
      union all
      select -1, count(*), null
      from (select from reward_settlements where parked is not null limit ?) as parked
      """;

  /**
   * What waits in a lane.
   *
   * @param oldest when the first of them was accepted
   */
  public record Backlog(long count, Instant oldest) {}

  public SettlementFigures {
    backlog = Map.copyOf(backlog);
  }

  /** Counts, within two seconds or not at all. */
  public static SettlementFigures read(Connection connection, Instant now) throws SQLException {
    try (PreparedStatement question = connection.prepareStatement(QUESTION)) {
      question.setQueryTimeout(SECONDS);
      question.setInt(1, OF_EACH);
      question.setInt(2, OF_EACH);
      try (ResultSet rows = question.executeQuery()) {
        return from(rows);
      }
    }
  }

  private static SettlementFigures from(ResultSet rows) throws SQLException {
    Map<Integer, Backlog> backlog = new HashMap<>();
    long parked = 0;
    while (rows.next()) {
      int lane = rows.getInt(1);
      if (lane == PARKED) {
        parked = rows.getLong(2);
      } else {
        backlog.put(
            lane,
            new Backlog(rows.getLong(2), rows.getObject(3, OffsetDateTime.class).toInstant()));
      }
    }
    return new SettlementFigures(backlog, parked);
  }
}
