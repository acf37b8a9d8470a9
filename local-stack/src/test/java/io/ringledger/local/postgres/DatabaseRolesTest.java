package io.ringledger.local.postgres;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseRolesTest {

  private static final PostgresPasswords PASSWORDS =
      new PostgresPasswords("only-for-tests-1", "only-for-tests-2", "only-for-tests-3");

  @TempDir Path folder;

  @Test
  void aDataFolderThatWasMadeBeforeThereWereRestrictedRolesGetsThem() throws SQLException {
    try (PostgresServer server = start()) {
      as(
          server,
          PostgresServer.SUPERUSER,
          PASSWORDS.superuser(),
          "drop role ringledger_app_payments");
      as(
          server,
          PostgresServer.SUPERUSER,
          PASSWORDS.superuser(),
          "drop role ringledger_app_advisory");
    }
    try (PostgresServer server = start()) {
      for (String role : new String[] {"ringledger_app_payments", "ringledger_app_advisory"}) {
        assertThatCode(
                () ->
                    as(
                        server,
                        PostgresServer.APPLICATION,
                        PASSWORDS.application(),
                        "set role " + role))
            .doesNotThrowAnyException();
      }
    }
  }

  private PostgresServer start() {
    return PostgresServer.start(folder.resolve("data"), folder.resolve("log"), PASSWORDS);
  }

  private static void as(PostgresServer server, String user, String password, String sql)
      throws SQLException {
    try (Connection connection = DriverManager.getConnection(server.jdbcUrl(), user, password);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
