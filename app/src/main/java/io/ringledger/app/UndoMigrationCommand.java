package io.ringledger.app;

import io.ringledger.shared.persistence.undo.MigrationUndo;
import io.ringledger.shared.persistence.undo.UndoRequest;
import io.ringledger.shared.persistence.undo.UndoResult;
import io.ringledger.shared.persistence.undo.UndoResult.Done;
import io.ringledger.shared.persistence.undo.UndoResult.Refused;
import io.smallrye.config.SmallRyeConfig;
import java.io.Console;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * {@code java -jar quarkus-run.jar undo-migration --to N}: takes migrations back with the settings
 * and the role that a start migrates with, and starts nothing.
 */
final class UndoMigrationCommand {

  static final String NAME = "undo-migration";

  private static final int REFUSED = 1;
  private static final int USAGE = 2;
  private static final String HELP =
      """
      usage: undo-migration --to N [OPTION...]

        --to N             the version to go back to; 0 undoes everything
        --dry-run          only says what would happen and what would be lost
        --discard-data     rows and values may be lost
        --while-connected  the application may run meanwhile, in a release that is old enough
        --jdbc-url URL     of the database (DATABASE_URL)
        --user ROLE        that owns the schema (DATABASE_OWNER_USER)

      The password is taken from DATABASE_OWNER_PASSWORD, or asked for.
      """;
  private static final Set<String> WITH_VALUE = Set.of("--to", "--jdbc-url", "--user");
  private static final Set<String> FLAGS =
      Set.of("--dry-run", "--discard-data", "--while-connected");

  private final SmallRyeConfig config;
  private final PrintStream out;
  private final PrintStream err;

  UndoMigrationCommand(SmallRyeConfig config, PrintStream out, PrintStream err) {
    this.config = config;
    this.out = out;
    this.err = err;
  }

  /** The command line, taken apart. */
  private record Line(Map<String, String> values, Set<String> flags) {}

  /**
   * Runs it.
   *
   * @param arguments what stands behind the command
   * @return 0 done, 1 refused, 2 for a wrong command line
   */
  int run(List<String> arguments) {
    if (arguments.contains("--help")) {
      out.print(HELP);
      return 0;
    }
    Optional<Line> line = parsed(arguments);
    Optional<UndoRequest> request = line.flatMap(UndoMigrationCommand::request);
    if (line.isEmpty() || request.isEmpty()) {
      err.print(HELP);
      return USAGE;
    }
    String url = value(line.get(), "--jdbc-url", "quarkus.datasource.jdbc.url");
    if (url.contains("password=")) {
      err.println("Leave the password out of the URL; set DATABASE_OWNER_PASSWORD.");
      return USAGE;
    }
    String user = value(line.get(), "--user", "quarkus.flyway.username");
    try (Connection owner = DriverManager.getConnection(url, user, password(user))) {
      out.println("Database " + url + ", as " + user + ".");
      String application = setting("quarkus.flyway.placeholders.application_role");
      return tell(
          request.get(), new MigrationUndo(owner, application, out::println).run(request.get()));
    } catch (SQLException e) {
      err.println("The database does not let us: " + firstLine(e));
      return REFUSED;
    }
  }

  /** The driver's message; where in the server it happened stands below. */
  private static String firstLine(SQLException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason was given");
  }

  private static Optional<Line> parsed(List<String> arguments) {
    Map<String, String> values = new HashMap<>();
    Set<String> flags = new HashSet<>();
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      if (FLAGS.contains(argument)) {
        flags.add(argument);
      } else if (WITH_VALUE.contains(argument) && i + 1 < arguments.size()) {
        i++;
        values.put(argument, arguments.get(i));
      } else {
        return Optional.empty();
      }
    }
    return Optional.of(new Line(values, flags));
  }

  private static Optional<UndoRequest> request(Line line) {
    return Optional.ofNullable(line.values().get("--to"))
        .filter(text -> text.matches("[0-9]{1,9}"))
        .map(
            to ->
                new UndoRequest(
                    Integer.parseInt(to),
                    line.flags().contains("--discard-data"),
                    line.flags().contains("--while-connected"),
                    line.flags().contains("--dry-run")));
  }

  private String value(Line line, String option, String property) {
    return Optional.ofNullable(line.values().get(option)).orElseGet(() -> setting(property));
  }

  private String setting(String property) {
    return config.getOptionalValue(property, String.class).orElse("");
  }

  private String password(String user) {
    String set = setting("quarkus.flyway.password");
    if (!set.isEmpty()) {
      return set;
    }
    return Optional.ofNullable(System.console())
        .filter(Console::isTerminal)
        .map(console -> console.readPassword("Password of %s: ", user))
        .map(String::new)
        .orElse("");
  }

  private int tell(UndoRequest request, UndoResult result) {
    return switch (result) {
      case Done(int version, int undone) when undone == 0 -> {
        out.println(
            request.dryRun() && version > request.target()
                ? "Nothing was changed: it was only tried."
                : "Nothing to do: the schema is at version " + version + ".");
        yield 0;
      }
      case Done(int version, int undone) -> {
        out.printf("The schema is at version %d; %d migrations undone.%n", version, undone);
        out.println(
            "Next: run only releases that know no later migration, since a newer one migrates"
                + " forward again at its start; then ./ringledger smoke --url URL.");
        yield 0;
      }
      case Refused(List<String> reasons) -> {
        reasons.forEach(err::println);
        yield REFUSED;
      }
    };
  }
}
