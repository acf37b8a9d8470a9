package io.ringledger.vault.persistence.settlement;

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
 * What settlement has before it, in figures to watch; found through the indexes of what is open.
 *
 * @param legs of those that are open or held, how many are in each state
 * @param heldDrops what is owed to those who cannot be paid
 * @param unsettled how many batches are on their way
 * @param oldest when the first of them was cut
 * @param tries of one of them that failed in a row, the most there are
 * @param reversed how many of the newest batches were reversed, one after the other
 * @param success of the last hundred batches that were decided, the share that was not reversed
 */
public record LegFigures(
    Map<String, Long> legs,
    long heldDrops,
    long unsettled,
    Optional<Instant> oldest,
    long tries,
    long reversed,
    double success) {

  private static final int SECONDS = 2;

  private static final String LEGS =
      """
      select state, count(*), sum(drops)::bigint from settlement_legs
      where state in ('planned', 'signed', 'submitted', 'held') group by state
      """;

  private static final String BATCHES =
      """
      select count(*), min(b.cut_at), coalesce(max(r.failures), 0)
      from netting_batches b left join settlement_runs r on r.number = b.number
      where b.state not in ('settled', 'reversed')
      """;

  private static final String ENDED =
      """
      with newest as (
        select number, state <> 'reversed' as done from netting_batches
        where state in ('collected', 'settled', 'reversed') order by number desc limit 100)
      select coalesce(avg(case when done then 1 else 0 end), 1)::float8,
        count(*) filter (where number >
          coalesce((select max(number) from newest where done), 0))
      from newest
      """;

  public LegFigures {
    legs = Map.copyOf(legs);
  }

  /** Counts, within two seconds each or not at all. */
  public static LegFigures read(Connection connection, Instant now) throws SQLException {
    Map<String, Long> legs = new HashMap<>();
    long held = 0;
    try (PreparedStatement question = connection.prepareStatement(LEGS)) {
      question.setQueryTimeout(SECONDS);
      try (ResultSet rows = question.executeQuery()) {
        while (rows.next()) {
          legs.put(rows.getString(1), rows.getLong(2));
          held = rows.getString(1).equals("held") ? rows.getLong(3) : held;
        }
      }
    }
    double success;
    long reversed;
    try (PreparedStatement question = connection.prepareStatement(ENDED)) {
      question.setQueryTimeout(SECONDS);
      try (ResultSet row = question.executeQuery()) {
        row.next();
        success = row.getDouble(1);
        reversed = row.getLong(2);
      }
    }
    try (PreparedStatement question = connection.prepareStatement(BATCHES)) {
      question.setQueryTimeout(SECONDS);
      try (ResultSet row = question.executeQuery()) {
        row.next();
        return new LegFigures(
            legs,
            held,
            row.getLong(1),
            Optional.ofNullable(row.getObject(2, OffsetDateTime.class))
                .map(OffsetDateTime::toInstant),
            row.getLong(3),
            reversed,
            success);
      }
    }
  }
}
