package io.ringledger.shared.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** What an operator is told who forgot a role. */
@QuarkusTest
@WithTestResource(EmbeddedDatabaseResource.class)
class MigrationsTest {

  EmbeddedDatabase database;

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
    database.createRole("ring-ledger.App");

    assertThat(migrations("quoted_role", "ring-ledger.App").migrate().success).isTrue();
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
