package io.ringledger.local;

import io.ringledger.local.postgres.PostgresServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The deployable's own verification of the points ledger, with the secrets of a data folder. */
final class LedgerVerification {

  private LedgerVerification() {}

  /** Verifies the ledger of a stack that is up; answers as {@link #run}. */
  static int of(LocalStack stack, StackSettings settings, Terminal terminal)
      throws InterruptedException {
    return run(
        stack.data(), settings.application(), stack.database().jdbcUrl(), List.of(), terminal);
  }

  /**
   * Verifies a ledger.
   *
   * @param root the data folder
   * @param jar the deployable
   * @param more options of its command
   * @return 0 where the ledger is intact, 1 where not, 2 for a wrong command line
   */
  static int run(Path root, Path jar, String jdbcUrl, List<String> more, Terminal terminal)
      throws InterruptedException {
    Secrets secrets = Secrets.keptIn(root.resolve("secrets.properties"));
    List<String> command = new ArrayList<>(JavaRuntime.own().commandFor(jar));
    command.addAll(
        List.of("verify-ledger", "--jdbc-url", jdbcUrl, "--user", PostgresServer.APPLICATION));
    if (!more.contains("--checkpoints")) {
      command.addAll(List.of("--checkpoints", DataFolder.checkpointsIn(root).toString()));
    }
    command.addAll(more);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder
        .environment()
        .putAll(
            Map.of(
                "DATABASE_PASSWORD", secrets.databaseApplication(),
                "LEDGER_CHECKPOINT_KEY", secrets.checkpointKey()));
    try {
      Files.createDirectories(DataFolder.checkpointsIn(root));
      Process process = builder.start();
      try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
        lines.lines().forEach(terminal::say);
      }
      return process.waitFor();
    } catch (IOException e) {
      throw new StackException("The ledger cannot be verified: %s.".formatted(e.getMessage()), e);
    }
  }
}
