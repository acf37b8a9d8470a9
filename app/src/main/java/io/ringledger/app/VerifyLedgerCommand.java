package io.ringledger.app;

import io.ringledger.rewards.persistence.checkpoints.CheckpointKey;
import io.ringledger.rewards.persistence.checkpoints.Ed25519CheckpointSigner;
import io.ringledger.rewards.persistence.verification.Findings;
import io.ringledger.rewards.persistence.verification.LedgerVerification;
import io.ringledger.rewards.persistence.verification.VerificationReport;
import io.ringledger.rewards.persistence.verification.VerificationRequest;
import io.smallrye.config.SmallRyeConfig;
import java.io.Console;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * {@code java -jar quarkus-run.jar verify-ledger}: recomputes the points ledger from its database
 * and its checkpoints, and starts nothing.
 */
final class VerifyLedgerCommand {

  static final String NAME = "verify-ledger";

  private static final int DIFFERENT = 1;
  private static final int NOT_VERIFIED = 2;
  private static final Duration USUAL_LAG = Duration.ofMinutes(10);
  private static final String HELP =
      """
      usage: verify-ledger [OPTION...]

        --jdbc-url URL         of the database (DATABASE_URL)
        --user ROLE            that may read it (DATABASE_USER)
        --checkpoints FOLDER   where checkpoints are kept (LEDGER_CHECKPOINT_DIR); may be given again
        --public-key KEY       whose signatures count, base64 of 32 bytes; may be given again
                               (without it the one that belongs to LEDGER_CHECKPOINT_KEY)
        --seal-lag MINUTES     how long before the newest checkpoint an entry may have been posted
                               and still have no seal (10)

      The password is taken from DATABASE_PASSWORD, or asked for. The application may be running.
      Ends with 0 where everything agrees, 1 where not, and 2 where that could not be found out.
      """;
  private static final Set<String> OPTIONS =
      Set.of("--jdbc-url", "--user", "--checkpoints", "--public-key", "--seal-lag");

  private final SmallRyeConfig config;
  private final PrintStream out;
  private final PrintStream err;

  VerifyLedgerCommand(SmallRyeConfig config, PrintStream out, PrintStream err) {
    this.config = config;
    this.out = out;
    this.err = err;
  }

  /**
   * Runs it.
   *
   * @param arguments what stands behind the command
   * @return 0 everything agrees, 1 it does not, 2 a wrong command line or nothing to read
   */
  int run(List<String> arguments) {
    if (arguments.contains("--help")) {
      out.print(HELP);
      return 0;
    }
    Optional<Map<String, List<String>>> line = parsed(arguments);
    if (line.isEmpty()) {
      err.print(HELP);
      return NOT_VERIFIED;
    }
    try {
      return verify(line.get(), request(line.get()));
    } catch (IllegalArgumentException wrong) {
      err.println(wrong.getMessage());
    } catch (SQLException e) {
      err.println("The database does not let us: " + firstLine(e));
    } catch (IOException e) {
      err.println("The checkpoints cannot be read: " + e);
    }
    return NOT_VERIFIED;
  }

  private static Optional<Map<String, List<String>>> parsed(List<String> arguments) {
    Map<String, List<String>> values = new HashMap<>();
    for (int i = 0; i < arguments.size(); i += 2) {
      if (!OPTIONS.contains(arguments.get(i)) || i + 1 == arguments.size()) {
        return Optional.empty();
      }
      values.computeIfAbsent(arguments.get(i), _ -> new ArrayList<>()).add(arguments.get(i + 1));
    }
    return Optional.of(values);
  }

  private VerificationRequest request(Map<String, List<String>> line) {
    List<Path> folders =
        values(line, "--checkpoints", "ringledger.rewards.checkpoints.folder").stream()
            .map(Path::of)
            .toList();
    if (folders.isEmpty()) {
      throw new IllegalArgumentException(
          "Where are the checkpoints? Say it with --checkpoints or LEDGER_CHECKPOINT_DIR.");
    }
    List<CheckpointKey> keys =
        new ArrayList<>(
            line.getOrDefault("--public-key", List.of()).stream().map(CheckpointKey::of).toList());
    if (keys.isEmpty()) {
      String ours = setting("ringledger.rewards.checkpoints.key");
      if (ours.isEmpty()) {
        throw new IllegalArgumentException(
            "Whose signatures count? Say it with --public-key; GET /ledger/checkpoints shows it.");
      }
      keys.add(new Ed25519CheckpointSigner(ours).verifier());
    }
    String lag = line.getOrDefault("--seal-lag", List.of()).stream().findFirst().orElse("");
    if (!lag.matches("[0-9]{0,6}")) {
      throw new IllegalArgumentException("--seal-lag takes a whole number of minutes.");
    }
    return new VerificationRequest(
        folders, keys, lag.isEmpty() ? USUAL_LAG : Duration.ofMinutes(Long.parseLong(lag)));
  }

  private int verify(Map<String, List<String>> line, VerificationRequest request)
      throws SQLException, IOException {
    String url = value(line, "--jdbc-url", "quarkus.datasource.jdbc.url");
    if (url.contains("password=")) {
      throw new IllegalArgumentException(
          "Leave the password out of the URL; set DATABASE_PASSWORD.");
    }
    String user = value(line, "--user", "quarkus.datasource.username");
    try (Connection connection = DriverManager.getConnection(url, user, password(user))) {
      out.println("Database " + url + ", as " + user + ".");
      return tell(new LedgerVerification(connection, out::println).run(request));
    }
  }

  private int tell(VerificationReport report) {
    Findings findings = report.findings();
    out.println();
    report.counts().forEach((what, count) -> out.printf("%,15d %s%n", count, what));
    findings.notes().forEach(out::println);
    if (report.isIntact()) {
      out.println("The ledger is intact.");
      return 0;
    }
    findings.first().forEach(err::println);
    if (findings.total() > Findings.IN_FULL) {
      err.printf("and %,d more.%n", findings.total() - Findings.IN_FULL);
    }
    findings.counts().forEach((fault, count) -> err.printf("%,15d %s%n", count, fault.wire()));
    err.println("The ledger is not what it was.");
    return DIFFERENT;
  }

  private List<String> values(Map<String, List<String>> line, String option, String property) {
    List<String> given = line.getOrDefault(option, List.of());
    String set = setting(property);
    return !given.isEmpty() || set.isEmpty() ? given : List.of(set);
  }

  private String value(Map<String, List<String>> line, String option, String property) {
    return values(line, option, property).stream().findFirst().orElse("");
  }

  private String setting(String property) {
    return config.getOptionalValue(property, String.class).orElse("");
  }

  private String password(String user) {
    String set = setting("quarkus.datasource.password");
    if (!set.isEmpty()) {
      return set;
    }
    return Optional.ofNullable(System.console())
        .filter(Console::isTerminal)
        .map(console -> console.readPassword("Password of %s: ", user))
        .map(String::new)
        .orElse("");
  }

  /** The driver's message; where in the server it happened stands below. */
  private static String firstLine(SQLException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason was given");
  }
}
