package io.ringledger.shared.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** What an operator is told who forgot a role, and a start on the schema of a later release. */
@QuarkusTest
@WithTestResource(EmbeddedDatabaseResource.class)
class MigrationsTest {

  EmbeddedDatabase database;

  @Inject Flyway flyway;

  @Test
  void aSchemaThatIsAheadIsNoReasonNotToStart() throws SQLException {
    try (Connection owner = database.connectAsOwner()) {
      Sql.run(
          owner,
          """
          insert into flyway_schema_history values
            (900, '900', 'later', 'SQL', 'V900__later.sql', 1, 'owner', now(), 1, true)
          """);
      assertThat(flyway.migrate().migrationsExecuted).isZero();
      Sql.run(owner, "delete from flyway_schema_history where version = '900'");
    }
  }

  @Test
  void aMigrationThatWasChangedAfterwardsIs() throws SQLException {
    try (Connection owner = database.connectAsOwner()) {
      Sql.run(
          owner, "update flyway_schema_history set checksum = checksum + 1 where version = '2'");
      assertThatThrownBy(flyway::migrate).hasMessageContaining("checksum mismatch");
      Sql.run(
          owner, "update flyway_schema_history set checksum = checksum - 1 where version = '2'");
    }
  }

  @Test
  void aMissingApplicationRoleIsNamedWithWhatToDo() {
    assertThatThrownBy(() -> migrations("no_role", "nobody_there").migrate())
        .hasMessageContaining("the application role \"nobody_there\" does not exist");
  }

  @Test
  void theOwnerCannotBeTheApplication() {
    assertThatThrownBy(() -> migrations("same_role", EmbeddedDatabase.OWNER).migrate())
        .hasMessageContaining("must not be the owner of the tables");
  }

  @Test
  void aRoleThatNeedsQuotesIsQuoted() {
    database.createApplicationRole("ring-ledger.App");

    assertThat(migrations("quoted_role", "ring-ledger.App").migrate().success).isTrue();
  }

  @Test
  void aMissingRestrictedRoleIsNamedWithTheStatementsThatMakeIt() {
    database.createRole("old_app");

    assertThatThrownBy(() -> migrations("no_restricted_role", "old_app").migrate())
        .hasMessageContaining("the restricted role \"old_app_payments\" does not exist")
        .hasMessageContaining(
            "CREATE ROLE old_app_payments NOLOGIN;"
                + " GRANT old_app_payments TO old_app WITH INHERIT FALSE, SET TRUE;");
  }

  @Test
  void anApplicationRoleThatCannotBecomeTheRestrictedOnesIsRefused() {
    database.createApplicationRole("stiff_app");
    database.asSuperuser("revoke stiff_app_advisory from stiff_app");

    assertThatThrownBy(() -> migrations("stiff_role", "stiff_app").migrate())
        .hasMessageContaining(
            "the application role \"stiff_app\" cannot become \"stiff_app_advisory\"");
  }

  @Test
  void anApplicationRoleThatHasTheRightsOfARestrictedOneIsRefused() {
    database.createApplicationRole("heir_app");
    database.asSuperuser("grant heir_app_payments to heir_app with inherit true");

    assertThatThrownBy(() -> migrations("heir_role", "heir_app").migrate())
        .hasMessageContaining("\"heir_app\" inherits the rights of \"heir_app_payments\"");
  }

  @Test
  void anApplicationRoleThatSeesEveryRowIsRefused() {
    database.createApplicationRole("all_seeing_app");
    database.asSuperuser("alter role all_seeing_app bypassrls");

    assertThatThrownBy(() -> migrations("all_seeing_role", "all_seeing_app").migrate())
        .hasMessageContaining("must not bypass row-level security");
  }

  private Flyway migrations(String databaseName, String applicationRole) {
    return Flyway.configure()
        .dataSource(
            database.createDatabase(databaseName),
            EmbeddedDatabase.OWNER,
            EmbeddedDatabase.PASSWORD)
        .locations("classpath:db/migration")
        .placeholders(Map.of("application_role", applicationRole))
        .load();
  }
}
