package io.ringledger.vault.persistence.figures;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringledger.shared.persistence.EmbeddedDatabase;
import io.ringledger.shared.persistence.Sql;
import io.ringledger.vault.persistence.batches.NettingJobs;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Rows are planted by the owner in a database of its own, where they need not be whole; what is
 * counted is seen with the rights of the application.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VaultFiguresTest {

  private static final Instant NOON = Instant.parse("2026-09-01T12:00:00Z");

  private static final List<String> PLANTED =
      List.of(
          "trade_intents",
          "item_ownership",
          "netting_batches",
          "settlement_legs",
          "settlement_runs",
          "ledger_cursor",
          "vault_reconciliation",
          "scheduled_tasks");

  private static final String CONSTRAINTS =
      """
      select format('alter table %s drop constraint %I', conrelid::regclass, conname)
      from pg_constraint where contype in ('f', 'c') and conparentid = 0 and connamespace = 'public'::regnamespace
        and conrelid <> 0
      """;

  private EmbeddedDatabase server;
  private Connection owner;
  private Connection application;

  @BeforeAll
  void migrate() throws SQLException {
    server = EmbeddedDatabase.start();
    String url = server.createDatabase("vault_figures");
    Flyway.configure()
        .dataSource(url, EmbeddedDatabase.OWNER, EmbeddedDatabase.PASSWORD)
        .placeholders(Map.of("application_role", EmbeddedDatabase.APPLICATION))
        .load()
        .migrate();
    owner = DriverManager.getConnection(url, EmbeddedDatabase.OWNER, EmbeddedDatabase.PASSWORD);
    for (String drop : Sql.column(owner, CONSTRAINTS)) {
      Sql.run(owner, drop);
    }
    for (String table : PLANTED) {
      Sql.run(owner, "alter table " + table + " disable trigger user");
    }
    application =
        DriverManager.getConnection(url, EmbeddedDatabase.APPLICATION, EmbeddedDatabase.PASSWORD);
  }

  @AfterAll
  void stop() throws SQLException {
    application.close();
    owner.close();
    server.close();
  }

  @AfterEach
  void takeAway() throws SQLException {
    for (String table : PLANTED) {
      Sql.run(owner, "delete from " + table);
    }
  }

  @Test
  void ofAnIdleVaultThereIsNothingToCount() throws SQLException {
    IntentFigures intents = IntentFigures.read(application, NettingJobs.NET);
    assertThat(intents.forBatch()).isEqualTo(new IntentFigures.Waiting(0, Optional.empty()));
    assertThat(intents.forCounterpart()).isEqualTo(new IntentFigures.Waiting(0, Optional.empty()));
    assertThat(intents.inSettlement()).isZero();
    assertThat(intents.lastRun()).isEmpty();

    BatchFigures batches = BatchFigures.read(application);
    assertThat(batches)
        .isEqualTo(new BatchFigures(Map.of(), Optional.empty(), Map.of(), 0, 0, 0, 0, 0));

    assertThat(BookFigures.read(application))
        .isEqualTo(new BookFigures(Optional.empty(), Optional.empty(), OptionalLong.empty()));
  }

  @Test
  void anIntentWaitsForItsCounterpartOrForABatchUntilItEnds() throws SQLException {
    intent(1, "TRADE", "PENDING", "null", "null", NOON);
    intent(2, "BID", "PENDING", "null", "null", NOON.plusSeconds(10));
    intent(3, "TRADE", "PENDING", "gen_random_uuid()", "null", NOON.plusSeconds(20));
    intent(4, "BID", "PENDING", "gen_random_uuid()", "4", NOON.plusSeconds(30));
    intent(5, "BUY_NOW", "PENDING", "null", "5", NOON.plusSeconds(25));
    intent(6, "BID", "NETTED", "gen_random_uuid()", "6", NOON.minusSeconds(99));
    intent(7, "TRADE", "EXPIRED", "null", "null", NOON.minusSeconds(99));

    IntentFigures figures = IntentFigures.read(application, NettingJobs.NET);
    assertThat(figures.forCounterpart()).isEqualTo(new IntentFigures.Waiting(2, Optional.of(NOON)));
    assertThat(figures.forBatch())
        .isEqualTo(new IntentFigures.Waiting(2, Optional.of(NOON.plusSeconds(25))));
  }

  @Test
  void itemsInABatchAreCountedAndNettingSaysWhenItRan() throws SQLException {
    Sql.run(
        owner,
        """
        insert into item_ownership (item_id, owner, batch, changed_at)
        values ('card-1', 'w', 7, now()), ('card-2', 'w', 7, now()), ('card-3', 'w', null, now())
        """);
    Sql.run(
        owner,
        """
        insert into scheduled_tasks (task_name, task_instance, execution_time, picked, last_success, version)
        values ('net-trades', 'recurring', now(), false, '%s', 1), ('other', 'recurring', now(), false, now(), 1)
        """
            .formatted(NOON));

    IntentFigures figures = IntentFigures.read(application, NettingJobs.NET);
    assertThat(figures.inSettlement()).isEqualTo(2);
    assertThat(figures.lastRun()).contains(NOON);
  }

  @Test
  void batchesThatAreNotSettledAreCountedWithWhatIsLeftOfThemToDo() throws SQLException {
    batch(1, "settled", NOON.minusSeconds(60));
    batch(2, "collected", NOON);
    batch(3, "cut", NOON.plusSeconds(30));
    batch(4, "cut", NOON.plusSeconds(60));
    leg(1, "validated", 5);
    leg(1, "held", 40);
    leg(1, "failed", 99);
    leg(2, "held", 2);
    leg(2, "validated", 7);
    leg(3, "planned", 7);
    leg(3, "planned", 8);
    leg(3, "failed", 8);
    run(1, 9);
    run(2, 4);
    run(3, 0);

    BatchFigures figures = BatchFigures.read(application);
    assertThat(figures.unsettled()).isEqualTo(Map.of("collected", 1L, "cut", 2L));
    assertThat(figures.oldest()).contains(NOON);
    assertThat(figures.legs()).isEqualTo(Map.of("held", 2L, "planned", 2L, "failed", 1L));
    assertThat(figures.heldDrops()).isEqualTo(42);
    assertThat(figures.failedTries()).isEqualTo(4);
  }

  @Test
  void batchesThatWereReversedInARowAreThoseAfterTheNewestSettledOne() throws SQLException {
    batch(1, "reversed", NOON);
    batch(2, "settled", NOON);
    batch(3, "reversed", NOON);
    batch(4, "collected", NOON);
    batch(5, "reversed", NOON);

    BatchFigures figures = BatchFigures.read(application);
    assertThat(figures.reversed()).isEqualTo(2);
    assertThat(figures.settled()).isEqualTo(1);
    assertThat(figures.ended()).isEqualTo(4);

    batch(6, "settled", NOON);
    assertThat(BatchFigures.read(application).reversed()).isZero();
  }

  @Test
  void ofBatchesThatHaveEndedOnlyTheNewestHundredCount() throws SQLException {
    for (int number = 1; number <= 120; number++) {
      batch(number, number <= 25 ? "reversed" : "settled", NOON);
    }
    BatchFigures figures = BatchFigures.read(application);
    assertThat(figures.settled()).isEqualTo(95);
    assertThat(figures.ended()).isEqualTo(BatchFigures.ENDED);
  }

  @Test
  void theBooksSayWhenTheyWereReadAndComparedAndByHowMuchTheyDiffer() throws SQLException {
    Sql.run(
        owner,
        """
        insert into ledger_cursor (account, opening_ledger, opening_drops, ledger_index, moved_at)
        values ('rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh', 1, 0, 9, '%s')
        """
            .formatted(NOON));
    Sql.run(
        owner,
        """
        insert into vault_reconciliation (ran_at, ledger_index, differences, difference_drops)
        values ('%s', 9, 2, 12)
        """
            .formatted(NOON.plusSeconds(5)));

    assertThat(BookFigures.read(application))
        .isEqualTo(
            new BookFigures(
                Optional.of(NOON), Optional.of(NOON.plusSeconds(5)), OptionalLong.of(12)));
  }

  private void intent(
      int number, String action, String state, String counterpart, String edge, Instant accepted)
      throws SQLException {
    boolean trade = action.equals("TRADE");
    Sql.run(
        owner,
        """
        insert into trade_intents (intent_id, acceptance_sequence, session_id, wallet, action, item_id,
          from_wallet, to_wallet, amount_drops, nonce, client_timestamp, signature, digest, accepted_at,
          state, reason, counterpart, listing_id, edge_sequence, batch, ended_at)
        values (gen_random_uuid(), %d, gen_random_uuid(), '%s', '%s', 'card-1', 'giver', 'buyer', 5,
          'nonce%d', '%s', decode(repeat('00', 64), 'hex'), decode(repeat('00', 32), 'hex'), '%s', '%s',
          %s, %s, %s, %s, %s, %s)
        """
            .formatted(
                number,
                trade ? "giver" : "buyer",
                action,
                number,
                accepted,
                accepted,
                state,
                state.equals("EXPIRED") ? "'too_old'" : "null",
                counterpart,
                action.equals("BUY_NOW") ? "gen_random_uuid()" : "null",
                edge,
                state.equals("NETTED") ? "1" : "null",
                state.equals("EXPIRED") ? "now()" : "null"));
  }

  private void batch(int number, String state, Instant cut) throws SQLException {
    Sql.run(
        owner,
        """
        insert into netting_batches (number, previous_hash, hash, merkle_root, cut_at, intents, applied,
          rejected, items, wallets, gross_drops, fee_drops, royalty_drops, fee_basis_points, treasury,
          document_cid, state, state_changed_at)
        values (%d, sha256('%d'), sha256('%d'), sha256('%d'), '%s', 1, 1, 0, 1, 2, 5, 0, 0, 0, 't', 'c',
          '%s', now())
        """
            .formatted(number, number - 1, number, number, cut, state));
  }

  private void leg(int number, String state, long drops) throws SQLException {
    boolean signed = state.equals("validated");
    Sql.run(
        owner,
        """
        insert into settlement_legs (leg_id, number, kind, wallet, destination, drops, state, ticket,
          attempts, due_at, transaction_hash, ledger_index, changed_at)
        values (gen_random_uuid(), %d, 'payment', gen_random_uuid()::text, 'r', %d, '%s', %s, %s, now(),
          %s, %s, now())
        """
            .formatted(
                number,
                drops,
                state,
                signed ? Long.toString(number * 1_000L + drops) : "null",
                signed ? "1" : "0",
                signed ? "gen_random_uuid()::text" : "null",
                signed ? "9" : "null"));
  }

  private void run(int number, int failures) throws SQLException {
    Sql.run(
        owner,
        "insert into settlement_runs (number, failures, due_at, changed_at) values (%d, %d, now(), now())"
            .formatted(number, failures));
  }
}
