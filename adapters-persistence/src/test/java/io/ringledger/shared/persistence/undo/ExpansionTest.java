package io.ringledger.shared.persistence.undo;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringledger.shared.persistence.EmbeddedDatabase;
import io.ringledger.shared.persistence.Sql;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Replicas are replaced one by one, so each schema has to carry the release before as well. */
class ExpansionTest {

  /** What breaks the rule on purpose: {@code V9 | part of the schema | why that does no harm}. */
  private static final Path ALLOWED = Path.of("src/test/resources/contractions.txt");

  private static EmbeddedDatabase database;

  @BeforeAll
  static void start() {
    database = EmbeddedDatabase.start();
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  @Test
  void noMigrationBreaksTheReleaseBeforeItUnlessItSaysWhyThatIsFine()
      throws SQLException, IOException {
    Migrations migrations = Migrations.on(database, "each_in_turn");
    Set<String> breaks = new TreeSet<>();
    List<String> explained = new ArrayList<>();
    Catalogue before = migrations.catalogue();
    for (int version : Migrations.versions()) {
      migrations.upTo(version);
      Catalogue after = migrations.catalogue();
      Expansion.breaksBetween(before, after)
          .forEach(
              (part, why) -> {
                breaks.add("V%d | %s".formatted(version, part));
                explained.add("V%d | %s %s".formatted(version, part, why));
              });
      before = after;
    }
    Set<String> allowed = new TreeSet<>();
    for (String line : Files.readAllLines(ALLOWED)) {
      if (!line.isBlank() && !line.startsWith("#")) {
        assertThat(line).matches("V\\d+ \\| [^|]+ \\| [^|]{20,}");
        allowed.add(line.substring(0, line.lastIndexOf(" | ")));
      }
    }
    assertThat(breaks).as("found: %s", explained).isEqualTo(allowed);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          drop table login_attempts                                     | table login_attempts                | is gone
          alter table users drop column version                         | column users.version                | is gone
          alter table users rename column email to mail                 | column users.email                  | is gone
          alter table bouts alter column version type numeric           | column bouts.version                | and is numeric
          alter table bouts alter column winner set not null            | column bouts.winner                 | and is text not null
          alter table bouts alter version drop default                  | column bouts.version                | was bigint not null default 0
          alter table bouts add column venue text not null              | column bouts.venue                  | has no default
          alter table bouts add constraint no_b check (winner <> 'B')   | constraint bouts.no_b               | on columns that were there
          create unique index one_name on fighter_profiles (display_name) | unique index fighter_profiles.one_name | on columns that were there
          revoke insert on bouts from ringledger_app                    | grant bouts.INSERT to ringledger_app | is gone
          revoke update (winner) on bouts from ringledger_app           | grant bouts.UPDATE on winner to ringledger_app | is gone
          create trigger stop before insert on bouts execute function refuse_change('no') | trigger bouts.stop | is new
          alter table users enable row level security                   | table users                         | and is r of
          create policy nobody on users using (false)                   | policy users.nobody                 | is new
          """)
  void aContractionIsFound(String change, String part, String why) throws SQLException {
    assertThat(breaksOf(change))
        .anySatisfy(found -> assertThat(found).startsWith(part + " ").contains(why));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          create table notes (id uuid primary key, bout_id uuid not null references bouts (id))
          alter table bouts add column venue text
          alter table bouts add column venue text not null default 'here'
          alter table bouts add column venue text check (venue <> '')
          alter table bouts add column venue text unique
          create index by_event on bouts (event_at)
          grant delete on idempotent_answers to ringledger_app
          """)
  void anExpansionIsNone(String change) throws SQLException {
    assertThat(breaksOf(change)).isEmpty();
  }

  private static List<String> breaksOf(String change) throws SQLException {
    try (Connection owner = scratch().owner()) {
      owner.setAutoCommit(false);
      Catalogue before = Catalogue.of(owner);
      Sql.run(owner, change);
      Catalogue after = Catalogue.of(owner);
      owner.rollback();
      List<String> breaks = new ArrayList<>();
      Expansion.breaksBetween(before, after).forEach((part, why) -> breaks.add(part + " " + why));
      return breaks;
    }
  }

  private static Migrations scratch;

  /** At version 4, which has tables enough to try everything on. */
  private static synchronized Migrations scratch() {
    if (scratch == null) {
      scratch = Migrations.on(database, "scratch");
      scratch.upTo(4);
    }
    return scratch;
  }
}
