package io.ringledger.rewards.persistence.ledger;

import io.ringledger.rewards.application.chain.LedgerSealing;
import io.ringledger.rewards.application.ledger.PointsEvents;
import io.ringledger.shared.persistence.SetSql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/**
 * How far sealing and signing have got, in figures to watch. The price is that of what is behind.
 *
 * @param unsealed entries that were posted and have no seal yet; of more than {@value #COUNTED}, so
 *     many
 * @param newestCheckpoint when the last one was made
 */
public record SealFigures(long unsealed, Optional<Instant> newestCheckpoint) {

  /** No more than so many are counted in each partition. */
  public static final int COUNTED = 100_000;

  private static final int SECONDS = 2;

  private static final String QUESTION =
      """
      select coalesce(sum(behind.events), 0) as unsealed,
        (select at from ledger_checkpoints order by number desc limit 1) as newest
      from event_partitions p
      left join event_cursors c on c.consumer = ? and c.partition = p.partition
      cross join lateral (
        select count(*) as events from (
          (select from published_events e where e.partition = p.partition
            and e.position > coalesce(c.position, 0) and e.type in (?, ?) limit ?)
          union all
          (select from published_events e where e.partition = p.partition
            and e.position is null and e.type in (?, ?) limit ?)) waiting) behind
      """;

  /** Counts, within two seconds or not at all. */
  public static SealFigures read(Connection connection, Instant now) throws SQLException {
    try (PreparedStatement question = connection.prepareStatement(QUESTION)) {
      question.setQueryTimeout(SECONDS);
      question.setString(1, LedgerSealing.NAME);
      question.setString(2, PointsEvents.EARNED);
      question.setString(3, PointsEvents.DEDUCTED);
      question.setInt(4, COUNTED);
      question.setString(5, PointsEvents.EARNED);
      question.setString(6, PointsEvents.DEDUCTED);
      question.setInt(7, COUNTED);
      try (ResultSet row = question.executeQuery()) {
        row.next();
        return new SealFigures(
            row.getLong("unsealed"),
            row.getObject("newest") == null
                ? Optional.empty()
                : Optional.of(SetSql.moment(row, "newest")));
      }
    }
  }
}
