package io.ringledger.bouts.persistence;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is waited for, in figures to watch: signing requests that are open, transactions the ledger
 * has not decided, jobs. The price is bounded: at most {@value #OF_EACH} rows of each are looked
 * at, found through the indexes of what is open.
 *
 * @param requests signing requests by status, and since when the oldest
 * @param transactions followed transactions by status, and since when the oldest is known
 * @param jobs by {@code waiting}, {@code due}, {@code running}, and the earliest time of theirs
 * @param failingJobs how many of the jobs failed when they last ran
 */
public record FollowUpFigures(
    Map<String, Group> requests,
    Map<String, Group> transactions,
    Map<String, Group> jobs,
    long failingJobs) {

  /** Of each kind, so many rows are looked at. */
  public static final int OF_EACH = 5_000;

  private static final int SECONDS = 2;

  private static final String QUESTION =
      """
      select 'request', status, count(*), min(requested_at), 0
      from (
        (select status, requested_at from signing_requests
          where status in ('requested', 'open') limit ?)
        union all
        (select status, requested_at from signing_requests where status = 'expired' limit ?)) r
      group by status
      union all
      select 'transaction', status, count(*), min(known_since), 0
      from (select status, known_since from followed_transactions
        where status in ('pending', 'validated') order by known_since limit ?) t
      group by status
      union all
      select 'job', state, count(*), min(execution_time),
        count(*) filter (where consecutive_failures > 0)
      from (select execution_time, consecutive_failures,
          case when picked then 'running' when execution_time <= ? then 'due' else 'waiting' end state
        from scheduled_tasks order by execution_time limit ?) j
      group by state
      """;

  /**
   * Rows that are in the same state.
   *
   * @param oldest since when the first of them waits; of jobs, when it was or is due
   */
  public record Group(long count, Instant oldest) {}

  public FollowUpFigures {
    requests = Map.copyOf(requests);
    transactions = Map.copyOf(transactions);
    jobs = Map.copyOf(jobs);
  }

  /** Counts, within two seconds or not at all. */
  public static FollowUpFigures read(Connection connection, Instant now) throws SQLException {
    try (PreparedStatement question = connection.prepareStatement(QUESTION)) {
      question.setQueryTimeout(SECONDS);
      question.setInt(1, OF_EACH);
      question.setInt(2, OF_EACH);
      question.setInt(3, OF_EACH);
      question.setObject(4, now.atOffset(ZoneOffset.UTC));
      question.setInt(5, OF_EACH);
      try (ResultSet rows = question.executeQuery()) {
        return from(rows);
      }
    }
  }

  private static FollowUpFigures from(ResultSet rows) throws SQLException {
    Map<String, Group> requests = new HashMap<>();
    Map<String, Group> transactions = new HashMap<>();
    Map<String, Group> jobs = new HashMap<>();
    long failing = 0;
    while (rows.next()) {
      Map<String, Group> kind =
          switch (rows.getString(1)) {
            case "request" -> requests;
            case "transaction" -> transactions;
            default -> jobs;
          };
      Instant oldest =
          Optional.ofNullable(rows.getObject(4, OffsetDateTime.class))
              .map(OffsetDateTime::toInstant)
              .orElse(Instant.MAX);
      kind.put(rows.getString(2), new Group(rows.getLong(3), oldest));
      failing += rows.getLong(5);
    }
    return new FollowUpFigures(requests, transactions, jobs, failing);
  }
}
