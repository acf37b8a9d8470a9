package io.ringledger.vault.persistence.market;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * What waits in the market, in figures to watch. The price is bounded: at most {@value #AT_MOST}
 * rows are looked at, found through the index of what is pending.
 *
 * @param pending intents that were accepted and are in no batch
 * @param matched those of them that a batch may apply
 * @param oldest when the first of the pending ones was accepted
 */
public record IntentFigures(long pending, long matched, Optional<Instant> oldest) {

  /** So many rows are looked at. */
  public static final int AT_MOST = 100_000;

  private static final int SECONDS = 2;

  private static final String QUESTION =
      """
      select count(*) as pending, count(edge_sequence) as matched, min(accepted_at) as oldest
      from (select accepted_at, edge_sequence from trade_intents where state = 'PENDING'
        order by accepted_at limit ?) as waiting
      """;

  /** Counts, within two seconds or not at all. */
  public static IntentFigures read(Connection connection, Instant now) throws SQLException {
    try (PreparedStatement question = connection.prepareStatement(QUESTION)) {
      question.setQueryTimeout(SECONDS);
      question.setInt(1, AT_MOST);
      try (ResultSet rows = question.executeQuery()) {
        rows.next();
        return new IntentFigures(
            rows.getLong("pending"),
            rows.getLong("matched"),
            Optional.ofNullable(rows.getObject("oldest", OffsetDateTime.class))
                .map(OffsetDateTime::toInstant));
      }
    }
  }
}
