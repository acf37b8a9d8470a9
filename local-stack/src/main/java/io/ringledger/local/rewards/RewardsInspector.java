package io.ringledger.local.rewards;

import io.ringledger.local.DatabaseAccess;
import io.ringledger.local.replicas.DatabaseLook;
import io.ringledger.local.rewards.DayOfEvents.Fate;
import io.ringledger.local.rewards.DayOfEvents.Told;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Looks into the database beside the application, and compares it with what should be there. */
final class RewardsInspector {

  /** Settlements without an end, events without a place, and consumers that are behind. */
  private static final String UNDER_WAY =
      """
      SELECT (SELECT count(*) FROM reward_settlements WHERE outcome IS NULL)
        + (SELECT count(*) FROM published_events WHERE position IS NULL)
        + (SELECT coalesce(sum(p.head - c.position), 0) FROM event_cursors c
             JOIN event_partitions p USING (partition))""";

  /** Counted first and joined then: no index leads from a settlement to its events. */
  private static final String ENDS =
      """
      WITH published AS (SELECT subject, count(*) AS times FROM published_events
             WHERE type LIKE 'workflow.%' GROUP BY subject),
           posted AS (SELECT settlement_id, count(*) AS times FROM ledger_entries
             GROUP BY settlement_id)
      SELECT s.id::text, coalesce(s.failure, s.outcome, s.state), coalesce(p.times, 0),
        coalesce(l.times, 0)
      FROM reward_settlements s JOIN source_events e ON e.settlement_id = s.id
      LEFT JOIN published p ON p.subject = s.id::text
      LEFT JOIN posted l ON l.settlement_id = s.id
      WHERE e.source = ?""";

  private static final String STANDINGS =
      """
      SELECT a.holder, a.credits_posted - a.debits_posted, coalesce(r.score, 0)
      FROM ledger_accounts a LEFT JOIN reputations r ON r.account_id = a.account_id
      WHERE a.holder = ANY (?)""";

  private static final String OUTCOMES =
      """
      SELECT coalesce(failure, outcome, state), count(*) FROM reward_settlements GROUP BY 1""";

  private static final String LEDGER =
      """
      SELECT (SELECT count(*) FROM ledger_entries),
        (SELECT count(*) FROM published_events WHERE type LIKE 'rewards_ledger.%'),
        (SELECT sum(credits_posted - debits_posted) FROM ledger_accounts)""";

  private final DatabaseLook look;

  RewardsInspector(DatabaseAccess access) {
    this.look = new DatabaseLook(access);
  }

  /** Waits until everything has come to its end; false where it does not. */
  boolean awaitEnd(Duration patience) throws InterruptedException {
    return look.awaitNone(UNDER_WAY, patience, () -> {});
  }

  /** What became of a sender's events and members, against what should have. */
  void compare(Sender sender, List<String> anomalies) {
    Map<String, Told> expected = sender.settlements();
    Map<String, Told> missing = new HashMap<>(expected);
    look.each(
        ENDS,
        statement -> statement.setString(1, sender.source()),
        row -> {
          String id = row.getString(1);
          missing.remove(id);
          Told told = expected.get(id);
          if (told == null) {
            anomalies.add("settlement " + id + " belongs to no event that was acknowledged");
          } else {
            judge(id, told, row, anomalies);
          }
        });
    missing.keySet().forEach(id -> anomalies.add("settlement " + id + " is gone"));
    compareStandings(sender, anomalies);
  }

  private static void judge(String id, Told told, ResultSet rows, List<String> anomalies)
      throws SQLException {
    String end = rows.getString(2);
    boolean settled = told.fate() == Fate.SETTLED;
    boolean asItShould =
        end.equals(told.fate().name().toLowerCase(Locale.ROOT))
            || (settled && end.equals("already_applied"));
    if (!asItShould) {
      anomalies.add("settlement %s is %s, not %s".formatted(id, end, told.fate()));
    }
    if (rows.getInt(3) != 1) {
      anomalies.add("settlement %s has %d ends published".formatted(id, rows.getInt(3)));
    }
    if (rows.getInt(4) != (settled ? 1 : 0)) {
      anomalies.add("settlement %s has %d entries".formatted(id, rows.getInt(4)));
    }
  }

  private void compareStandings(Sender sender, List<String> anomalies) {
    Map<String, Long> balances = sender.balances();
    Map<String, Long> reputations = sender.reputations();
    look.each(
        STANDINGS,
        statement ->
            statement.setArray(
                1, statement.getConnection().createArrayOf("text", balances.keySet().toArray())),
        row -> {
          String holder = row.getString(1);
          differs(holder, "points", balances.getOrDefault(holder, 0L), row.getLong(2), anomalies);
          differs(
              holder,
              "reputation",
              reputations.getOrDefault(holder, 0L),
              row.getLong(3),
              anomalies);
        });
  }

  private static void differs(
      String holder, String what, long expected, long actual, List<String> anomalies) {
    if (expected != actual) {
      anomalies.add("%s has %s %d, not %d".formatted(holder, what, actual, expected));
    }
  }

  /** What holds for the ledger as a whole. */
  void compareLedger(List<String> anomalies) {
    look.each(
        LEDGER,
        rows -> {
          if (rows.getLong(1) != rows.getLong(2)) {
            anomalies.add(
                "%d entries, but %d events of them".formatted(rows.getLong(1), rows.getLong(2)));
          }
          if (rows.getLong(3) != 0) {
            anomalies.add("all accounts together have " + rows.getLong(3) + " points, not 0");
          }
        });
  }

  /** How many settlements ended how. */
  Map<String, Long> outcomes() {
    Map<String, Long> outcomes = new TreeMap<>();
    look.each(OUTCOMES, row -> outcomes.put(row.getString(1), row.getLong(2)));
    return outcomes;
  }
}
