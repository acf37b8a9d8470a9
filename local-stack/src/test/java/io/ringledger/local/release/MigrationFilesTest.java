package io.ringledger.local.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationFilesTest {

  private static final Path OURS = Path.of("../adapters-persistence/src/main/resources/db");

  @TempDir Path folder;

  @BeforeEach
  void twoMigrationsOfWhichOneWasReleased() throws IOException {
    Files.createDirectories(folder.resolve("migration"));
    Files.createDirectories(folder.resolve("undo"));
    migration("1__first");
    migration("2__second");
    Files.writeString(
        folder.resolve("released-checksums"),
        "# what was released\n\n" + found().unreleased().getFirst() + "\n");
  }

  private void migration(String name) throws IOException {
    Files.writeString(folder.resolve("migration/V" + name + ".sql"), "create " + name + ";\n");
    Files.writeString(folder.resolve("undo/U" + name + ".sql"), "drop " + name + ";\n");
  }

  private MigrationFiles found() throws IOException {
    if (!Files.exists(folder.resolve("released-checksums"))) {
      Files.createFile(folder.resolve("released-checksums"));
    }
    return new MigrationFiles(folder);
  }

  @Test
  void oursAreOneLineAndTheReleasedOnesAreAsTheyWere() {
    MigrationFiles ours = new MigrationFiles(OURS);
    assertThat(ours.names()).startsWith("V1__roles_and_rules.sql", "V2__identity.sql");
    assertThat(ours.problems()).isEmpty();
  }

  @Test
  void oneThatIsNotReleasedYetIsToldWithTheLineToAdd() throws IOException {
    assertThat(found().problems()).isEmpty();
    assertThat(found().unreleased())
        .singleElement()
        .asString()
        .matches("V2__second\\.sql [0-9a-f]{64}");
  }

  @Test
  void oneThatWasChangedAfterItsReleaseIsFound() throws IOException {
    Files.writeString(folder.resolve("migration/V1__first.sql"), "create another;\n");
    assertThat(found().problems())
        .containsExactly(
            "V1__first.sql was changed after its release; put it back and write a new migration.");
  }

  @Test
  void oneThatIsNotReleasedYetMayChange() throws IOException {
    Files.writeString(folder.resolve("migration/V2__second.sql"), "create another;\n");
    assertThat(found().problems()).isEmpty();
  }

  @Test
  void theEndsOfLinesAreNoChange() throws IOException {
    Files.writeString(folder.resolve("migration/V1__first.sql"), "create 1__first;\r\n");
    assertThat(found().problems()).isEmpty();
  }

  @Test
  void aGapAForkAWrongNameAndAMissingUndoAreFound() throws IOException {
    migration("2__fork");
    migration("5__far_away");
    Files.writeString(folder.resolve("migration/later.sql"), "");
    Files.delete(folder.resolve("undo/U2__second.sql"));
    Files.writeString(folder.resolve("undo/U9__nothing.sql"), "");
    assertThat(found().problems())
        .containsExactlyInAnyOrderElementsOf(
            List.of(
                "later.sql is not named V<number>__<name>.sql.",
                "V2__second.sql has the version of another one.",
                "V3 is missing before V5__far_away.sql.",
                "later.sql has no undo/Uater.sql.",
                "V2__second.sql has no undo/U2__second.sql.",
                "undo/U9__nothing.sql undoes no migration.",
                "V1__first.sql is not in its place in released-checksums."));
  }

  @Test
  void oneThatWasReleasedAndIsGoneIsFound() throws IOException {
    Files.delete(folder.resolve("migration/V1__first.sql"));
    Files.delete(folder.resolve("undo/U1__first.sql"));
    assertThat(found().problems())
        .containsExactly(
            "V1 is missing before V2__second.sql.", "V1__first.sql was released and is gone.");
  }
}
