package io.ringledger.bench;

import java.io.PrintStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Fills the tables straight, far faster than the API would. */
final class BoutLoader {

  private static final long CHUNK = 50_000;

  private static final String BOUT =
      """
      INSERT INTO bouts (id, promoter_user_id, fighter_a_user_id, fighter_b_user_id, event_at,
                         promoter_address, status, created_at)
      SELECT ('01900000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, ?::uuid,
             '01900000-0000-7000-9000-00000000000a', '01900000-0000-7000-9000-00000000000b',
             '2029-12-31T22:00:00Z', '%s', ?, now()
      FROM generate_series(?::bigint, ?::bigint) n"""
          .formatted(BenchBout.OWNER);

  private static final String ESCROWS =
      """
      INSERT INTO escrows (id, bout_id, kind, destination_address, amount_drops, finish_after_ripple,
                           cancel_after_ripple, condition_hex, status, create_tx_hash, offer_sequence)
      SELECT ('01900000-0000-7000-800' || k.nr || '-' || lpad(to_hex(n), 12, '0'))::uuid,
             ('01900000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid,
             k.kind, '%s', %d, %d,
             CASE WHEN k.nr > 2 THEN %d END,
             CASE WHEN k.nr > 2
                  THEN 'A0258020' || upper(encode(sha256((n || k.kind)::bytea), 'hex')) || '810120' END,
             CASE WHEN loaded.created THEN 'created' ELSE 'planned' END,
             CASE WHEN loaded.created
                  THEN 'C0DE' || lpad(upper(to_hex(n)), 12, '0') || '000' || k.nr || repeat('0', 44) END,
             CASE WHEN loaded.created THEN n * 4 + k.nr END
      FROM generate_series(?::bigint, ?::bigint) n,
           (VALUES (1, 'show_a'), (2, 'show_b'), (3, 'bonus_a'), (4, 'bonus_b')) k (nr, kind),
           (SELECT ?::boolean AS created) loaded"""
          .formatted(
              BenchBout.DESTINATION,
              BenchBout.AMOUNT_DROPS,
              BenchBout.FINISH_AFTER,
              BenchBout.FINISH_AFTER + 597_600);

  /** What four confirms have left behind, beside the escrows themselves. */
  private static final List<String> TRACES =
      List.of(
          """
          INSERT INTO escrow_transactions (tx_hash, escrow_id, step, owner_address, offer_sequence)
          SELECT 'C0DE' || lpad(upper(to_hex(n)), 12, '0') || '000' || nr || repeat('0', 44),
                 ('01900000-0000-7000-800' || nr || '-' || lpad(to_hex(n), 12, '0'))::uuid,
                 'create', '%s', n * 4 + nr
          FROM generate_series(?::bigint, ?::bigint) n, generate_series(1, 4) nr"""
              .formatted(BenchBout.OWNER),
          """
          INSERT INTO audit_entries (chain, position, at, actor, role, request_id, action, outcome,
                                     details, previous_hash, hash)
          SELECT 'bout:01900000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'), nr, now(),
                 '01900000-0000-7000-9000-000000000001', 'promoter', 'bench', 'escrow.confirm',
                 'success', jsonb_build_object('escrow_kind', 'show_a', 'tx_hash', repeat('0', 64)),
                 repeat('0', 64), encode(sha256((n * 4 + nr)::text::bytea), 'hex')
          FROM generate_series(?::bigint, ?::bigint) n, generate_series(1, 4) nr""",
          """
          INSERT INTO idempotent_answers (caller_user_id, scope, idempotency_key, fingerprint,
                                          status, body)
          SELECT '01900000-0000-7000-9000-000000000001',
                 'escrow_create_confirm:01900000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'),
                 'loaded-' || nr, encode(sha256((n * 4 + nr)::text::bytea), 'hex'), 200,
                 repeat('x', 330)
          FROM generate_series(?::bigint, ?::bigint) n, generate_series(1, 4) nr""");

  private final Connection connection;
  private final PrintStream out;

  BoutLoader(Connection connection, PrintStream out) {
    this.connection = connection;
    this.out = out;
  }

  /** Bouts whose four escrows are confirmed, with all that leaves in the tables. */
  void loadFunded(long first, long count) throws SQLException {
    load(
        first,
        count,
        "escrows_created",
        UUID.fromString("01900000-0000-7000-9000-000000000001"),
        true);
  }

  /** Drafts of that promoter, ready to be confirmed. */
  void loadDrafts(long first, long count, UUID promoter) throws SQLException {
    load(first, count, "draft", promoter, false);
  }

  private void load(long first, long count, String status, UUID promoter, boolean funded)
      throws SQLException {
    connection.setAutoCommit(false);
    long end = first + count;
    for (long from = first; from < end; from += CHUNK) {
      long to = Math.min(from + CHUNK, end) - 1;
      execute(BOUT, promoter.toString(), status, from, to);
      execute(ESCROWS, from, to, funded);
      if (funded) {
        for (String trace : TRACES) {
          execute(trace, from, to);
        }
      }
      connection.commit();
      if (count > CHUNK) {
        out.printf(Locale.ROOT, "  loaded %,d of %,d %s bouts%n", to + 1 - first, count, status);
      }
    }
    connection.setAutoCommit(true);
  }

  /** Lets the planner know what is there, and writes it out before anything is measured. */
  void settle() throws SQLException {
    execute("VACUUM ANALYZE");
    execute("CHECKPOINT");
  }

  private void execute(String sql, Object... parameters) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      statement.execute();
    }
  }
}
