package io.ringledger.vault.persistence.figures;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How the settlement of batches stands. The price is bounded: batches that are not settled are few,
 * at most {@value #LEGS} of their legs and of those that are held are looked at, and the newest
 * {@value #ENDED} of those that have ended.
 *
 * @param unsettled how many batches are in each state; states without any are left out
 * @param oldest when the first of them was cut
 * @param legs how many legs that are not done are in each state; states without any are left out
 * @param heldDrops what the held ones owe
 * @param failedTries the most failures in a row that the settlement of one of them has had
 * @param reversed how many of the newest batches that have ended were reversed, in a row
 * @param settled how many of the newest {@value #ENDED} that have ended were settled
 * @param ended how many those are
 */
public record BatchFigures(
    Map<String, Long> unsettled,
    Optional<Instant> oldest,
    Map<String, Long> legs,
    long heldDrops,
    long failedTries,
    long reversed,
    long settled,
    long ended) {

  /** So many batches that have ended are looked at. */
  public static final int ENDED = 100;

  /** So many legs are looked at. */
  public static final int LEGS = 10_000;

  private static final String STATES =
      """
      with unsettled as (
        select number, state, cut_at from netting_batches where state not in ('settled', 'reversed')),
      legs as (
        (select l.state, 0 as drops from settlement_legs l join unsettled using (number)
          where l.state not in ('validated', 'held') limit ?)
        union all
        (select state, drops from settlement_legs where state = 'held' limit ?))
      select 'batch' as kind, state, count(*) as counted, min(cut_at) as since, 0 as drops
      from unsettled group by state
      union all
      select 'leg', state, count(*), null, sum(drops) from legs group by state
      """;

  private static final String ROWS =
      """
      with ended as (
        select number, state from netting_batches where state in ('settled', 'reversed')
        order by number desc limit ?)
      select count(*) as ended,
        count(*) filter (where state = 'settled') as settled,
        count(*) filter (where number > coalesce(
          (select max(number) from ended where state = 'settled'), 0)) as reversed,
        (select coalesce(max(failures), 0) from settlement_runs
          join netting_batches b using (number)
          where b.state not in ('settled', 'reversed')) as failures
      from ended
      """;

  public BatchFigures {
    unsettled = Map.copyOf(unsettled);
    legs = Map.copyOf(legs);
  }

  /** Counts, within two seconds for each of two questions or not at all. */
  public static BatchFigures read(Connection connection) throws SQLException {
    try (PreparedStatement question = connection.prepareStatement(ROWS)) {
      question.setQueryTimeout(Moments.SECONDS);
      question.setInt(1, ENDED);
      try (ResultSet row = question.executeQuery()) {
        row.next();
        return states(connection).and(row);
      }
    }
  }

  private static States states(Connection connection) throws SQLException {
    States states = new States();
    try (PreparedStatement question = connection.prepareStatement(STATES)) {
      question.setQueryTimeout(Moments.SECONDS);
      question.setInt(1, LEGS);
      question.setInt(2, LEGS);
      try (ResultSet rows = question.executeQuery()) {
        while (rows.next()) {
          states.add(rows);
        }
      }
    }
    return states;
  }

  /** What is counted by state. */
  private static final class States {

    private final Map<String, Long> unsettled = new HashMap<>();
    private final Map<String, Long> legs = new HashMap<>();
    private Optional<Instant> oldest = Optional.empty();
    private long heldDrops;

    void add(ResultSet row) throws SQLException {
      String state = row.getString("state");
      if (row.getString("kind").equals("leg")) {
        legs.put(state, row.getLong("counted"));
        heldDrops += row.getLong("drops");
        return;
      }
      unsettled.put(state, row.getLong("counted"));
      Instant since = Moments.at(row, "since").orElseThrow();
      oldest = oldest.filter(known -> known.isBefore(since)).or(() -> Optional.of(since));
    }

    BatchFigures and(ResultSet row) throws SQLException {
      return new BatchFigures(
          unsettled,
          oldest,
          legs,
          heldDrops,
          row.getLong("failures"),
          row.getLong("reversed"),
          row.getLong("settled"),
          row.getLong("ended"));
    }
  }
}
