package io.ringledger.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script in the root of the repository; nothing here builds or starts anything. */
class LauncherTest {

  private static final Path SCRIPT = Path.of("..", "ringledger").toAbsolutePath().normalize();

  @TempDir Path folder;

  private record Ended(int status, String output) {}

  @Test
  void helpNamesEveryCommandFromAnyDirectory() throws Exception {
    Ended ended = launch(SCRIPT, "help");
    assertThat(ended.status()).isZero();
    assertThat(ended.output())
        .contains(
            "demo [--exit]", "run ", "dev ", "test ", "bench NAME", "chaos ", "format ", "help ");
  }

  @Test
  void itCanBeCalledThroughALink() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("rl"), SCRIPT);
    assertThat(launch(link).output()).contains("usage: ./ringledger COMMAND");
  }

  @Test
  void anUnknownCommandIsOneSentence() throws Exception {
    Ended ended = launch(SCRIPT, "jump");
    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.output().lines())
        .containsExactly("There is no command 'jump'. Try ./ringledger help.");
  }

  @Test
  void aJdkThatIsTooOldIsPassedOver() throws Exception {
    Path old = Files.createDirectories(folder.resolve("jdk-24"));
    for (String tool : List.of("java", "javac")) {
      Path file = Files.createDirectories(old.resolve("bin")).resolve(tool);
      Files.writeString(file, "#!/bin/sh\nexit 99\n");
      assertThat(file.toFile().setExecutable(true)).isTrue();
    }
    Files.writeString(old.resolve("release"), "JAVA_VERSION=\"24.0.2\"\n");
    assertThat(isNewEnough(old)).isFalse();
    Files.writeString(old.resolve("release"), "JAVA_VERSION=\"25\"\n");
    assertThat(isNewEnough(old)).isTrue();
    Files.writeString(old.resolve("release"), "JAVA_VERSION=\"26.0.1\"\n");
    assertThat(isNewEnough(old)).isTrue();
    Files.delete(old.resolve("bin/javac"));
    assertThat(isNewEnough(old)).isFalse();
  }

  /** Asks the script's own function, without running a command of it. */
  private boolean isNewEnough(Path home) throws Exception {
    String functions =
        Files.readString(SCRIPT, StandardCharsets.UTF_8).replace("\nmain \"$@\"\n", "\n");
    Path library = Files.writeString(folder.resolve("library.sh"), functions);
    return run(List.of(
                "bash",
                "-c",
                ". \"$1\"; is_new_jdk \"$2\"",
                "ask",
                library.toString(),
                home.toString()))
            .status()
        == 0;
  }

  private Ended launch(Path script, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("bash", script.toString()));
    command.addAll(List.of(arguments));
    return run(command);
  }

  private Ended run(List<String> command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), output);
  }
}
