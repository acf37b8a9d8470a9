package io.ringledger.bench;

import java.io.PrintStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;

/**
 * Fills the tables with what was settled before. All constraints but foreign keys hold it as they
 * hold anything; sums, places and balances are those that the entries have.
 */
final class RewardHistory {

  private static final long CHUNK = 100_000;

  /** Entries of a chunk are spread over as many accounts; each chunk has its own. */
  private static final long ACCOUNTS = 1_000;

  private static final String ACCOUNT = id("c000", "n");
  private static final String SETTLEMENT = id("d000", "n");

  private static final String ACCOUNTS_OF_CHUNK =
      """
      INSERT INTO ledger_accounts (account_id, kind, holder, status, overdraft_allowed,
        debits_posted, credits_posted, sequence, opened_at, last_posted_at)
      SELECT %s, 'member', 'bench-before-' || n, 'open', false, 0, %d, %d, now(), now()
      FROM generate_series(?::bigint / %d * %d, ?::bigint / %d * %d + %d - 1) n"""
          .formatted(
              ACCOUNT,
              10 * CHUNK / ACCOUNTS,
              CHUNK / ACCOUNTS,
              CHUNK,
              ACCOUNTS,
              CHUNK,
              ACCOUNTS,
              ACCOUNTS);

  private static final String ENTRIES =
      """
      WITH hot AS (SELECT account_id, sequence, credits_posted - debits_posted AS balance
        FROM ledger_accounts WHERE kind = 'issuance' FOR UPDATE),
      settled AS (
        SELECT n, n - f.first AS place, f.first / %1$d * %2$d + (n - f.first) %% %2$d AS account
        FROM (SELECT ?::bigint AS first, ?::bigint AS last) f, generate_series(f.first, f.last) n)
      INSERT INTO ledger_entries (entry_id, idempotency_key, entry_type, debit_account_id,
        credit_account_id, amount, source, source_event_id, settlement_id, reputation_impact,
        debit_sequence, debit_balance, credit_sequence, credit_balance, posted_at)
      SELECT %3$s, 'earn:bounty_reward:before-' || n || ':' || (%4$s)::text, 'bounty_reward',
        hot.account_id, %4$s, 10, '%5$s', 'before-' || n, %6$s, 5, hot.sequence + place + 1,
        hot.balance - 10 * (place + 1), place / %2$d + 1, 10 * (place / %2$d + 1), now()
      FROM hot, settled ORDER BY n"""
          .formatted(
              CHUNK,
              ACCOUNTS,
              id("e000", "n"),
              id("c000", "account"),
              RewardEvents.SOURCE,
              SETTLEMENT);

  private static final String SUMS =
      """
      UPDATE ledger_accounts SET sequence = sequence + %1$d,
        debits_posted = debits_posted + 10 * %1$d, last_posted_at = now()
      WHERE kind = 'issuance'"""
          .formatted(CHUNK);

  /** What was settled leaves beside its entry. */
  private static final List<String> TRACES =
      List.of(
          """
          INSERT INTO source_events (settlement_id, source, event_id, event_type, fingerprint, body,
            accepted_at)
          SELECT %s, '%s', 'before-' || n, '%s', encode(sha256(n::text::bytea), 'hex'),
            repeat('x', 250), now()
          FROM generate_series(?::bigint, ?::bigint) n"""
              .formatted(SETTLEMENT, RewardEvents.SOURCE, RewardEvents.TYPE),
          """
          INSERT INTO reward_settlements (id, accepted, lane, ordering_key, state, attempt, due_at,
            account_id, entry_id, outcome, ended_at, step_states, step_moments, step_attempts,
            version)
          SELECT %s, nextval('reward_settlement_order'), n %% 8, 'bench-before-' || n / 100,
            'succeeded', 1, now(), %s, %s, 'settled', now(),
            ARRAY['initiated', 'loading_source', 'classifying_event', 'computing_policy',
              'resolving_account', 'posting_ledger', 'emit_summary', 'succeeded'],
            array_fill(now(), ARRAY[8]), ARRAY[0, 1, 1, 1, 1, 1, 1, 1], 7
          FROM generate_series(?::bigint, ?::bigint) n"""
              .formatted(SETTLEMENT, id("c000", "n / 100"), id("e000", "n")),
          """
          INSERT INTO reward_decisions (settlement_id, policy_version, reward_type, recipient,
            deciders, grade, basis, spam, state_valid, occurred_at, points_before, rewards_before,
            granted, reputation_impact, decided_at)
          SELECT %s, 1, 'bounty_reward', 'bench-before-' || n / 100, ARRAY['bench-poster'], '', 10,
            false, true, timestamptz '2023-01-01 12:00Z' + n * interval '1 second', 0, 0, 10, 5,
            now()
          FROM generate_series(?::bigint, ?::bigint) n"""
              .formatted(SETTLEMENT),
          """
          WITH told AS (
            SELECT n, what, p.partition, p.head
            FROM generate_series(?::bigint, ?::bigint) n, generate_series(0, 1) what,
              event_partitions p
            WHERE p.partition = n %% 8)
          INSERT INTO published_events (event_id, type, subject, ordering_key, partition, time, data,
            position)
          SELECT ('01900000-0000-7000-' || CASE what WHEN 0 THEN '8001-' ELSE '8002-' END
              || lpad(to_hex(n), 12, '0'))::uuid,
            CASE what WHEN 0 THEN 'rewards_ledger.PointsEarned'
              ELSE 'workflow.WorkflowSucceeded' END,
            (%s)::text, (%s)::text, partition, now(),
            jsonb_build_object('entry_id', %s, 'settlement_id', %s, 'source', '%s',
              'source_event_id', 'before-' || n, 'points', 10, 'note', repeat('x', 150)),
            head + row_number() OVER (PARTITION BY partition ORDER BY n, what)
          FROM told"""
              .formatted(SETTLEMENT, SETTLEMENT, id("e000", "n"), SETTLEMENT, RewardEvents.SOURCE));

  /** They have been heard of already. */
  private static final List<String> HEARD =
      List.of(
          """
          UPDATE event_partitions p SET head = greatest(head,
            (SELECT coalesce(max(position), 0) FROM published_events e
             WHERE e.partition = p.partition))""",
          """
          UPDATE event_cursors c SET position = p.head
          FROM event_partitions p WHERE p.partition = c.partition""");

  private final Connection superuser;
  private final PrintStream out;
  private final long settlements;
  private long loaded;

  /**
   * A history of nothing yet.
   *
   * @param settlements so many entries come with all that a settlement leaves; the others alone
   */
  RewardHistory(Connection superuser, PrintStream out, long settlements) {
    this.superuser = superuser;
    this.out = out;
    this.settlements = settlements;
  }

  /** An id in the order of its number, before any that is made now. */
  private static String id(String kind, String number) {
    return "('01900000-0000-7000-%s-' || lpad(to_hex(%s), 12, '0'))::uuid".formatted(kind, number);
  }

  /** Adds entries until there are so many, in whole chunks. Nothing else may be going on. */
  void growTo(long entries) throws SQLException {
    if (entries <= loaded) {
      return;
    }
    superuser.setAutoCommit(false);
    try (Statement statement = superuser.createStatement()) {
      statement.execute("SET session_replication_role = replica");
      statement.execute("SET synchronous_commit = off");
    }
    while (loaded < entries) {
      long first = loaded;
      long last = first + CHUNK - 1;
      execute(ACCOUNTS_OF_CHUNK, first, first);
      execute(ENTRIES, first, last);
      execute(SUMS);
      if (first < settlements) {
        for (String trace : TRACES) {
          execute(trace, first, last);
        }
        for (String heard : HEARD) {
          execute(heard);
        }
      }
      superuser.commit();
      loaded += CHUNK;
      if (loaded % (10 * CHUNK) == 0 || loaded >= entries) {
        out.printf(Locale.ROOT, "  loaded %,d of %,d entries%n", loaded, entries);
      }
    }
    superuser.setAutoCommit(true);
    try (Statement statement = superuser.createStatement()) {
      statement.execute("RESET session_replication_role");
      statement.execute("RESET synchronous_commit");
    }
  }

  /** Lets the planner know what is there, and writes it out before anything is measured. */
  void settle() throws SQLException {
    try (Statement statement = superuser.createStatement()) {
      statement.execute("VACUUM ANALYZE");
      statement.execute("CHECKPOINT");
    }
  }

  private void execute(String sql, Object... parameters) throws SQLException {
    try (PreparedStatement statement = superuser.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      statement.execute();
    }
  }
}
