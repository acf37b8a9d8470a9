package io.ringledger.shared.persistence;

import io.ringledger.shared.application.EssentialHealth;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;

/**
 * Whether the database answers and its schema has everything this release needs. A schema that is
 * further on is fine: a newer release has migrated it, and migrations leave the release before
 * running.
 */
@ApplicationScoped
public class DatabaseHealth implements EssentialHealth {

  private static final String APPLIED =
      "select version from flyway_schema_history where success and version is not null";

  /** How long the database may take; a connection that takes longer is given up. */
  private static final int ANSWER_MILLIS = 2_000;

  /** SQLSTATE class 42: the database answers, but there is no such table, or it may not be read. */
  private static final String RULE_VIOLATION = "42";

  private final DataSource database;
  private volatile MigrationVersion newest = MigrationVersion.EMPTY;

  public DatabaseHealth(DataSource database) {
    this.database = database;
  }

  /** Remembers the newest migration that this release knows. */
  public void expect(Flyway migrations) {
    newest =
        Arrays.stream(migrations.info().all())
            .filter(migration -> migration.getState().isResolved())
            .map(MigrationInfo::getVersion)
            .filter(Objects::nonNull)
            .max(Comparator.naturalOrder())
            .orElse(MigrationVersion.EMPTY);
  }

  @Override
  public List<Finding> examine() {
    try (Connection connection = database.getConnection()) {
      int patience = connection.getNetworkTimeout();
      connection.setNetworkTimeout(Runnable::run, ANSWER_MILLIS);
      try {
        return findings(true, head(connection).compareTo(newest) >= 0);
      } finally {
        connection.setNetworkTimeout(Runnable::run, patience);
      }
    } catch (SQLException failure) {
      String state = Objects.requireNonNullElse(failure.getSQLState(), "");
      return findings(state.startsWith(RULE_VIOLATION), false);
    }
  }

  private static MigrationVersion head(Connection connection) throws SQLException {
    MigrationVersion head = MigrationVersion.EMPTY;
    try (PreparedStatement question = connection.prepareStatement(APPLIED);
        ResultSet rows = question.executeQuery()) {
      while (rows.next()) {
        MigrationVersion applied = MigrationVersion.fromVersion(rows.getString(1));
        head = applied.compareTo(head) > 0 ? applied : head;
      }
    }
    return head;
  }

  private static List<Finding> findings(boolean database, boolean migrations) {
    return List.of(new Finding("database", database), new Finding("migrations", migrations));
  }
}
