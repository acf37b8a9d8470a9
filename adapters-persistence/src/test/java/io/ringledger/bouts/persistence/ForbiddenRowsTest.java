package io.ringledger.bouts.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.ringledger.shared.persistence.EmbeddedDatabase;
import io.ringledger.shared.persistence.EmbeddedDatabaseResource;
import io.ringledger.shared.persistence.Sql;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/**
 * What the domain forbids, the database refuses by itself: tried with raw SQL as the owner, who may
 * do more than the application. Each case is a good row with one thing wrong.
 */
@QuarkusTest
@WithTestResource(EmbeddedDatabaseResource.class)
class ForbiddenRowsTest {

  private static final String ADDRESS = "rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh";
  private static final String CONDITION = "A0258020" + "AB".repeat(32) + "810120";

  /** A constraint, and rows that it must refuse: a table and the columns that are wrong. */
  private record Forbidden(String constraint, String table, Map<String, String> wrong) {}

  private static final List<Forbidden> FORBIDDEN =
      List.of(
          no("users_pkey", "users", "id", "(select id from users limit 1)"),
          no("users_email_unique", "users", "email", "(select email from users limit 1)"),
          no("users_email_form", "users", "email", "'Upper@example.org'"),
          no("users_email_form", "users", "email", "''"),
          no("users_email_form", "users", "email", "repeat('a', 255)"),
          no("users_password_is_hashed", "users", "password_hash", "'correct horse'"),
          no("users_role_known", "users", "role", "'root'"),
          no(
              "login_attempts_pkey",
              "login_attempts",
              "subject",
              "(select subject from login_attempts limit 1)"),
          no("login_attempts_subject_form", "login_attempts", "subject", "'nobody'"),
          no("login_attempts_failures_counted", "login_attempts", "failures", "-1"),
          no(
              "fighter_profiles_pkey",
              "fighter_profiles",
              "user_id",
              "(select user_id from fighter_profiles limit 1)"),
          no(
              "fighter_profiles_address_unique",
              "fighter_profiles",
              "xrpl_address",
              "(select xrpl_address from fighter_profiles limit 1)"),
          no(
              "fighter_profiles_address_form",
              "fighter_profiles",
              "xrpl_address",
              "'xHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh'"),
          no(
              "fighter_profiles_address_form",
              "fighter_profiles",
              "xrpl_address",
              "'rHb9CJAWyB4rj91VRWn96DkukG4bwdty0h'"),
          no("fighter_profiles_address_form", "fighter_profiles", "xrpl_address", "'rShort'"),
          no("fighter_profiles_name_length", "fighter_profiles", "display_name", "''"),
          no(
              "fighter_profiles_name_length",
              "fighter_profiles",
              "display_name",
              "repeat('x', 101)"),
          no("bouts_pkey", "bouts", "id", "(select id from bouts limit 1)"),
          no(
              "bouts_two_fighters",
              "bouts",
              "fighter_a_user_id",
              "fighter",
              "fighter_b_user_id",
              "fighter"),
          no("bouts_promoter_address_form", "bouts", "promoter_address", "'nowhere'"),
          no("bouts_status_known", "bouts", "status", "'cancelled'"),
          no("bouts_winner_known", "bouts", "status", "'closed'", "winner", "'C'"),
          no("bouts_winner_exactly_after_result", "bouts", "winner", "'A'"),
          no("bouts_winner_exactly_after_result", "bouts", "status", "'result_entered'"),
          no("bouts_winner_exactly_after_result", "bouts", "status", "'payouts_in_progress'"),
          no("bouts_winner_exactly_after_result", "bouts", "status", "'closed'"),
          no("escrows_pkey", "escrows", "id", "(select id from escrows limit 1)"),
          no("escrows_bout_id_fkey", "escrows", "bout_id", "gen_random_uuid()"),
          no(
              "escrows_one_of_each_kind",
              "escrows",
              "bout_id",
              "(select bout_id from escrows limit 1)",
              "kind",
              "(select kind from escrows limit 1)"),
          no("escrows_kind_known", "escrows", "kind", "'purse'"),
          no(
              "escrows_status_known",
              "escrows",
              "status",
              "'lost'",
              "create_tx_hash",
              "'CREATE01'",
              "offer_sequence",
              "7"),
          no("escrows_destination_form", "escrows", "destination_address", "'nowhere'"),
          no("escrows_amount_positive", "escrows", "amount_drops", "0"),
          no("escrows_amount_positive", "escrows", "amount_drops", "-1"),
          no("escrows_amount_positive", "escrows", "amount_drops", "100000000000000001"),
          no("escrows_finish_after_range", "escrows", "finish_after_ripple", "-1"),
          no("escrows_finish_after_range", "escrows", "finish_after_ripple", "4294967296"),
          no(
              "escrows_cancel_after_range",
              "escrows",
              "kind",
              "'bonus_a'",
              "condition_hex",
              "condition",
              "cancel_after_ripple",
              "1000"),
          no(
              "escrows_cancel_after_range",
              "escrows",
              "kind",
              "'bonus_a'",
              "condition_hex",
              "condition",
              "cancel_after_ripple",
              "4294967296"),
          no("escrows_cancel_after_exactly_for_bonus", "escrows", "cancel_after_ripple", "2000"),
          no(
              "escrows_cancel_after_exactly_for_bonus",
              "escrows",
              "kind",
              "'bonus_a'",
              "condition_hex",
              "condition"),
          no("escrows_condition_exactly_for_bonus", "escrows", "condition_hex", "condition"),
          no(
              "escrows_condition_exactly_for_bonus",
              "escrows",
              "kind",
              "'bonus_a'",
              "cancel_after_ripple",
              "2000"),
          no(
              "escrows_condition_form",
              "escrows",
              "kind",
              "'bonus_a'",
              "cancel_after_ripple",
              "2000",
              "condition_hex",
              "lower(condition)"),
          no(
              "escrows_show_never_cancelled",
              "escrows",
              "status",
              "'cancelled'",
              "create_tx_hash",
              "'CREATE01'",
              "offer_sequence",
              "7",
              "closing_tx_hash",
              "'CLOSE001'",
              "closing_time_ripple",
              "5000"),
          no(
              "escrows_offer_sequence_range",
              "escrows",
              "status",
              "'created'",
              "create_tx_hash",
              "'CREATE01'",
              "offer_sequence",
              "0"),
          no(
              "escrows_offer_sequence_range",
              "escrows",
              "status",
              "'created'",
              "create_tx_hash",
              "'CREATE01'",
              "offer_sequence",
              "4294967296"),
          no(
              "escrows_creation_facts_together",
              "escrows",
              "status",
              "'failed'",
              "create_tx_hash",
              "'CREATE01'"),
          no(
              "escrows_creation_facts_together",
              "escrows",
              "status",
              "'failed'",
              "offer_sequence",
              "7"),
          no(
              "escrows_creation_facts_follow_status",
              "escrows",
              "create_tx_hash",
              "'CREATE01'",
              "offer_sequence",
              "7"),
          no("escrows_creation_facts_follow_status", "escrows", "status", "'created'"),
          no(
              "escrows_creation_facts_follow_status",
              "escrows",
              "status",
              "'finished'",
              "closing_tx_hash",
              "'CLOSE001'",
              "closing_time_ripple",
              "5000"),
          no(
              "escrows_closing_facts_follow_status",
              "escrows",
              "closing_tx_hash",
              "'CLOSE001'",
              "closing_time_ripple",
              "5000"),
          no(
              "escrows_closing_facts_follow_status",
              "escrows",
              "status",
              "'finished'",
              "create_tx_hash",
              "'CREATE01'",
              "offer_sequence",
              "7"),
          no(
              "escrows_closing_facts_follow_status",
              "escrows",
              "status",
              "'finished'",
              "create_tx_hash",
              "'CREATE01'",
              "offer_sequence",
              "7",
              "closing_tx_hash",
              "'CLOSE001'"),
          no(
              "escrows_one_transaction_one_step",
              "escrows",
              "status",
              "'finished'",
              "create_tx_hash",
              "'CREATE01'",
              "offer_sequence",
              "7",
              "closing_tx_hash",
              "'CREATE01'",
              "closing_time_ripple",
              "5000"),
          no(
              "escrows_not_finished_early",
              "escrows",
              "status",
              "'finished'",
              "create_tx_hash",
              "'CREATE01'",
              "offer_sequence",
              "7",
              "closing_tx_hash",
              "'CLOSE001'",
              "closing_time_ripple",
              "999"),
          no(
              "escrows_not_cancelled_early",
              "escrows",
              "kind",
              "'bonus_a'",
              "condition_hex",
              "condition",
              "cancel_after_ripple",
              "2000",
              "status",
              "'cancelled'",
              "create_tx_hash",
              "'CREATE01'",
              "offer_sequence",
              "7",
              "closing_tx_hash",
              "'CLOSE001'",
              "closing_time_ripple",
              "1999"),
          no("escrows_failure_whole", "escrows", "failure_code", "'signing_declined'"),
          no("escrows_failure_whole", "escrows", "failure_reason", "'no'"),
          no(
              "escrows_failure_reason_length",
              "escrows",
              "failure_code",
              "'x'",
              "failure_reason",
              "repeat('x', 501)"),
          no(
              "escrow_transactions_pkey",
              "escrow_transactions",
              "tx_hash",
              "(select tx_hash from escrow_transactions limit 1)"),
          no(
              "escrow_transactions_escrow_id_fkey",
              "escrow_transactions",
              "escrow_id",
              "gen_random_uuid()"),
          no(
              "escrow_transactions_one_a_step",
              "escrow_transactions",
              "escrow_id",
              "(select escrow_id from escrow_transactions limit 1)",
              "step",
              "(select step from escrow_transactions limit 1)"),
          no(
              "escrow_transactions_ledger_name_unique",
              "escrow_transactions",
              "owner_address",
              "(select owner_address from escrow_transactions limit 1)",
              "offer_sequence",
              "(select offer_sequence from escrow_transactions limit 1)",
              "step",
              "(select step from escrow_transactions limit 1)"),
          no("escrow_transactions_step_known", "escrow_transactions", "step", "'fail'"),
          no("escrow_transactions_hash_length", "escrow_transactions", "tx_hash", "'SHORT-1'"),
          no(
              "escrow_transactions_hash_length",
              "escrow_transactions",
              "tx_hash",
              "repeat('X', 129)"),
          no(
              "escrow_transactions_hash_folded",
              "escrow_transactions",
              "tx_hash",
              "repeat('ab', 32)"),
          no(
              "escrow_transactions_offer_sequence_range",
              "escrow_transactions",
              "offer_sequence",
              "0"),
          no(
              "escrow_preimages_pkey",
              "escrow_preimages",
              "escrow_id",
              "(select escrow_id from escrow_preimages limit 1)"),
          no(
              "escrow_preimages_escrow_id_fkey",
              "escrow_preimages",
              "escrow_id",
              "gen_random_uuid()"),
          no("escrow_preimages_key_version_positive", "escrow_preimages", "key_version", "0"),
          no("escrow_preimages_nonce_length", "escrow_preimages", "nonce", "'\\x00'"),
          no(
              "escrow_preimages_ciphertext_length",
              "escrow_preimages",
              "ciphertext",
              "decode(repeat('00', 47), 'hex')"),
          no(
              "escrow_preimages_nonce_once",
              "escrow_preimages",
              "nonce",
              "(select nonce from escrow_preimages limit 1)",
              "key_version",
              "(select key_version from escrow_preimages limit 1)"),
          no(
              "idempotent_answers_pkey",
              "idempotent_answers",
              "caller_user_id",
              "(select caller_user_id from idempotent_answers limit 1)",
              "scope",
              "(select scope from idempotent_answers limit 1)",
              "idempotency_key",
              "(select idempotency_key from idempotent_answers limit 1)"),
          no("idempotent_answers_key_form", "idempotent_answers", "idempotency_key", "'two words'"),
          no("idempotent_answers_fingerprint_form", "idempotent_answers", "fingerprint", "'short'"),
          no("idempotent_answers_status_final", "idempotent_answers", "status", "502"),
          no(
              "audit_entries_pkey",
              "audit_entries",
              "chain",
              "(select chain from audit_entries limit 1)",
              "position",
              "(select position from audit_entries limit 1)"),
          no("audit_entries_position_from_one", "audit_entries", "position", "0"),
          no("audit_entries_details_named", "audit_entries", "details", "'[]'"),
          no("audit_entries_previous_hash_form", "audit_entries", "previous_hash", "'x'"),
          no("audit_entries_hash_form", "audit_entries", "hash", "'x'"));

  EmbeddedDatabase database;

  @Test
  void everyForbiddenRowIsRefusedByTheConstraintMeantForIt() throws SQLException {
    // In a database of its own: the good rows are no whole bouts.
    String url = database.createDatabase("forbidden_rows");
    migrate(url);
    try (Connection owner =
        DriverManager.getConnection(url, EmbeddedDatabase.OWNER, EmbeddedDatabase.PASSWORD)) {
      for (String table : good().keySet()) {
        Sql.run(owner, insert(table, Map.of()));
      }
      // A bout without escrows and an escrow without anything, for the rows to come to hang on.
      for (String spare : List.of("bouts", "escrows", "bouts")) {
        Sql.run(owner, insert(spare, Map.of()));
      }
      for (Forbidden forbidden : FORBIDDEN) {
        assertThat(Sql.refusalOf(owner, insert(forbidden.table(), forbidden.wrong())))
            .as("%s", forbidden)
            .hasValueSatisfying(
                refusal -> assertThat(refusal.constraint()).isEqualTo(forbidden.constraint()));
      }
    }
  }

  @Test
  void noConstraintIsLeftUntried() throws SQLException {
    try (Connection owner = database.connectAsOwner()) {
      Set<String> all =
          new TreeSet<>(
              Sql.column(
                  owner,
                  """
                  select conname from pg_constraint
                  where contype in ('c', 'u', 'p', 'f') and connamespace = 'public'::regnamespace
                    and conrelid <> 'flyway_schema_history'::regclass
                  """));

      assertThat(FORBIDDEN.stream().map(Forbidden::constraint).collect(Collectors.toSet()))
          .isEqualTo(all);
    }
  }

  private static void migrate(String url) {
    Flyway.configure()
        .dataSource(url, EmbeddedDatabase.OWNER, EmbeddedDatabase.PASSWORD)
        .locations("classpath:db/migration")
        .placeholders(Map.of("application_role", EmbeddedDatabase.APPLICATION))
        .load()
        .migrate();
  }

  private static Forbidden no(String constraint, String table, String... columnsAndValues) {
    Map<String, String> wrong = new LinkedHashMap<>();
    for (int i = 0; i < columnsAndValues.length; i += 2) {
      String value =
          columnsAndValues[i + 1]
              .replace("condition)", "'" + CONDITION + "')")
              .replaceAll("^condition$", "'" + CONDITION + "'")
              .replaceAll("^fighter$", "'" + new UUID(0, 77) + "'");
      wrong.put(columnsAndValues[i], value);
    }
    return new Forbidden(constraint, table, wrong);
  }

  /** A row that is right, and unlike every other, in each table. */
  private static Map<String, Map<String, String>> good() {
    Map<String, Map<String, String>> rows = new LinkedHashMap<>();
    String email = "'" + UUID.randomUUID() + "@example.org'";
    rows.put(
        "users",
        row(
            "id",
            "gen_random_uuid()",
            "email",
            email,
            "password_hash",
            "'$argon2id$x'",
            "role",
            "'admin'",
            "created_at",
            "now()"));
    rows.put(
        "login_attempts",
        row("subject", "'account:' || gen_random_uuid()", "failures", "0", "last_at", "now()"));
    rows.put(
        "fighter_profiles",
        row(
            "user_id",
            "gen_random_uuid()",
            "display_name",
            "'A'",
            "xrpl_address",
            "'r' || translate(substr(md5(gen_random_uuid()::text), 1, 25), '0', 'x')"));
    rows.put(
        "bouts",
        row(
            "id",
            "gen_random_uuid()",
            "promoter_user_id",
            "gen_random_uuid()",
            "fighter_a_user_id",
            "gen_random_uuid()",
            "fighter_b_user_id",
            "gen_random_uuid()",
            "event_at",
            "now()",
            "promoter_address",
            "'" + ADDRESS + "'",
            "status",
            "'draft'",
            "created_at",
            "now()"));
    rows.put(
        "escrows",
        row(
            "id",
            "gen_random_uuid()",
            "bout_id",
            "(select id from bouts b where not exists (select from escrows where bout_id = b.id) limit 1)",
            "kind",
            "'show_a'",
            "destination_address",
            "'" + ADDRESS + "'",
            "amount_drops",
            "1",
            "finish_after_ripple",
            "1000",
            "status",
            "'planned'"));
    rows.put(
        "escrow_transactions",
        row(
            "tx_hash",
            "upper(md5(gen_random_uuid()::text))",
            "escrow_id",
            "(select id from escrows e where not exists (select from escrow_transactions where escrow_id = e.id) limit 1)",
            "step",
            "'create'",
            "owner_address",
            "gen_random_uuid()::text",
            "offer_sequence",
            "7"));
    rows.put(
        "escrow_preimages",
        row(
            "escrow_id",
            "(select id from escrows e where not exists (select from escrow_preimages where escrow_id = e.id) limit 1)",
            "key_version",
            "1",
            "nonce",
            "decode(substr(md5(gen_random_uuid()::text), 1, 24), 'hex')",
            "ciphertext",
            "decode(repeat('00', 48), 'hex')"));
    rows.put(
        "idempotent_answers",
        row(
            "caller_user_id",
            "gen_random_uuid()",
            "scope",
            "'s'",
            "idempotency_key",
            "'k'",
            "fingerprint",
            "repeat('a', 64)",
            "status",
            "200",
            "body",
            "'{}'"));
    rows.put(
        "audit_entries",
        row(
            "chain",
            "'test:' || gen_random_uuid()",
            "position",
            "1",
            "at",
            "now()",
            "actor",
            "'a'",
            "role",
            "'r'",
            "request_id",
            "'q'",
            "action",
            "'x'",
            "outcome",
            "'success'",
            "details",
            "'{}'",
            "previous_hash",
            "repeat('0', 64)",
            "hash",
            "repeat('1', 64)"));
    return rows;
  }

  private static Map<String, String> row(String... columnsAndValues) {
    Map<String, String> row = new LinkedHashMap<>();
    for (int i = 0; i < columnsAndValues.length; i += 2) {
      row.put(columnsAndValues[i], columnsAndValues[i + 1]);
    }
    return row;
  }

  private static String insert(String table, Map<String, String> wrong) {
    Map<String, String> row = new LinkedHashMap<>(good().get(table));
    row.putAll(wrong);
    List<String> values = new ArrayList<>(row.values());
    return "insert into %s (%s) values (%s)"
        .formatted(table, String.join(", ", row.keySet()), String.join(", ", values));
  }
}
