package io.ringledger.vault.persistence.content;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * How many documents are not in the store for everybody yet, in figures to watch. At most {@value
 * #AT_MOST} rows are looked at, those that wait the longest.
 *
 * @param queued not tried yet
 * @param failed tried, and tried again later
 * @param oldest since when the first of them waits
 */
public record DocumentFigures(long queued, long failed, Optional<Instant> oldest) {

  /** So many rows are looked at. */
  public static final int AT_MOST = 10_000;

  private static final int SECONDS = 2;
  private static final String QUESTION =
      """
      select count(*) filter (where state = 'queued') as queued,
        count(*) filter (where state = 'failed') as failed, min(queued_at) as oldest
      from (select state, queued_at from content_pins where state <> 'kept'
        order by queued_at limit ?) waiting
      """;

  /** Counts. */
  public static DocumentFigures read(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(QUESTION)) {
      statement.setQueryTimeout(SECONDS);
      statement.setInt(1, AT_MOST);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return new DocumentFigures(
            row.getLong("queued"),
            row.getLong("failed"),
            Optional.ofNullable(row.getObject("oldest", OffsetDateTime.class))
                .map(OffsetDateTime::toInstant));
      }
    }
  }

  /** Returns how many wait. */
  public long waiting() {
    return queued + failed;
  }
}
