package io.ringledger.bench;

/** What settles a batch of events in as few statements as there can be. */
final class RewardStatements {

  /** One more step in a settlement's row. */
  private static final String STEP =
      """
      step_moments = s.step_moments || clock_timestamp(), step_attempts = s.step_attempts || 1,
        version = s.version + 1""";

  static final String TAKE_UP =
      """
      WITH due AS MATERIALIZED (
        SELECT id FROM reward_settlements
        WHERE lane = ? AND outcome IS NULL AND parked IS NULL
        ORDER BY accepted LIMIT ? FOR UPDATE SKIP LOCKED)
      UPDATE reward_settlements s SET state = 'loading_source', attempt = 1,
        due_at = clock_timestamp() + interval '1 day',
        step_states = s.step_states || 'loading_source'::text, %s
      FROM due WHERE s.id = due.id RETURNING s.id"""
          .formatted(STEP);

  static final String ENTER =
      """
      UPDATE reward_settlements s SET state = ?, step_states = s.step_states || ?::text, %s
      WHERE s.id = ANY (?) AND s.version = ?"""
          .formatted(STEP);

  static final String DECIDE =
      """
      WITH facts AS MATERIALIZED (
        SELECT settlement_id, data ->> 'winner_id' AS recipient, data ->> 'poster_id' AS decider,
          (data ->> 'points')::bigint AS points, at, (at AT TIME ZONE 'UTC')::date AS day
        FROM (SELECT settlement_id, event -> 'data' AS data,
            (event ->> 'time')::timestamptz AS at
          FROM (SELECT settlement_id, body::jsonb AS event
            FROM source_events WHERE settlement_id = ANY (?)) kept) read),
      used AS (
        INSERT INTO reward_cap_usage AS u (holder, reward_type, day, points, rewards)
        SELECT recipient, 'bounty_reward', day, sum(points)::bigint, count(*)
        FROM facts GROUP BY recipient, day ORDER BY recipient, day
        ON CONFLICT (holder, reward_type, day) DO UPDATE
          SET points = u.points + excluded.points, rewards = u.rewards + excluded.rewards
        RETURNING holder, day, points, rewards)
      INSERT INTO reward_decisions (settlement_id, policy_version, reward_type, recipient, deciders,
        grade, basis, spam, state_valid, occurred_at, points_before, rewards_before, granted,
        reputation_impact, decided_at)
      SELECT f.settlement_id, 1, 'bounty_reward', f.recipient, ARRAY[f.decider], '', f.points,
        false, true, f.at,
        u.points - sum(f.points) OVER later, u.rewards - count(*) OVER later,
        f.points, 5, clock_timestamp()
      FROM facts f JOIN used u ON u.holder = f.recipient AND u.day = f.day
      WINDOW later AS (PARTITION BY f.recipient, f.day ORDER BY f.settlement_id DESC)""";

  static final String RESOLVE =
      """
      UPDATE reward_settlements s SET state = 'posting_ledger', account_id = a.account_id,
        step_states = s.step_states || 'posting_ledger'::text, %s
      FROM reward_decisions d JOIN ledger_accounts a ON a.holder = d.recipient
      WHERE d.settlement_id = s.id AND s.id = ANY (?) AND s.version = 4 AND a.status = 'open'
      RETURNING s.id, a.account_id"""
          .formatted(STEP);

  static final String LOCK =
      """
      SELECT account_id FROM ledger_accounts WHERE account_id = ANY (?)
      ORDER BY (kind <> 'member'), account_id FOR NO KEY UPDATE""";

  static final String POST =
      """
      WITH posted AS MATERIALIZED (
        SELECT uuidv7() AS entry_id, n.*, d.granted, d.reputation_impact, e.source, e.event_id,
          'earn:bounty_reward:' || e.event_id || ':' || n.credit::text AS key,
          debited.sequence + row_number() OVER debits AS debit_sequence,
          debited.credits_posted - debited.debits_posted
            - (sum(d.granted) OVER debits)::bigint AS debit_balance,
          credited.sequence + row_number() OVER credits AS credit_sequence,
          credited.credits_posted - credited.debits_posted
            + (sum(d.granted) OVER credits)::bigint AS credit_balance
        FROM unnest(?::uuid[], ?::uuid[], ?::uuid[]) WITH ORDINALITY
          AS n (settlement, debit, credit, place)
        JOIN reward_decisions d ON d.settlement_id = n.settlement
        JOIN source_events e ON e.settlement_id = n.settlement
        JOIN ledger_accounts debited ON debited.account_id = n.debit
        JOIN ledger_accounts credited ON credited.account_id = n.credit
        WINDOW debits AS (PARTITION BY n.debit ORDER BY n.place),
          credits AS (PARTITION BY n.credit ORDER BY n.place)),
      appended AS (
        INSERT INTO ledger_entries (entry_id, idempotency_key, entry_type, debit_account_id,
          credit_account_id, amount, source, source_event_id, settlement_id, reputation_impact,
          debit_sequence, debit_balance, credit_sequence, credit_balance, posted_at)
        SELECT entry_id, key, 'bounty_reward', debit, credit, granted, source, event_id, settlement,
          reputation_impact, debit_sequence, debit_balance, credit_sequence, credit_balance,
          statement_timestamp()
        FROM posted ORDER BY place),
      summed AS (
        UPDATE ledger_accounts a SET debits_posted = a.debits_posted + s.debits,
          credits_posted = a.credits_posted + s.credits, sequence = a.sequence + s.entries,
          last_posted_at = statement_timestamp()
        FROM (SELECT account, sum(debit)::bigint AS debits, sum(credit)::bigint AS credits,
              count(*) AS entries
            FROM (SELECT debit AS account, granted AS debit, 0 AS credit FROM posted
              UNION ALL SELECT credit, 0, granted FROM posted) sides
            GROUP BY account) s
        WHERE a.account_id = s.account),
      told AS (
        INSERT INTO published_events (event_id, type, subject, ordering_key, partition, time, data)
        SELECT uuidv7(), 'rewards_ledger.PointsEarned', credit::text, credit::text,
          crc32(convert_to(credit::text, 'UTF8')) % 8, statement_timestamp(),
          jsonb_build_object('entry_id', entry_id, 'account_id', credit,
            'counterparty_account_id', debit, 'entry_type', 'bounty_reward', 'points', granted,
            'balance', credit_balance, 'account_sequence', credit_sequence,
            'idempotency_key', key, 'source', source, 'source_event_id', event_id,
            'reputation_impact', reputation_impact, 'settlement_id', settlement)
        FROM posted ORDER BY place)
      SELECT entry_id FROM posted ORDER BY place""";

  static final String POSTED =
      """
      UPDATE reward_settlements s SET state = 'emit_summary', entry_id = n.entry,
        step_states = s.step_states || 'emit_summary'::text, %s
      FROM unnest(?::uuid[], ?::uuid[]) AS n (settlement, entry)
      WHERE s.id = n.settlement AND s.version = 5"""
          .formatted(STEP);

  static final String END =
      """
      WITH ended AS (
        UPDATE reward_settlements s SET state = 'succeeded', outcome = 'settled',
          ended_at = clock_timestamp(), step_states = s.step_states || 'succeeded'::text, %s
        WHERE s.id = ANY (?) AND s.version = 6
        RETURNING s.id, s.account_id, s.entry_id, s.attempt, s.ended_at)
      INSERT INTO published_events (event_id, type, subject, ordering_key, partition, time, data)
      SELECT uuidv7(), 'workflow.WorkflowSucceeded', n.id::text, n.account_id::text,
        crc32(convert_to(n.account_id::text, 'UTF8')) %% 8, n.ended_at,
        jsonb_build_object('workflow', 'reward_settlement', 'settlement_id', n.id,
          'source', e.source, 'source_event_id', e.event_id, 'source_event_type', e.event_type,
          'attempt', n.attempt, 'account_id', n.account_id, 'entry_id', n.entry_id,
          'outcome', 'settled')
      FROM ended n JOIN source_events e ON e.settlement_id = n.id ORDER BY n.id"""
          .formatted(STEP);

  private RewardStatements() {}
}
