package io.ringledger.shared.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(EmbeddedDatabaseResource.class)
class DatabaseRightsTest {

  EmbeddedDatabase database;

  @Test
  void theApplicationsRoleCannotRewriteHistory() throws SQLException {
    try (Connection application = database.connectAsApplication()) {
      assertThat(DatabaseRights.mayRewriteHistory(application)).isFalse();
    }
  }

  @Test
  void theOwnerCould() throws SQLException {
    try (Connection owner = database.connectAsOwner()) {
      assertThat(DatabaseRights.mayRewriteHistory(owner)).isTrue();
    }
  }
}
