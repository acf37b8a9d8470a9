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
            "demo [--exit]",
            "run ",
            "dev ",
            "test ",
            "bench NAME",
            "image-layout",
            "chaos ",
            "format ",
            "help ")
        .contains("smoke --url", "predeploy [--quick]", "check-migrations", "undo-migration --to")
        .contains("verify-ledger ");
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

  @Test
  void aDeploymentIsReadyOnlyWhenEachStepIsOk() throws Exception {
    Ended ended = predeploy("", "echo 'ci: completed success'");
    assertThat(ended.output())
        .contains("a suite ...", "OK      a suite", "42 drops", "OK      continuous integration")
        .endsWith("Ready to be deployed.\n");
    assertThat(ended.status()).isZero();
  }

  @Test
  void aStepThatFailsIsShownAndTheOthersAreStillRun() throws Exception {
    Ended ended = predeploy("run_launcher() { echo \"$1 is red\"; return 1; }", "echo");
    assertThat(ended.output())
        .contains("FAILED  the migrations are one line", "check-migrations is red")
        .contains("FAILED  every check there is", "OK      a suite")
        .endsWith("Do not deploy this.\n");
    assertThat(ended.status()).isEqualTo(1);
  }

  @Test
  void whatNobodyCanTellStaysOpen() throws Exception {
    Ended ended = predeploy("", "exit 4");
    assertThat(ended.output()).contains("OPEN    continuous integration", "gh cannot tell");
    assertThat(ended.status()).isEqualTo(3);
    assertThat(predeploy("", "echo 'ci: completed failure'").status()).isEqualTo(1);
    assertThat(predeploy("", "echo 'ci: in_progress '").status()).isEqualTo(3);
  }

  /** All steps, each standing in for itself but for these functions and what gh answers. */
  private Ended predeploy(String functions, String gh) throws Exception {
    Path root = Files.createDirectories(folder.resolve("root/.ci")).getParent();
    Files.writeString(
        root.resolve(".ci/predeploy-suites"),
        "# name | command\na suite | test -d \"$SCRATCH\" && echo 42 drops\n");
    Files.writeString(root.resolve("pom.xml"), "<version>1</version>\n");
    return run(
        List.of(
            "bash",
            "-c",
            """
            . "$1"; ROOT="$2"
            git() { echo; }; build_if_stale() { echo built; }; run_launcher() { echo fine; }
            gh() { %s; }
            %s
            predeploy
            """
                .formatted(gh, functions),
            "ask",
            library().toString(),
            root.toString()));
  }

  /** The script's own functions, without running a command of it. */
  private Path library() throws IOException {
    String functions =
        Files.readString(SCRIPT, StandardCharsets.UTF_8).replace("\nmain \"$@\"\n", "\n");
    return Files.writeString(folder.resolve("library.sh"), functions);
  }

  private boolean isNewEnough(Path home) throws Exception {
    return run(List.of(
                "bash",
                "-c",
                ". \"$1\"; is_new_jdk \"$2\"",
                "ask",
                library().toString(),
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
