package io.ringledger.bouts.persistence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.ringledger.advisory.persistence.AdvisoryRows;
import io.ringledger.commerce.persistence.catalog.GoodCatalogueRows;
import io.ringledger.commerce.persistence.orders.GoodOrderRows;
import io.ringledger.events.persistence.GoodEventRows;
import io.ringledger.rewards.persistence.ledger.GoodPointsRows;
import io.ringledger.rewards.persistence.orders.GoodOrderRewardRows;
import io.ringledger.rewards.persistence.settlement.GoodSettlementRows;
import io.ringledger.shared.persistence.EmbeddedDatabase;
import io.ringledger.shared.persistence.EmbeddedDatabaseResource;
import io.ringledger.shared.persistence.Sql;
import io.ringledger.sites.persistence.GoodSiteRows;
import io.ringledger.vault.persistence.batches.GoodBatchRows;
import io.ringledger.vault.persistence.content.GoodContentRows;
import io.ringledger.vault.persistence.index.GoodIndexRows;
import io.ringledger.vault.persistence.market.GoodMarketRows;
import io.ringledger.vault.persistence.sessions.GoodSessionRows;
import io.ringledger.vault.persistence.settlement.GoodLegRows;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
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
 * do more than the application. Each line of {@code forbidden-rows.txt} is a good row with one
 * thing wrong.
 */
@QuarkusTest
@WithTestResource(EmbeddedDatabaseResource.class)
class ForbiddenRowsTest {

  private static final String ADDRESS = "rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh";

  private static final String HIDING =
      "select oid::regclass from pg_class where relforcerowsecurity";

  private static final List<String> SPARES =
      List.of(
          "bouts",
          "escrows",
          "bouts",
          "source_events",
          "reward_settlements",
          "source_events",
          "published_events",
          "products",
          "sites",
          "payment_events",
          "content_documents",
          "items",
          "netting_batches",
          "settlement_legs");

  /** A constraint, and rows that it must refuse: a table and the columns that are wrong. */
  private record Forbidden(String constraint, String table, Map<String, String> wrong) {}

  EmbeddedDatabase database;

  @Test
  void everyForbiddenRowIsRefusedByTheConstraintMeantForIt() throws SQLException {
    // In a database of its own: the good rows are no whole bouts.
    String url = database.createDatabase("forbidden_rows");
    migrate(url);
    try (Connection owner =
        DriverManager.getConnection(url, EmbeddedDatabase.OWNER, EmbeddedDatabase.PASSWORD)) {
      // The migration has made all that there may be; one is to be made here.
      Sql.run(owner, "delete from event_partitions where partition = 7");
      Sql.run(owner, "delete from vault_stats");
      // What belongs to a site is hidden from the owner too, who tries the constraints here.
      for (String table : Sql.column(owner, HIDING)) {
        Sql.run(owner, "alter table " + table + " no force row level security");
      }
      // At once: a content and its first version need each other.
      Sql.run(
          owner,
          good().keySet().stream()
              // The only one there may be is made by the migration.
              .filter(table -> !table.equals("batch_chain"))
              .map(table -> insert(table, Map.of()))
              .collect(Collectors.joining(";\n")));
      // A bout without escrows, an escrow without anything, an event without a settlement and a
      // settlement without a decision, for the rows to come to hang on.
      for (String spare : SPARES) {
        Sql.run(owner, insert(spare, Map.of()));
      }
      for (Forbidden forbidden : forbidden()) {
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

      assertThat(forbidden().stream().map(Forbidden::constraint).collect(Collectors.toSet()))
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

  private static List<Forbidden> forbidden() {
    try (InputStream rows = ForbiddenRowsTest.class.getResourceAsStream("/forbidden-rows.txt")) {
      return new String(rows.readAllBytes(), UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(ForbiddenRowsTest::forbidden)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Forbidden forbidden(String line) {
    List<String> parts = List.of(line.split(" \\| ", -1));
    Map<String, String> wrong = new LinkedHashMap<>();
    for (String part : parts.subList(2, parts.size())) {
      int equals = part.indexOf(" = ");
      wrong.put(part.substring(0, equals), part.substring(equals + 3));
    }
    return new Forbidden(parts.get(0), parts.get(1), wrong);
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
    rows.putAll(goodOfSigning());
    rows.putAll(GoodPointsRows.ofEachTable());
    rows.putAll(GoodSettlementRows.ofEachTable());
    rows.putAll(GoodEventRows.ofEachTable());
    rows.putAll(GoodSourceRows.ofEachTable());
    rows.putAll(GoodSiteRows.ofEachTable());
    rows.putAll(GoodContentRows.ofEachTable());
    rows.putAll(GoodSessionRows.ofEachTable());
    rows.putAll(AdvisoryRows.ofEachTable());
    rows.putAll(GoodCatalogueRows.ofEachTable());
    rows.putAll(GoodOrderRewardRows.ofEachTable());
    rows.putAll(GoodOrderRows.ofEachTable());
    rows.putAll(GoodMarketRows.ofEachTable());
    rows.putAll(GoodBatchRows.ofEachTable());
    rows.putAll(GoodLegRows.ofEachTable());
    rows.putAll(GoodIndexRows.ofEachTable());
    rows.put(
        "reputations",
        row(
            "account_id",
            "gen_random_uuid()",
            "score",
            "-5",
            "points_earned",
            "7",
            "events",
            "2",
            "last_sequence",
            "3",
            "updated_at",
            "now()"));
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

  private static Map<String, Map<String, String>> goodOfSigning() {
    Map<String, Map<String, String>> rows = new LinkedHashMap<>();
    rows.put(
        "signing_requests",
        row(
            "id",
            "gen_random_uuid()",
            "bout_id",
            "(select id from bouts limit 1)",
            "escrow_id",
            "(select id from escrows limit 1)",
            "action",
            "'create'",
            "attempt",
            "(select count(*) + 1 from signing_requests)",
            "requested_at",
            "now()",
            "prepared_at_ledger",
            "0",
            "status",
            "'declined'",
            "payload_id",
            "gen_random_uuid()",
            "opened",
            "false",
            "resolved_at",
            "now()"));
    rows.put(
        "followed_transactions",
        row(
            "escrow_id",
            "(select id from escrows limit 1)",
            "tx_hash",
            "upper(md5(gen_random_uuid()::text))",
            "action",
            "'create'",
            "first_ledger",
            "0",
            "known_since",
            "now()",
            "status",
            "'pending'"));
    rows.put(
        "scheduled_tasks",
        row(
            "task_name",
            "'test'",
            "task_instance",
            "gen_random_uuid()::text",
            "picked",
            "false",
            "version",
            "1"));
    rows.put(
        "webhook_deliveries",
        row("delivery_id", "md5(gen_random_uuid()::text) || md5('x')", "received_at", "now()"));
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
