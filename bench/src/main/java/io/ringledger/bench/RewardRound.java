package io.ringledger.bench;

import io.ringledger.bench.RewardEvents.Range;
import io.ringledger.local.StackException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * One round of settling: waits for its end, reads from the rows themselves how long it took, and
 * holds what is there against what has to be.
 */
final class RewardRound {

  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final Duration PATIENCE = Duration.ofMinutes(20);

  private static final String OPEN =
      "SELECT count(*) FROM reward_settlements WHERE outcome IS NULL AND parked IS NULL";

  /** Events without a place, and places consumers have not come to. */
  private static final String FOLLOWING =
      """
      SELECT (SELECT count(*) FROM published_events WHERE position IS NULL)
        + (SELECT coalesce(sum(p.head - c.position), 0)
           FROM event_cursors c JOIN event_partitions p USING (partition))""";

  private static final String RANGE =
      """
      s.id BETWEEN ('01900000-0000-7000-8000-' || lpad(to_hex(?::bigint), 12, '0'))::uuid
        AND ('01900000-0000-7000-8000-' || lpad(to_hex(?::bigint), 12, '0'))::uuid""";

  private static final String TOOK =
      """
      SELECT extract(epoch FROM max(s.ended_at) - min(s.step_moments[2]))
      FROM reward_settlements s WHERE\s"""
          + RANGE;

  private static final String RIGHT =
      """
      SELECT count(*)
      FROM reward_settlements s
      JOIN source_events e ON e.settlement_id = s.id
      JOIN reward_decisions d ON d.settlement_id = s.id
      JOIN ledger_entries l ON l.entry_id = s.entry_id
      WHERE s.outcome = 'settled' AND cardinality(s.step_states) = 8 AND s.version = 7
        AND l.settlement_id = s.id AND l.amount = d.granted
        AND l.amount = (e.body::jsonb -> 'data' ->> 'points')::bigint AND\s"""
          + RANGE;

  private static final String TOLD =
      """
      SELECT count(*) FROM unnest(?::smallint[], ?::bigint[]) AS before (partition, head)
      JOIN published_events e ON e.partition = before.partition AND e.position > before.head
      WHERE e.type IN ('rewards_ledger.PointsEarned', 'workflow.WorkflowSucceeded')""";

  private final Connection superuser;
  private final Range range;
  private final List<Short> partitions = new ArrayList<>();
  private final List<Long> heads = new ArrayList<>();

  private RewardRound(Connection superuser, Range range) {
    this.superuser = superuser;
    this.range = range;
  }

  /** To be called before the first of these events is settled. */
  static RewardRound begin(Connection superuser, Range range) throws SQLException {
    RewardRound round = new RewardRound(superuser, range);
    try (Statement statement = superuser.createStatement();
        ResultSet rows = statement.executeQuery("SELECT partition, head FROM event_partitions")) {
      while (rows.next()) {
        round.partitions.add(rows.getShort(1));
        round.heads.add(rows.getLong(2));
      }
    }
    return round;
  }

  /** Waits until all have ended and everybody has heard of it; answers settlements per second. */
  double end() throws SQLException, InterruptedException {
    await(superuser, OPEN, PAUSE);
    double seconds = number(TOOK);
    await(superuser, FOLLOWING, PAUSE.multipliedBy(5));
    check("settlements with all their rows", (long) number(RIGHT), range.count());
    check("events of them", told(), 2 * range.count());
    try (Statement statement = superuser.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT sum(credits_posted - debits_posted) FROM ledger_accounts")) {
      row.next();
      check("points in all accounts together", row.getLong(1), 0);
    }
    return range.count() / seconds;
  }

  private static void await(Connection superuser, String sql, Duration pause)
      throws SQLException, InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    try (Statement statement = superuser.createStatement()) {
      while (true) {
        try (ResultSet row = statement.executeQuery(sql)) {
          row.next();
          if (row.getLong(1) == 0) {
            return;
          }
        }
        if (System.nanoTime() > deadline) {
          throw new StackException("Settlements do not come to their end.");
        }
        Thread.sleep(pause);
      }
    }
  }

  private double number(String sql) throws SQLException {
    try (PreparedStatement statement = superuser.prepareStatement(sql)) {
      statement.setLong(1, range.first());
      statement.setLong(2, range.last());
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getDouble(1);
      }
    }
  }

  private long told() throws SQLException {
    try (PreparedStatement statement = superuser.prepareStatement(TOLD)) {
      statement.setArray(1, superuser.createArrayOf("int2", partitions.toArray()));
      statement.setArray(2, superuser.createArrayOf("int8", heads.toArray()));
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  private static void check(String what, long is, long wanted) {
    if (is != wanted) {
      throw new StackException("%,d %s instead of %,d".formatted(is, what, wanted));
    }
  }
}
