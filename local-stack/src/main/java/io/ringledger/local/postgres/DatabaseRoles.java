package io.ringledger.local.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.postgresql.core.Utils;

/**
 * Who may do what in the database: one role owns it and migrates, the other is what the application
 * works as and has only what the migrations grant it. Safe to set up again at each start.
 */
final class DatabaseRoles {

  /** What the application's role becomes for parts of its work is named after it. */
  private static final List<String> RESTRICTED = List.of("_payments", "_advisory");

  private DatabaseRoles() {}

  /** Sets up both roles and the database; the connection is the superuser's. */
  static void setUp(Connection connection, PostgresPasswords passwords) throws SQLException {
    run(connection, "SET password_encryption = 'scram-sha-256'");
    role(connection, "postgres", passwords.superuser());
    role(connection, PostgresServer.OWNER, passwords.owner());
    role(connection, PostgresServer.APPLICATION, passwords.application());
    for (String suffix : RESTRICTED) {
      restricted(connection, PostgresServer.APPLICATION + suffix);
    }
    if (!exists(
        connection, "SELECT 1 FROM pg_database WHERE datname = ?", PostgresServer.DATABASE)) {
      run(
          connection,
          "CREATE DATABASE %s OWNER %s".formatted(PostgresServer.DATABASE, PostgresServer.OWNER));
    }
    run(connection, "REVOKE ALL ON DATABASE %s FROM PUBLIC".formatted(PostgresServer.DATABASE));
    run(
        connection,
        "GRANT CONNECT ON DATABASE %s TO %s"
            .formatted(PostgresServer.DATABASE, PostgresServer.APPLICATION));
  }

  private static void role(Connection connection, String name, String password)
      throws SQLException {
    if (!exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = ?", name)) {
      run(connection, "CREATE ROLE " + name + " LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE");
    }
    String literal = Utils.escapeLiteral(null, password, true).toString();
    run(connection, "ALTER ROLE " + name + " PASSWORD '" + literal + "'");
  }

  /** A role that the application can become, but whose rights it does not have by itself. */
  private static void restricted(Connection connection, String name) throws SQLException {
    if (!exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = ?", name)) {
      run(connection, "CREATE ROLE " + name + " NOLOGIN");
    }
    run(
        connection,
        "GRANT %s TO %s WITH INHERIT FALSE, SET TRUE".formatted(name, PostgresServer.APPLICATION));
  }

  private static boolean exists(Connection connection, String query, String name)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setString(1, name);
      try (ResultSet found = statement.executeQuery()) {
        return found.next();
      }
    }
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
