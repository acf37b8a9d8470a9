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
              "advisory_flags INSERT SELECT",
              "audit_entries INSERT SELECT",
              "authority_tickets DELETE INSERT SELECT",
              "batch_chain SELECT",
              "batch_debits INSERT SELECT",
              "batch_intents INSERT SELECT",
              "batch_items INSERT SELECT",
              "batch_wallets INSERT SELECT",
              "bouts INSERT SELECT",
              "content_documents INSERT SELECT",
              "content_items INSERT SELECT",
              "content_pins INSERT SELECT",
              "content_versions INSERT SELECT",
              "discounts INSERT SELECT",
              "escrow_preimages INSERT SELECT",
              "escrow_transactions INSERT SELECT",
              "escrows INSERT SELECT",
              "event_cursors INSERT SELECT",
              "event_deliveries DELETE INSERT SELECT",
              "event_partitions SELECT",
              "event_sources INSERT SELECT",
              "event_subscription_secrets DELETE INSERT SELECT",
              "event_subscriptions DELETE INSERT SELECT",
              "fighter_profiles INSERT SELECT",
              "followed_transactions INSERT SELECT",
              "idempotent_answers INSERT SELECT",
              "intent_changes INSERT SELECT",
              "intent_rates DELETE INSERT SELECT",
              "item_history DELETE INSERT SELECT",
              "item_ownership INSERT SELECT",
              "items INSERT SELECT",
              "ledger_accounts INSERT SELECT",
              "ledger_checkpoints INSERT SELECT",
              "ledger_cursor INSERT SELECT",
              "ledger_entries INSERT SELECT",
              "ledger_seals INSERT SELECT",
              "ledger_transactions INSERT SELECT",
              "listings INSERT SELECT",
              "login_attempts DELETE INSERT SELECT UPDATE",
              "netting_batches INSERT SELECT",
              "order_lines DELETE INSERT SELECT",
              "order_reward_mappings INSERT SELECT",
              "orders INSERT SELECT",
              "payment_attempts INSERT SELECT",
              "payment_event_work SELECT",
              "payment_events SELECT",
              "payment_failures SELECT",
              "products INSERT SELECT",
              "published_events INSERT SELECT",
              "refunds INSERT SELECT",
              "reputations DELETE INSERT SELECT",
              "reward_cap_usage INSERT SELECT",
              "reward_decisions INSERT SELECT",
              "reward_policies INSERT SELECT",
              "reward_policy_rules DELETE INSERT SELECT",
              "reward_settlements INSERT SELECT",
              "scheduled_tasks DELETE INSERT SELECT UPDATE",
              "service_tokens INSERT SELECT",
              "settled_batches INSERT SELECT",
              "settlement_attempts INSERT SELECT",
              "settlement_legs INSERT SELECT",
              "settlement_runs INSERT SELECT",
              "shipping_rates DELETE INSERT SELECT",
              "shop_settings INSERT SELECT",
              "sign_in_nonces DELETE INSERT SELECT",
              "signing_requests INSERT SELECT",
              "site_admins DELETE INSERT SELECT",
              "sites INSERT SELECT",
              "source_events INSERT SELECT",
              "stock INSERT SELECT",
              "suggestions SELECT",
              "tax_rates DELETE INSERT SELECT",
              "trade_intents INSERT SELECT",
              "users INSERT SELECT",
              "vault_differences DELETE INSERT SELECT",
              "vault_reconciliation INSERT SELECT",
              "vault_sessions INSERT SELECT",
              "vault_stats SELECT",
              "wallet_balances DELETE INSERT SELECT",
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
              "authority_tickets leg_id",
              "batch_chain last_hash last_number",
              "bouts status version winner",
              "content_items canonical_version",
              "content_pins attempts due_at kept_at last_error queued_at state store",
              "discounts active amount_minor basis_points ends_at minimum_minor starts_at",
              "escrows closing_time_ripple closing_tx_hash create_tx_hash failure_code"
                  + " failure_reason offer_sequence status version",
              "event_cursors failures position retry_at",
              "event_deliveries attempts claimed_until due_at ended_at last_reason last_status status",
              "event_partitions head",
              "event_sources types",
              "event_subscription_secrets ends_at",
              "event_subscriptions failures paused rests_until",
              "fighter_profiles display_name version xrpl_address",
              "followed_transactions decided_at first_ledger last_ledger_sequence note sequence"
                  + " signing_request_id status ticket",
              "intent_rates second taken",
              "item_history from_owner settled_at to_owner",
              "item_ownership batch changed_at owner since",
              "ledger_accounts credits_posted debits_posted last_posted_at overdraft_allowed"
                  + " sequence status",
              "ledger_cursor ledger_index moved_at",
              "listings ended_at intent_id state",
              "netting_batches outcome_cid reason state state_changed_at version",
              "order_lines discount_minor kind name position quantity sku tax_class"
                  + " unit_price_minor",
              "orders attempt_id attempts billing_city billing_country billing_line1"
                  + " billing_line2 billing_name billing_postal_code billing_region"
                  + " changed_at discount_code discount_minor email payment_event_id"
                  + " recoverable_until refunded_minor shipping_city shipping_country"
                  + " shipping_line1 shipping_line2 shipping_minor shipping_name"
                  + " shipping_postal_code shipping_region state subtotal_minor"
                  + " tax_basis_points tax_minor tax_names tax_taxable_minor total_minor",
              "products active description name price_minor tax_class version",
              "published_events position",
              "reputations events last_sequence points_earned score updated_at",
              "reward_cap_usage points rewards",
              "reward_policies loaded_at used valid_from",
              "reward_settlements account_id attempt detail due_at ended_at entry_id failure outcome"
                  + " parked state step_attempts step_moments step_states version",
              "service_tokens last_used_at place revoked_at",
              "settlement_legs attempts changed_at destination due_at ledger_index reason result_code"
                  + " state ticket transaction_hash",
              "settlement_runs changed_at due_at failures last_failure",
              "shop_settings version",
              "sign_in_nonces used_at used_by",
              "signing_requests asked_at expires_at opened payload_id resolved_at status tx_hash",
              "sites open",
              "stock on_hand reserved",
              "suggestions approved_version decided_at decided_by reason status",
              "trade_intents batch counterpart edge_sequence ended_at reason state",
              "users password_hash version",
              "vault_reconciliation difference_drops differences ledger_index ran_at",
              "vault_sessions activated_at cap_drops channel_closes_at channel_drops channel_id"
                  + " claim_drops claim_signature claimed_drops debit_drops ended_at reserved_drops"
                  + " state used_drops version",
              "vault_stats batches fee_drops gross_drops last_batch royalty_drops trades",
              "wallet_balances bought_drops last_batch paid_drops sold_drops");
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
        "delete from vault_sessions",
        "update vault_sessions set public_key = 'x'",
        "update vault_sessions set expires_at = now()",
        "update sign_in_nonces set expires_at = now()",
        "delete from signing_requests",
        "update signing_requests set attempt = 2",
        "update signing_requests set escrow_id = bout_id",
        "delete from followed_transactions",
        "update followed_transactions set tx_hash = 'x'",
        "update ledger_entries set amount = 1",
        "delete from ledger_entries",
        "truncate ledger_entries",
        "delete from ledger_accounts",
        "update ledger_accounts set holder = 'x'",
        "update ledger_accounts set kind = 'member'",
        "truncate ledger_accounts cascade",
        "alter table ledger_entries disable trigger all",
        "update ledger_seals set position = 1",
        "delete from ledger_seals",
        "truncate ledger_seals",
        "update ledger_checkpoints set document = '{}'",
        "delete from ledger_checkpoints",
        "truncate ledger_checkpoints",
        "update source_events set body = '{}'",
        "delete from source_events",
        "truncate source_events cascade",
        "update reward_decisions set granted = 2",
        "delete from reward_decisions",
        "delete from reward_settlements",
        "update reward_settlements set lane = 1",
        "delete from reward_policies",
        "update reward_policy_rules set base = 1",
        "delete from reward_cap_usage",
        "update reputations set account_id = gen_random_uuid()",
        "truncate reputations",
        "update webhook_deliveries set received_at = now()",
        "truncate webhook_deliveries",
        "delete from event_sources",
        "update event_sources set uri = 'urn:x'",
        "delete from service_tokens",
        "update service_tokens set sha256 = repeat('0', 64)",
        "update service_tokens set source_id = id",
        "update sites set slug = 'mine'",
        "update sites set currency = 'EUR'",
        "delete from sites",
        "update site_admins set user_id = gen_random_uuid()",
        "truncate site_admins",
        "update products set sku = 'x'",
        "delete from products",
        "delete from stock",
        "update stock set product_id = gen_random_uuid()",
        "update discounts set code = 'XX'",
        "delete from discounts",
        "update tax_rates set basis_points = 1",
        "alter table site_admins no force row level security",
        "update settlement_attempts set blob = 'AB'",
        "delete from settlement_attempts",
        "update settlement_legs set drops = 1",
        "delete from settlement_legs",
        "delete from settlement_runs",
        "update order_reward_mappings set enabled = true",
        "delete from order_reward_mappings",
        "insert into suggestions (suggestion_id) values (gen_random_uuid())",
        "update suggestions set body = 'x'",
        "update suggestions set suggester = decided_by",
        "delete from suggestions",
        "truncate suggestions cascade",
        "update content_versions set body = 'x'",
        "delete from content_versions",
        "update content_items set site_id = gen_random_uuid()",
        "delete from content_items",
        "update ledger_transactions set balance_change = 1",
        "delete from ledger_transactions",
        "update ledger_cursor set opening_drops = 1",
        "delete from ledger_cursor",
        "update settled_batches set number = 1",
        "delete from settled_batches",
        "delete from vault_stats",
        "truncate wallet_balances",
        "update netting_batches set hash = 'x'",
        "delete from netting_batches",
        "truncate netting_batches cascade",
        "update batch_wallets set delta_drops = 0",
        "delete from batch_wallets",
        "update batch_items set final_owner = 'x'",
        "update batch_debits set drops = 1",
        "update batch_intents set reason = 'x'",
        "delete from batch_chain",
        "insert into batch_chain (last_number, last_hash) values (0, 'x')",
        "update content_documents set bytes = 'x'",
        "delete from content_documents",
        "truncate content_documents cascade",
        "update content_pins set cid = 'x'",
        "delete from content_pins",
        "update advisory_flags set enabled = true",
        "delete from advisory_flags",
        "alter table suggestions no force row level security",
        "delete from orders",
        "truncate orders cascade",
        "update orders set site_id = gen_random_uuid()",
        "update orders set buyer_id = gen_random_uuid()",
        "update orders set currency = 'USD'",
        "update order_lines set product_id = gen_random_uuid()",
        "alter table orders no force row level security",
        "update payment_attempts set state = 'authorized'",
        "delete from payment_attempts",
        "insert into payment_events default values",
        "update payment_events set kind = 'payment_succeeded'",
        "delete from payment_events",
        "truncate payment_events cascade",
        "insert into payment_event_work default values",
        "update payment_event_work set status = 'ignored'",
        "delete from payment_event_work",
        "update refunds set state = 'succeeded'",
        "delete from refunds",
        "insert into payment_failures default values",
        "delete from payment_failures",
        "truncate scheduled_tasks",
        "delete from published_events",
        "update published_events set data = '{}'",
        "insert into event_partitions values (8, 0)",
        "delete from event_cursors",
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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update ledger_entries set amount = 1",
        "delete from ledger_entries",
        "truncate ledger_entries"
      })
  void notEvenTheOwnerChangesTheLedger(String sql) throws SQLException {
    try (Connection owner = database.connectAsOwner()) {
      Sql.run(
          owner,
          """
          insert into ledger_accounts values ('00000000-0000-7000-8000-00000000ffff', 'member',
            'privileges', 'open', false, 0, 0, 0, now(), now()) on conflict do nothing;
          insert into ledger_entries values ('00000000-0000-7000-8000-00000000ffff',
            'earn:refund:privileges:00000000-0000-7000-8000-00000000ffff', 'refund',
            '00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-00000000ffff', 1,
            'urn:test', 'privileges', null, null, 0, 1000000000, 0, 1000000000, 0, now())
          on conflict do nothing
          """);

      assertThat(Sql.refusalOf(owner, sql))
          .hasValueSatisfying(
              refusal ->
                  assertThat(refusal.message())
                      .contains("ledger_entries: the ledger is append-only"));
    }
  }
}
