package io.ringledger.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringledger.shared.persistence.EmbeddedDatabase;
import io.ringledger.shared.persistence.EmbeddedDatabaseResource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UndoMigrationCommandTest {

  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final ByteArrayOutputStream complained = new ByteArrayOutputStream();

  private int run(Map<String, String> settings, String line) {
    SmallRyeConfig config =
        new SmallRyeConfigBuilder()
            .withSources(new PropertiesConfigSource(settings, "test", 100))
            .build();
    return new UndoMigrationCommand(config, print(said), print(complained))
        .run(line.isEmpty() ? List.of() : List.of(line.split(" ", -1)));
  }

  private static PrintStream print(ByteArrayOutputStream to) {
    return new PrintStream(to, true, StandardCharsets.UTF_8);
  }

  private String said() {
    return said.toString(StandardCharsets.UTF_8);
  }

  private String complained() {
    return complained.toString(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "--to", "--to x", "--to -1", "--too 3", "3", "--to 3 --force"})
  void aWrongLineIsAnsweredWithHowToUseIt(String line) {
    assertThat(run(Map.of(), line)).isEqualTo(2);
    assertThat(complained()).startsWith("usage: undo-migration --to N");
  }

  @Test
  void aPasswordInTheUrlIsRefused() {
    assertThat(run(Map.of(), "--to 3 --jdbc-url jdbc:postgresql://localhost/x?password=y"))
        .isEqualTo(2);
    assertThat(complained()).contains("DATABASE_OWNER_PASSWORD").doesNotContain("=y");
  }

  @Test
  void aDatabaseThatIsNotThereIsOneSentence() {
    assertThat(run(Map.of(), "--to 3 --jdbc-url jdbc:postgresql://localhost:1/x --user u"))
        .isEqualTo(1);
    assertThat(complained().lines())
        .singleElement()
        .asString()
        .startsWith("The database does not let us:");
  }

  @Test
  void itUndoesWithTheSettingsOfAStartAndSaysWhatIsNext() {
    try (EmbeddedDatabase database = EmbeddedDatabase.start()) {
      Map<String, String> settings = EmbeddedDatabaseResource.settings(database);
      Flyway.configure()
          .dataSource(database.jdbcUrl(), EmbeddedDatabase.OWNER, EmbeddedDatabase.PASSWORD)
          .locations("classpath:db/migration")
          .placeholders(Map.of("application_role", EmbeddedDatabase.APPLICATION))
          .target("4")
          .load()
          .migrate();

      assertThat(run(settings, "--to 3 --dry-run")).isZero();
      assertThat(said()).contains("V4 audit and idempotency: loses nothing", "only tried");
      assertThat(run(settings, "--to 3")).isZero();
      assertThat(said())
          .contains("The schema is at version 3; 1 migrations undone.", "Next: run only releases");
      assertThat(run(settings, "--to 3")).isZero();
      assertThat(said()).contains("Nothing to do: the schema is at version 3.");
      assertThat(run(settings, "--to 1 --user " + EmbeddedDatabase.APPLICATION)).isEqualTo(1);
      assertThat(complained()).contains("ringledger_app cannot undo its migrations");
      assertThat(said()).doesNotContain(EmbeddedDatabase.PASSWORD);
    }
  }
}
