package io.ringledger.vault.persistence.figures;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/**
 * What waits to be netted. The price is bounded: the oldest {@value #AT_MOST} intents are looked
 * at, and as many items.
 *
 * @param forBatch intents that the next batch may apply
 * @param forCounterpart intents whose other half nobody has signed yet
 * @param inSettlement items in a batch that is not settled
 * @param lastRun when netting last ran by itself and did not fail
 */
public record IntentFigures(
    Waiting forBatch, Waiting forCounterpart, long inSettlement, Optional<Instant> lastRun) {

  /** So many rows of each are looked at. */
  public static final int AT_MOST = 50_000;

  private static final String QUESTION =
      """
      select count(*) filter (where edge_sequence is not null) as ready,
        min(accepted_at) filter (where edge_sequence is not null) as ready_since,
        count(*) filter (where is_alone) as alone,
        min(accepted_at) filter (where is_alone) as alone_since,
        (select count(*) from (select 1 from item_ownership where batch is not null limit ?) as held)
          as in_settlement,
        (select max(last_success) from scheduled_tasks where task_name = ?) as last_run
      from (select edge_sequence, accepted_at,
          edge_sequence is null and counterpart is null as is_alone
        from trade_intents where state = 'PENDING' order by accepted_at limit ?) as pending
      """;

  /**
   * Intents that wait.
   *
   * @param oldest when the first of them was accepted
   */
  public record Waiting(long count, Optional<Instant> oldest) {}

  /**
   * Counts, within two seconds or not at all.
   *
   * @param netting the name of the job that nets
   */
  public static IntentFigures read(Connection connection, String netting) throws SQLException {
    try (PreparedStatement question = connection.prepareStatement(QUESTION)) {
      question.setQueryTimeout(Moments.SECONDS);
      question.setInt(1, AT_MOST);
      question.setString(2, netting);
      question.setInt(3, AT_MOST);
      try (ResultSet row = question.executeQuery()) {
        row.next();
        return new IntentFigures(
            new Waiting(row.getLong("ready"), Moments.at(row, "ready_since")),
            new Waiting(row.getLong("alone"), Moments.at(row, "alone_since")),
            row.getLong("in_settlement"),
            Moments.at(row, "last_run"));
      }
    }
  }
}
