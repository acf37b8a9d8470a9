package io.ringledger.shared.persistence;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;

/** Gives a Quarkus test an embedded PostgreSQL, connected to as in production. */
public final class EmbeddedDatabaseResource implements QuarkusTestResourceLifecycleManager {

  private EmbeddedDatabase database;

  @Override
  public Map<String, String> start() {
    database = EmbeddedDatabase.start();
    return settings(database);
  }

  /** What an application needs to be told to use that database. */
  public static Map<String, String> settings(EmbeddedDatabase database) {
    Map<String, String> settings = new HashMap<>();
    settings.put("quarkus.datasource.jdbc.url", database.jdbcUrl());
    settings.put("quarkus.datasource.username", EmbeddedDatabase.APPLICATION);
    settings.put("quarkus.datasource.password", EmbeddedDatabase.PASSWORD);
    settings.put("quarkus.flyway.username", EmbeddedDatabase.OWNER);
    settings.put("quarkus.flyway.password", EmbeddedDatabase.PASSWORD);
    settings.put("quarkus.flyway.placeholders.application_role", EmbeddedDatabase.APPLICATION);
    return settings;
  }

  /** Hands the database to test fields of its type, for looking at it from outside. */
  @Override
  public void inject(TestInjector testInjector) {
    testInjector.injectIntoFields(database, new TestInjector.MatchesType(EmbeddedDatabase.class));
  }

  @Override
  public void stop() {
    if (database != null) {
      database.close();
    }
  }
}
