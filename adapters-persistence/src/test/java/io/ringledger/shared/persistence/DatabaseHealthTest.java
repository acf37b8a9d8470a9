package io.ringledger.shared.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.ringledger.shared.application.EssentialHealth.Finding;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

@QuarkusTest
@WithTestResource(EmbeddedDatabaseResource.class)
class DatabaseHealthTest {

  private static final Finding DATABASE_UP = new Finding("database", true);
  private static final Finding DATABASE_DOWN = new Finding("database", false);
  private static final Finding MIGRATED = new Finding("migrations", true);
  private static final Finding NOT_MIGRATED = new Finding("migrations", false);

  @Inject DataSource dataSource;
  @Inject Flyway migrations;
  EmbeddedDatabase database;

  private DatabaseHealth health;

  @BeforeEach
  void expectThisRelease() {
    health = new DatabaseHealth(dataSource);
    health.expect(migrations);
  }

  @Test
  void aMigratedDatabaseIsFine() {
    assertThat(health.examine()).containsExactly(DATABASE_UP, MIGRATED);
  }

  @Test
  void aDatabaseThatANewerReleaseHasMigratedIsFine() throws SQLException {
    whileHistoryIs(
        "insert into flyway_schema_history select 9999, '9999', description, type, script, checksum,"
            + " installed_by, installed_on, execution_time, success from flyway_schema_history"
            + " where installed_rank = 1",
        "delete from flyway_schema_history where installed_rank = 9999",
        () -> assertThat(health.examine()).containsExactly(DATABASE_UP, MIGRATED));
  }

  @Test
  void aDatabaseWhoseLastMigrationIsMissingIsTold() throws SQLException {
    whileHistoryIs(
        "update flyway_schema_history set version = '0.' || version",
        "update flyway_schema_history set version = substr(version, 3)",
        () -> assertThat(health.examine()).containsExactly(DATABASE_UP, NOT_MIGRATED));
  }

  @Test
  void aDatabaseThatCannotBeReachedIsTold() {
    PGSimpleDataSource nobody = new PGSimpleDataSource();
    nobody.setUrl("jdbc:postgresql://127.0.0.1:1/nothing");
    assertThat(new DatabaseHealth(nobody).examine()).containsExactly(DATABASE_DOWN, NOT_MIGRATED);
  }

  private void whileHistoryIs(String change, String back, Runnable look) throws SQLException {
    try (Connection owner = database.connectAsOwner()) {
      Sql.run(owner, change);
      try {
        look.run();
      } finally {
        Sql.run(owner, back);
      }
    }
  }
}
