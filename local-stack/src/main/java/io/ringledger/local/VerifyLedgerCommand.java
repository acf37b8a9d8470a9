package io.ringledger.local;

import io.ringledger.local.postgres.PostgresPasswords;
import io.ringledger.local.postgres.PostgresServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Unmatched;

/**
 * Verifies the points ledger of a data folder with the deployable's own command. A stack that runs
 * goes on running; otherwise nothing but its PostgreSQL is started, and stopped afterwards.
 */
@Command(name = "verify-ledger", description = "Verifies the points ledger of a local stack.")
final class VerifyLedgerCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Option(names = "--data", paramLabel = "FOLDER", description = "Folder that keeps everything.")
  private @Nullable Path data;

  @Option(names = "--application", hidden = true, description = "The deployable to run.")
  private @Nullable Path application;

  /** Handed on to the command of the deployable. */
  @Unmatched private List<String> rest = List.of();

  VerifyLedgerCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws InterruptedException {
    Path root =
        Optional.ofNullable(data)
            .orElseGet(() -> StackOptions.home().resolve(".ringledger"))
            .toAbsolutePath()
            .normalize();
    if (!Files.isRegularFile(root.resolve("secrets.properties"))) {
      throw new StackException(
          "There is no ledger in %s; name another folder with --data, or a database with --jdbc-url."
              .formatted(root));
    }
    Optional<DataFolder> idle = DataFolder.openIfFree(root);
    if (idle.isEmpty()) {
      return verify(root, PostgresServer.jdbcUrlOfRunning(root.resolve("postgres")));
    }
    try (DataFolder folder = idle.get();
        PostgresServer postgres = start(folder)) {
      return verify(folder.root(), postgres.jdbcUrl());
    }
  }

  private static PostgresServer start(DataFolder folder) {
    if (!PostgresServer.isComplete(folder.postgres())) {
      throw new StackException("There is no database in %s yet.".formatted(folder.root()));
    }
    Secrets secrets = Secrets.keptIn(folder.secrets());
    return PostgresServer.start(
        folder.postgres(),
        folder.log("postgres.log"),
        new PostgresPasswords(
            secrets.databaseSuperuser(), secrets.databaseOwner(), secrets.databaseApplication()));
  }

  private int verify(Path root, String jdbcUrl) throws InterruptedException {
    Path jar =
        Optional.ofNullable(application)
            .orElseGet(() -> StackSettings.applicationOf(StackOptions.home()));
    return LedgerVerification.run(root, jar, jdbcUrl, rest, terminal);
  }
}
