package io.ringledger.bench;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * Puts reward events where an intake leaves them, without going through one, and the accounts they
 * are for. Everything about an event follows from its number.
 */
final class RewardEvents {

  static final String SOURCE = "https://bench.example/events";
  static final String TYPE = "marketplace.BountySettled";

  /** So many lanes the application has. */
  static final int LANES = 8;

  private static final int MEMBERS = 10_000;
  private static final int FUNDERS = 1_000;

  private static final String MEMBER = "bench-member-";

  private static final String PEOPLE =
      """
      CREATE TEMPORARY TABLE bench_members AS
      SELECT number, holder, lane,
        ('01900000-0000-7000-a000-' || lpad(to_hex(number), 12, '0'))::uuid AS account_id
      FROM unnest(?::integer[], ?::text[], ?::smallint[]) AS n (number, holder, lane)""";

  private static final String MEMBER_ACCOUNTS =
      """
      INSERT INTO ledger_accounts (account_id, kind, holder, status, overdraft_allowed,
        debits_posted, credits_posted, sequence, opened_at, last_posted_at)
      SELECT account_id, 'member', holder, 'open', false, 0, 0, 0, now(), now()
      FROM bench_members ON CONFLICT DO NOTHING""";

  private static final String FUNDER_ACCOUNTS =
      """
      INSERT INTO ledger_accounts (account_id, kind, holder, status, overdraft_allowed,
        debits_posted, credits_posted, sequence, opened_at, last_posted_at)
      SELECT ('01900000-0000-7000-b000-' || lpad(to_hex(n), 12, '0'))::uuid, 'member',
        'bench-funder-' || n, 'open', true, 0, 0, 0, now(), now()
      FROM generate_series(0, ?::integer - 1) n ON CONFLICT DO NOTHING""";

  private static final String EVENTS =
      """
      WITH told AS (
        SELECT n, format('{"data":{"bounty_id":"b-%%s","points":%%s,"poster_id":"bench-poster",\
      "state":"settled","winner_id":"%%s"},"id":"bench-%%s","source":"%s","specversion":"1.0",\
      "time":"%%sT12:00:00Z","type":"%s"}', n, 1 + n %% 100, m.holder, n,
          date '2024-01-02' + (n / 50000)::integer) AS body
        FROM generate_series(?::bigint, ?::bigint) n
        JOIN bench_members m ON m.number = n %% %d)
      INSERT INTO source_events (settlement_id, source, event_id, event_type, fingerprint, body,
        accepted_at)
      SELECT ('01900000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, '%s', 'bench-' || n,
        '%s', encode(sha256(convert_to(body, 'UTF8')), 'hex'), body, clock_timestamp()
      FROM told ORDER BY n"""
          .formatted(SOURCE, TYPE, MEMBERS, SOURCE, TYPE);

  private static final String SETTLEMENTS =
      """
      INSERT INTO reward_settlements (id, accepted, lane, ordering_key, state, attempt, due_at,
        step_states, step_moments, step_attempts, version)
      SELECT ('01900000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid,
        nextval('reward_settlement_order'), m.lane, m.holder, 'initiated', 0,
        clock_timestamp() + ?::interval, ARRAY['initiated'], ARRAY[clock_timestamp()], ARRAY[0], 0
      FROM generate_series(?::bigint, ?::bigint) n
      JOIN bench_members m ON m.number = n %% %d ORDER BY n"""
          .formatted(MEMBERS);

  /** As an intake does, so that no lane sleeps on. */
  private static final String WAKE =
      """
      UPDATE scheduled_tasks t SET execution_time = now()
      FROM (SELECT task_instance FROM scheduled_tasks
        WHERE task_name = 'reward-lane' AND NOT picked AND execution_time > now()
        FOR UPDATE SKIP LOCKED) idle
      WHERE t.task_name = 'reward-lane' AND t.task_instance = idle.task_instance""";

  private final Connection superuser;

  private RewardEvents(Connection superuser) {
    this.superuser = superuser;
  }

  /** A run of events, from the first to the last, both in it. */
  record Range(long first, long count) {
    long last() {
      return first + count - 1;
    }
  }

  /** Opens the accounts, where they are not there yet. */
  static RewardEvents on(Connection superuser) throws SQLException {
    RewardEvents events = new RewardEvents(superuser);
    try (PreparedStatement people = superuser.prepareStatement(PEOPLE)) {
      people.setArray(1, array(superuser, "int4", IntStream.range(0, MEMBERS).boxed().toArray()));
      people.setArray(
          2,
          array(
              superuser, "text", IntStream.range(0, MEMBERS).mapToObj(i -> MEMBER + i).toArray()));
      people.setArray(
          3,
          array(
              superuser,
              "int2",
              IntStream.range(0, MEMBERS)
                  .mapToObj(i -> (short) Math.floorMod((MEMBER + i).hashCode(), LANES))
                  .toArray()));
      people.execute();
    }
    try (Statement members = superuser.createStatement();
        PreparedStatement funders = superuser.prepareStatement(FUNDER_ACCOUNTS)) {
      members.execute(MEMBER_ACCOUNTS);
      members.execute("ANALYZE bench_members");
      funders.setInt(1, FUNDERS);
      funders.execute();
    }
    return events;
  }

  private static Array array(Connection connection, String type, Object[] elements)
      throws SQLException {
    return connection.createArrayOf(type, elements);
  }

  /** An account that may be overdrawn, one of many. */
  static UUID funder(long number) {
    return UUID.fromString("01900000-0000-7000-b000-%012x".formatted(number % FUNDERS));
  }

  /** The event as its source would send it, and as it is kept. */
  static String body(long number) {
    return """
    {"data":{"bounty_id":"b-%1$d","points":%2$d,"poster_id":"bench-poster","state":"settled",\
    "winner_id":"%3$s"},"id":"bench-%1$d","source":"%4$s","specversion":"1.0",\
    "time":"%5$sT12:00:00Z","type":"%6$s"}"""
        .formatted(
            number,
            1 + number % 100,
            holder(number),
            SOURCE,
            LocalDate.of(2024, 1, 2).plusDays(number / 50_000),
            TYPE);
  }

  static String holder(long number) {
    return MEMBER + number % MEMBERS;
  }

  /** Events the application's lanes take up at once. */
  void due(Range range) throws SQLException {
    load(range, "0");
  }

  /** Events they leave alone. */
  void hidden(Range range) throws SQLException {
    load(range, "1 day");
  }

  private void load(Range range, String wait) throws SQLException {
    superuser.setAutoCommit(false);
    try (PreparedStatement events = superuser.prepareStatement(EVENTS);
        PreparedStatement settlements = superuser.prepareStatement(SETTLEMENTS);
        Statement wake = superuser.createStatement()) {
      events.setLong(1, range.first());
      events.setLong(2, range.last());
      events.execute();
      settlements.setString(1, wait);
      settlements.setLong(2, range.first());
      settlements.setLong(3, range.last());
      settlements.execute();
      wake.execute(WAKE);
      superuser.commit();
    } finally {
      superuser.setAutoCommit(true);
    }
  }
}
