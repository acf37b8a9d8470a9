package io.ringledger.shared.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the application's role may do, and that the history stays for the owner too. */
@QuarkusTest
@WithTestResource(EmbeddedDatabaseResource.class)
class PrivilegesTest {

  private static final String INSUFFICIENT_PRIVILEGE = "42501";
  private static final String RESTRICT_VIOLATION = "23001";

  EmbeddedDatabase database;

  @Test
  void theApplicationMayDoThisAndNothingElse() throws SQLException {
    try (Connection owner = database.connectAsOwner()) {
      assertThat(
              Sql.column(
                  owner,
                  """
                  select table_name || ' ' || string_agg(privilege_type, ' ' order by privilege_type)
                  from information_schema.role_table_grants
                  where grantee = '%s' group by table_name order by table_name
                  """
                      .formatted(EmbeddedDatabase.APPLICATION)))
          .containsExactly(
              "audit_entries INSERT SELECT",
              "bouts INSERT SELECT",
              "escrow_preimages INSERT SELECT",
              "escrow_transactions INSERT SELECT",
              "escrows INSERT SELECT",
              "fighter_profiles INSERT SELECT",
              "followed_transactions INSERT SELECT",
              "idempotent_answers INSERT SELECT",
              "login_attempts DELETE INSERT SELECT UPDATE",
              "scheduled_tasks DELETE INSERT SELECT UPDATE",
              "signing_requests INSERT SELECT",
              "users INSERT SELECT",
              "webhook_deliveries DELETE INSERT SELECT");
      assertThat(
              Sql.column(
                  owner,
                  """
                  select table_name || ' ' || string_agg(column_name, ' ' order by column_name)
                  from information_schema.column_privileges
                  where grantee = '%s' and privilege_type = 'UPDATE'
                    and table_name not in ('login_attempts', 'scheduled_tasks')
                  group by table_name order by table_name
                  """
                      .formatted(EmbeddedDatabase.APPLICATION)))
          .containsExactly(
              "bouts status version winner",
              "escrows closing_time_ripple closing_tx_hash create_tx_hash failure_code"
                  + " failure_reason offer_sequence status version",
              "fighter_profiles display_name version xrpl_address",
              "followed_transactions decided_at first_ledger last_ledger_sequence note sequence"
                  + " signing_request_id status ticket",
              "signing_requests asked_at expires_at opened payload_id resolved_at status tx_hash",
              "users password_hash version");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update audit_entries set action = 'x'",
        "delete from audit_entries",
        "truncate audit_entries",
        "update escrow_transactions set tx_hash = 'x'",
        "delete from escrow_transactions",
        "update idempotent_answers set body = 'x'",
        "delete from idempotent_answers",
        "update escrow_preimages set key_version = 9",
        "delete from escrow_preimages",
        "delete from bouts",
        "update bouts set promoter_user_id = fighter_a_user_id",
        "delete from escrows",
        "update escrows set amount_drops = 1",
        "update escrows set destination_address = 'r'",
        "delete from users",
        "update users set role = 'admin'",
        "update users set email = 'x@example.org'",
        "delete from fighter_profiles",
        "delete from signing_requests",
        "update signing_requests set attempt = 2",
        "update signing_requests set escrow_id = bout_id",
        "delete from followed_transactions",
        "update followed_transactions set tx_hash = 'x'",
        "update webhook_deliveries set received_at = now()",
        "truncate webhook_deliveries",
        "truncate scheduled_tasks",
        "truncate bouts cascade",
        "alter table audit_entries disable trigger all",
        "drop table audit_entries",
        "create table mine (id int)",
        "select * from flyway_schema_history",
        "set role ringledger_owner"
      })
  void theApplicationMayNot(String sql) throws SQLException {
    try (Connection application = database.connectAsApplication()) {
      assertThat(Sql.refusalOf(application, sql))
          .hasValueSatisfying(
              refusal -> assertThat(refusal.state()).isEqualTo(INSUFFICIENT_PRIVILEGE));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update audit_entries set action = 'x'",
        "delete from audit_entries",
        "truncate audit_entries"
      })
  void notEvenTheOwnerChangesTheHistory(String sql) throws SQLException {
    try (Connection owner = database.connectAsOwner()) {
      Sql.run(
          owner,
          """
          insert into audit_entries values ('test:1', 1, now(), 'a', 'b', 'c', 'd', 'e', '{}',
            repeat('0', 64), repeat('1', 64)) on conflict do nothing
          """);

      assertThat(Sql.refusalOf(owner, sql))
          .hasValueSatisfying(
              refusal -> {
                assertThat(refusal.state()).isEqualTo(RESTRICT_VIOLATION);
                assertThat(refusal.message()).contains("audit_entries: the history is append-only");
              });
    }
  }
}
