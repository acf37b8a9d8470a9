package io.ringledger.shared.persistence;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * A real PostgreSQL for tests, empty, with the roles of production: the owner, who migrates, and
 * the application's role, which may only do what the migrations granted it.
 */
public final class EmbeddedDatabase implements AutoCloseable {

  public static final String DATABASE = "ringledger";
  public static final String OWNER = "ringledger_owner";
  public static final String APPLICATION = "ringledger_app";

  /** Of both roles; nothing outside this machine can reach the server. */
  public static final String PASSWORD = "only-for-tests";

  private final EmbeddedPostgres server;

  private EmbeddedDatabase(EmbeddedPostgres server) {
    this.server = server;
  }

  /** Starts a server on a free port, with its data in a directory that goes when it stops. */
  public static EmbeddedDatabase start() {
    try {
      EmbeddedPostgres server =
          EmbeddedPostgres.builder()
              // What a test writes need not survive a power cut.
              .setServerConfig("fsync", "off")
              .setServerConfig("synchronous_commit", "off")
              .setServerConfig("full_page_writes", "off")
              .setServerConfig("max_connections", "100")
              .start();
      EmbeddedDatabase database = new EmbeddedDatabase(server);
      database.prepare();
      return database;
    } catch (IOException e) {
      throw new UncheckedIOException("the embedded database did not start", e);
    }
  }

  private void prepare() {
    createRole(OWNER);
    createApplicationRole(APPLICATION);
    createDatabase(DATABASE);
  }

  /** A role that can log in and nothing else. */
  public void createRole(String name) {
    asSuperuser("create role \"" + name + "\" login password '" + PASSWORD + "'");
  }

  /** A role for an application, and those that it becomes for parts of its work. */
  public void createApplicationRole(String name) {
    createRole(name);
    for (String suffix : List.of("_payments", "_advisory")) {
      String restricted = '"' + name + suffix + '"';
      asSuperuser("create role " + restricted + " nologin");
      asSuperuser("grant %s to \"%s\" with inherit false, set true".formatted(restricted, name));
    }
  }

  /** One more empty database of the owner's; answers its URL. */
  public String createDatabase(String name) {
    asSuperuser("create database " + name + " owner " + OWNER);
    return jdbcUrl(name);
  }

  /** One more database of the owner's with the content of another one; answers its URL. */
  public String copyDatabase(String template, String name) {
    asSuperuser("create database " + name + " owner " + OWNER + " template " + template);
    return jdbcUrl(name);
  }

  /** Runs what only a superuser may. */
  public void asSuperuser(String sql) {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException("the embedded database refused: " + sql, e);
    }
  }

  /** Without user and password. */
  public String jdbcUrl() {
    return jdbcUrl(DATABASE);
  }

  private String jdbcUrl(String name) {
    return "jdbc:postgresql://localhost:" + server.getPort() + "/" + name;
  }

  /** As the role that owns the tables. */
  public Connection connectAsOwner() throws SQLException {
    return DriverManager.getConnection(jdbcUrl(), OWNER, PASSWORD);
  }

  /** As the role the application connects with. */
  public Connection connectAsApplication() throws SQLException {
    return DriverManager.getConnection(jdbcUrl(), APPLICATION, PASSWORD);
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException("the embedded database did not stop", e);
    }
  }
}
