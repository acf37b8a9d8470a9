package io.ringledger.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

  @TempDir Path folder;

  @Test
  void aFolderInUseIsRefusedUntilItIsFree() {
    Path data = folder.resolve("data");
    try (DataFolder open = DataFolder.open(data)) {
      assertThat(open.root()).isDirectory();
      assertThatThrownBy(() -> DataFolder.open(data))
          .isInstanceOf(StackException.class)
          .hasMessageContaining("is in use by another running stack")
          .hasMessageContaining("--data");
    }
    try (DataFolder again = DataFolder.open(data)) {
      assertThat(again.log("postgres.log").getParent()).isDirectory();
    }
  }

  @Test
  void aFileWhereTheFolderShouldBeIsRefused() throws Exception {
    Path file = Files.createFile(folder.resolve("file"));
    assertThatThrownBy(() -> DataFolder.open(file))
        .isInstanceOf(StackException.class)
        .hasMessageContaining("cannot be used");
  }

  @Test
  void secretsAreMadeOnceKeptAndPrivate() throws Exception {
    Path file = folder.resolve("secrets.properties");
    Secrets made = Secrets.keptIn(file);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    Secrets kept = Secrets.keptIn(file);
    assertThat(kept).isEqualTo(made);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(made.tokenKey()).hasSizeGreaterThanOrEqualTo(32);
    assertThat(made.preimageKeys()).matches("1:[A-Za-z0-9+/]{43}=");
    assertThat(made.databaseOwner()).isNotEqualTo(made.databaseApplication());
    assertThat(made.toString()).doesNotContain(made.tokenKey());
  }

  @Test
  void aSecretThatIsMissingIsMadeWithoutTouchingTheOthers() throws Exception {
    Path file = folder.resolve("secrets.properties");
    Files.writeString(file, "jwt.secret=an-old-secret-of-more-than-32-bytes-that-must-stay\n");
    Secrets secrets = Secrets.keptIn(file);
    assertThat(secrets.tokenKey()).isEqualTo("an-old-secret-of-more-than-32-bytes-that-must-stay");
    assertThat(Secrets.keptIn(file)).isEqualTo(secrets);
  }
}
