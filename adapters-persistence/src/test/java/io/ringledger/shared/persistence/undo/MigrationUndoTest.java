package io.ringledger.shared.persistence.undo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringledger.shared.persistence.EmbeddedDatabase;
import io.ringledger.shared.persistence.Sql;
import io.ringledger.shared.persistence.undo.UndoResult.Done;
import io.ringledger.shared.persistence.undo.UndoResult.Refused;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MigrationUndoTest {

  /** Migrations that bring rows of their own, which go with them. */
  private static final Set<Integer> BRING_ROWS = Set.of(10, 12, 23, 26);

  private static EmbeddedDatabase database;
  private static int databases;

  private final List<String> said = new ArrayList<>();
  private Migrations migrations;

  @BeforeAll
  static void start() {
    database = EmbeddedDatabase.start();
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  @BeforeEach
  void aDatabaseOfItsOwn() {
    databases++;
    migrations = Migrations.on(database, "undo_" + databases);
  }

  static List<Integer> versions() {
    return Migrations.versions();
  }

  /** Numbers may be left out. */
  private static int previousOf(int version) {
    return versions().stream().filter(other -> other < version).reduce(0, Math::max);
  }

  private UndoResult undo(UndoRequest request) throws SQLException {
    try (Connection owner = migrations.owner()) {
      return new MigrationUndo(owner, EmbeddedDatabase.APPLICATION, said::add).run(request);
    }
  }

  private static UndoRequest to(int version) {
    return new UndoRequest(version, false, false, false);
  }

  private static String reasonsOf(UndoResult result) {
    assertThat(result).isInstanceOf(Refused.class);
    return String.join(" ", ((Refused) result).reasons());
  }

  private void change(String sql) throws SQLException {
    try (Connection owner = migrations.owner()) {
      Sql.run(owner, sql);
    }
  }

  @Test
  void eachMigrationHasAnUndoFileAndEachUndoFileAMigration() {
    assertThat(Migrations.undoFiles())
        .as("V5__name.sql in db/migration is undone by U5__name.sql in db/undo")
        .containsExactlyInAnyOrderElementsOf(
            Migrations.scripts().stream().map(name -> "U" + name.substring(1)).toList());
  }

  @ParameterizedTest
  @MethodSource("versions")
  void undoneTheSchemaIsExactlyWhatItWasAndCanBeMigratedAgain(int version) throws SQLException {
    int previous = previousOf(version);
    migrations.upTo(previous);
    Catalogue before = migrations.catalogue();
    migrations.upTo(version);
    Catalogue after = migrations.catalogue();
    assertThat(after).isNotEqualTo(before);

    assertThat(undo(new UndoRequest(previous, BRING_ROWS.contains(version), false, false)))
        .isEqualTo(new Done(previous, 1));

    assertThat(migrations.catalogue().items()).isEqualTo(before.items());
    migrations.upTo(version);
    assertThat(migrations.catalogue().items()).isEqualTo(after.items());
  }

  @Test
  void allOfThemAreUndoneNewestFirst() throws SQLException {
    Catalogue before = migrations.catalogue();
    List<Integer> versions = Migrations.versions();
    migrations.upTo(versions.getLast());

    assertThat(undo(new UndoRequest(0, true, false, false)))
        .isEqualTo(new Done(0, versions.size()));

    assertThat(migrations.catalogue().items()).isEqualTo(before.items());
    assertThat(said.stream().filter(line -> line.startsWith("Undone: ")))
        .hasSize(versions.size())
        .first()
        .asString()
        .startsWith("Undone: V" + versions.getLast() + " ");
    assertThat(said).last().isEqualTo("Undone: V1 roles and rules.");
  }

  @Test
  void rowsAreNotLostSilently() throws SQLException {
    migrations.upTo(4);
    change(
        """
        insert into login_attempts values ('account:a', 1, now()), ('account:b', 1, now());
        insert into idempotent_answers values (gen_random_uuid(), 's', 'k', repeat('0', 64), 200, 'b')
        """);
    Catalogue before = migrations.catalogue();

    assertThat(reasonsOf(undo(to(1)))).contains("--discard-data").contains("backup");

    assertThat(said)
        .contains(
            "  V4 audit and idempotency: would lose 1 rows of idempotent_answers",
            "  V3 bouts: loses nothing",
            "  V2 identity: would lose 2 rows of login_attempts");
    assertThat(migrations.catalogue()).isEqualTo(before);
    assertThat(undo(new UndoRequest(1, true, false, false))).isEqualTo(new Done(1, 3));
  }

  @Test
  void valuesOfAColumnAreLostWithItAndRowsCanBeDeleted() throws SQLException {
    migrations.upTo(2);
    change("insert into login_attempts values ('account:a', 1, now()), ('account:b', 0, now())");
    try (Connection owner = migrations.owner()) {
      Contents before = Contents.of(owner);
      Sql.run(owner, "alter table login_attempts drop column last_at");
      Sql.run(owner, "delete from login_attempts where failures = 0");

      assertThat(before.lostIn(Contents.of(owner)))
          .containsExactly("1 rows of login_attempts", "2 values of login_attempts.last_at");
    }
  }

  @Test
  void rowsThatAreHiddenFromTheOwnerAreCountedToo() throws SQLException {
    migrations.upTo(1);
    change(
        """
        create table hidden (site_id uuid);
        insert into hidden values (gen_random_uuid()), (gen_random_uuid());
        alter table hidden enable row level security, force row level security
        """);
    try (Connection owner = migrations.owner()) {
      owner.setAutoCommit(false);
      Contents before = Contents.of(owner);
      Catalogue catalogue = Catalogue.of(owner);
      Sql.run(owner, "drop table hidden");

      assertThat(before.lostIn(Contents.of(owner))).containsExactly("2 rows of hidden");
      owner.rollback();
      assertThat(Catalogue.of(owner)).isEqualTo(catalogue);
    }
  }

  @Test
  void aDryRunOnlySpeaks() throws SQLException {
    migrations.upTo(4);
    Catalogue before = migrations.catalogue();

    assertThat(undo(new UndoRequest(0, false, false, true))).isEqualTo(new Done(4, 0));

    assertThat(said).contains("  V1 roles and rules: loses nothing");
    assertThat(migrations.catalogue()).isEqualTo(before);
  }

  @Test
  void whereTheSchemaIsOlderAlreadyThereIsNothingToDo() throws SQLException {
    migrations.upTo(2);
    assertThat(undo(to(2))).isEqualTo(new Done(2, 0));
    assertThat(undo(to(9))).isEqualTo(new Done(2, 0));
  }

  @Test
  void aMigrationOfANewerReleaseIsLeftToThatRelease() throws SQLException {
    migrations.upTo(4);
    change(
        """
        insert into flyway_schema_history values
          (9, '900', 'later', 'SQL', 'V900__later.sql', 1, 'me', now(), 1, true)
        """);
    assertThat(reasonsOf(undo(to(3))))
        .contains("V900__later.sql is newer than this release")
        .contains("use the release that brought it");
  }

  @Test
  void aMigrationThatWasAppliedFromAnotherFileIsRefused() throws SQLException {
    migrations.upTo(4);
    change("update flyway_schema_history set checksum = 1 where version = '2'");
    assertThat(reasonsOf(undo(to(3)))).contains("V2__identity.sql was applied from another file");
  }

  @Test
  void aHistoryThatNotesTheFolderTooIsUnderstood() throws SQLException {
    migrations.upTo(4);
    change("update flyway_schema_history set script = 'db/migration/' || script");
    assertThat(undo(to(3))).isEqualTo(new Done(3, 1));
    assertThat(said).contains("Undone: V4 audit and idempotency.");
  }

  @Test
  void itAndFlywayTakeTheSameLock() throws SQLException {
    migrations.upTo(3);
    try (Connection other = migrations.owner()) {
      History history = new History(other);
      assertThat(history.lock()).isTrue();

      assertThatThrownBy(() -> migrations.configured().lockRetryCount(0).load().migrate())
          .hasMessageContaining("advisory lock");
      assertThat(reasonsOf(undo(to(2)))).contains("A migration is running");

      history.unlock();
    }
    assertThat(undo(to(2))).isEqualTo(new Done(2, 1));
  }

  @Test
  void underAnApplicationThatRunsItIsDoneOnlyWhereThatIsMeant() throws SQLException {
    migrations.upTo(4);
    try (Connection application = migrations.application()) {
      assertThat(reasonsOf(undo(to(3)))).contains("--while-connected");
      assertThat(said).contains("Warning: 1 connections of ringledger_app are open.");
      assertThat(undo(new UndoRequest(3, false, true, false))).isEqualTo(new Done(3, 1));
      assertThat(application.isValid(1)).isTrue();
    }
  }

  @Test
  void whatDependsOnAMigrationStopsItAndNothingOfItIsDone() throws SQLException {
    migrations.upTo(4);
    change("create view names as select email from users");
    Catalogue before = migrations.catalogue();

    assertThat(reasonsOf(undo(to(1))))
        .contains("V2 identity cannot be undone, and nothing of it was")
        .contains("view names depends on table users");

    assertThat(migrations.catalogue()).isEqualTo(before);
  }

  @Test
  void whatPurchasesEarnedIsNotForgotten() throws SQLException {
    migrations.upTo(20);
    change("insert into reward_cap_usage values ('ada', 'purchase_reward', '2030-06-01', 1, 1)");

    assertThat(reasonsOf(undo(new UndoRequest(previousOf(20), true, false, false))))
        .contains("V20 order rewards cannot be undone, and nothing of it was")
        .contains("purchases have earned points");
  }

  @Test
  void onlyTheOwnerUndoes() throws SQLException {
    migrations.upTo(4);
    try (Connection application = migrations.application()) {
      UndoResult result =
          new MigrationUndo(application, EmbeddedDatabase.APPLICATION, said::add).run(to(3));
      assertThat(reasonsOf(result))
          .isEqualTo(
              "The schema belongs to ringledger_owner; ringledger_app cannot undo its migrations.");
    }
  }

  @Test
  void aDatabaseThatWasNeverMigratedIsRefused() throws SQLException {
    assertThat(reasonsOf(undo(to(0)))).contains("no schema history");
  }
}
