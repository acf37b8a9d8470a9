package io.ringledger.shared.persistence.undo;

import io.ringledger.shared.persistence.EmbeddedDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** A database of its own and the migrations of this release, to be applied up to any of them. */
record Migrations(String url) {

  static final Path FOLDER = Path.of("src/main/resources/db");

  /** The names of all migrations. */
  static List<String> scripts() {
    return names(FOLDER.resolve("migration"));
  }

  /** The names of all files that undo one. */
  static List<String> undoFiles() {
    return names(FOLDER.resolve("undo"));
  }

  private static List<String> names(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All versions there are, in order. */
  static List<Integer> versions() {
    return scripts().stream()
        .map(name -> Integer.valueOf(name.substring(1, name.indexOf("__"))))
        .sorted()
        .toList();
  }

  static Migrations on(EmbeddedDatabase database, String name) {
    return new Migrations(database.createDatabase(name));
  }

  /** Migrates up to a version; 0: not at all. */
  void upTo(int version) {
    if (version > 0) {
      configured().target(Integer.toString(version)).load().migrate();
    }
  }

  FluentConfiguration configured() {
    return Flyway.configure()
        .dataSource(url, EmbeddedDatabase.OWNER, EmbeddedDatabase.PASSWORD)
        .locations("classpath:db/migration")
        .placeholders(Map.of("application_role", EmbeddedDatabase.APPLICATION));
  }

  Connection owner() throws SQLException {
    return DriverManager.getConnection(url, EmbeddedDatabase.OWNER, EmbeddedDatabase.PASSWORD);
  }

  Connection application() throws SQLException {
    return DriverManager.getConnection(
        url, EmbeddedDatabase.APPLICATION, EmbeddedDatabase.PASSWORD);
  }

  Catalogue catalogue() throws SQLException {
    try (Connection owner = owner()) {
      return Catalogue.of(owner);
    }
  }
}
