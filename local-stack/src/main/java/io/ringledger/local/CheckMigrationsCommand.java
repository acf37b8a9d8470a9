package io.ringledger.local;

import io.ringledger.local.release.MigrationFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Whether the migrations of this checkout may be released. */
@Command(name = "check-migrations", description = "Checks the migrations before a release.")
final class CheckMigrationsCommand implements Callable<Integer> {

  private static final String USUAL = "adapters-persistence/src/main/resources/db";

  private final Terminal terminal;

  @Option(names = "--folder", hidden = true, description = "Where they are.")
  private @Nullable Path folder;

  CheckMigrationsCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Path place = folder == null ? StackOptions.home().resolve(USUAL) : folder;
    MigrationFiles files = new MigrationFiles(place);
    List<String> problems = files.problems();
    List<String> unreleased = files.unreleased();
    problems.forEach(terminal::complain);
    if (problems.isEmpty() && !unreleased.isEmpty()) {
      terminal.complain(
          "From this release on these migrations never change; add to %s:"
              .formatted(place.resolve("released-checksums")));
      unreleased.forEach(terminal::complain);
    }
    if (!problems.isEmpty() || !unreleased.isEmpty()) {
      return 1;
    }
    terminal.say(
        "%d migrations in one line, newest %s, each with an undo, none changed after its release."
            .formatted(files.names().size(), files.names().getLast()));
    return 0;
  }
}
