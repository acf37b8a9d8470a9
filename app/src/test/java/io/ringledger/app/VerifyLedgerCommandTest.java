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
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VerifyLedgerCommandTest {

  private static final String KEY = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
  private static final String PUBLIC_KEY = "O2onvM62pC1io6jQKm8Nc2UyFXcd4kOmOsBIoYtZ2ik=";

  @TempDir Path folder;

  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final ByteArrayOutputStream complained = new ByteArrayOutputStream();

  private int run(Map<String, String> settings, String line) {
    SmallRyeConfig config =
        new SmallRyeConfigBuilder()
            .withSources(new PropertiesConfigSource(settings, "test", 100))
            .build();
    return new VerifyLedgerCommand(config, print(said), print(complained))
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
  @ValueSource(strings = {"--checkpoints", "--force x", "now", "--user u extra"})
  void aWrongLineIsAnsweredWithHowToUseIt(String line) {
    assertThat(run(Map.of(), line)).isEqualTo(2);
    assertThat(complained()).startsWith("usage: verify-ledger");
  }

  @Test
  void whatIsMissingIsNamed() {
    assertThat(run(Map.of(), "")).isEqualTo(2);
    assertThat(complained()).contains("--checkpoints");
    assertThat(run(Map.of(), "--checkpoints " + folder)).isEqualTo(2);
    assertThat(complained()).contains("--public-key");
    assertThat(run(Map.of(), "--checkpoints " + folder + " --public-key AAAA")).isEqualTo(2);
    assertThat(complained()).contains("base64 of 32 bytes");
    String line = "--checkpoints " + folder + " --public-key " + PUBLIC_KEY;
    assertThat(run(Map.of(), line + " --seal-lag soon")).isEqualTo(2);
    assertThat(complained()).contains("--seal-lag takes");
    assertThat(run(Map.of(), line + " --jdbc-url jdbc:postgresql://localhost/x?password=y"))
        .isEqualTo(2);
    assertThat(complained()).contains("DATABASE_PASSWORD").doesNotContain("=y");
    assertThat(run(Map.of(), line + " --jdbc-url jdbc:postgresql://localhost:1/x --user u"))
        .isEqualTo(2);
    assertThat(complained()).contains("The database does not let us:");
  }

  @Test
  void aLedgerIsVerifiedWithTheSettingsOfAStart() throws SQLException {
    try (EmbeddedDatabase database = EmbeddedDatabase.start()) {
      Map<String, String> settings = EmbeddedDatabaseResource.settings(database);
      settings.put("ringledger.rewards.checkpoints.folder", folder.toString());
      settings.put("ringledger.rewards.checkpoints.key", KEY);
      Flyway.configure()
          .dataSource(database.jdbcUrl(), EmbeddedDatabase.OWNER, EmbeddedDatabase.PASSWORD)
          .locations("classpath:db/migration")
          .placeholders(Map.of("application_role", EmbeddedDatabase.APPLICATION))
          .load()
          .migrate();
      assertThat(run(settings, "")).as(complained()).isZero();
      assertThat(said()).contains("0 entries", "3 accounts", "The ledger is intact.");
      try (Connection owner = database.connectAsOwner();
          Statement statement = owner.createStatement()) {
        statement.execute("update ledger_accounts set credits_posted = 5, sequence = 1");
      }
      assertThat(run(settings, "--public-key " + PUBLIC_KEY)).isEqualTo(1);
      assertThat(complained())
          .contains("account_sums_wrong at account ", "The ledger is not what it was.")
          .contains("3 account_sums_wrong");
      assertThat(run(settings, "--checkpoints " + folder.resolve("none"))).isEqualTo(2);
      assertThat(complained()).contains("The checkpoints cannot be read");
      assertThat(said() + complained()).doesNotContain(KEY);
    }
  }

  @Test
  void helpIsSaid() {
    assertThat(run(Map.of(), "--help")).isZero();
    assertThat(said()).startsWith("usage: verify-ledger");
  }
}
