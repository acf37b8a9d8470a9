package io.ringledger.app;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/**
 * Where the process begins. Settings are looked at before anything is connected to, so that an
 * operator who has to mend some reads nothing else.
 */
@QuarkusMain
public final class Main {

  private static final int DEFAULTS = 250;

  private Main() {}

  public static void main(String... arguments) {
    if (arguments.length > 0) {
      System.exit(maintain(List.of(arguments)));
    }
    List<String> problems = problems();
    if (problems.isEmpty()) {
      Quarkus.run(arguments);
    } else {
      System.err.println(new UnsafeStartException(problems).getMessage());
      System.exit(1);
    }
  }

  /** A command for the operator. A mistyped one must not start a server, which migrates. */
  private static int maintain(List<String> arguments) {
    List<String> rest = arguments.subList(1, arguments.size());
    return switch (arguments.getFirst()) {
      case UndoMigrationCommand.NAME ->
          new UndoMigrationCommand(sources().build(), System.out, System.err).run(rest);
      case VerifyLedgerCommand.NAME ->
          new VerifyLedgerCommand(sources().build(), System.out, System.err).run(rest);
      default -> {
        System.err.printf(
            "There is no command '%s'; without one RingLedger starts. Commands: %s, %s.%n",
            arguments.getFirst(), UndoMigrationCommand.NAME, VerifyLedgerCommand.NAME);
        yield 2;
      }
    };
  }

  private static List<String> problems() {
    try {
      return StartChecks.problems(sources().withMapping(Settings.class).build());
    } catch (ConfigValidationException unreadable) {
      return List.of(unreadable.getMessage());
    }
  }

  private static SmallRyeConfigBuilder sources() {
    try {
      return new SmallRyeConfigBuilder()
          .addDefaultInterceptors()
          .addDefaultSources()
          .addDiscoveredSources()
          .addDiscoveredConverters()
          .withSources(
              new PropertiesConfigSource(
                  Objects.requireNonNull(Main.class.getResource("/application.properties")),
                  DEFAULTS));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
