package io.ringledger.local;

import java.util.Arrays;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line behind {@code ./ringledger}. */
@Command(
    name = "ringledger",
    description = "Runs RingLedger on this machine.",
    subcommands = {
      RunCommand.class,
      DemoCommand.class,
      DevCommand.class,
      SmokeCommand.class,
      CheckMigrationsCommand.class,
      VerifyLedgerCommand.class,
      VerifyBatchCommand.class,
      ImageCommand.class,
      ChaosCommand.class
    })
public final class Main {

  private static final int USAGE = 2;

  private Main() {}

  public static void main(String[] arguments) {
    LibraryLogs.quieten();
    System.exit(run(Terminal.ofProcess(), arguments));
  }

  /**
   * Runs a command.
   *
   * @return 0 where it did what it should, 1 where not, 2 for a wrong command line
   */
  static int run(Terminal terminal, String... arguments) {
    CommandLine line = new CommandLine(new Main(), new CommandFactory(terminal));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setParameterExceptionHandler(
        (e, _) -> {
          terminal.complain(e.getMessage() + " Try ./ringledger help.");
          return USAGE;
        });
    line.setExecutionExceptionHandler(
        (e, _, _) -> {
          switch (e) {
            case StackException expected -> terminal.complain(expected.sentence());
            case InterruptedException _ -> terminal.complain("Interrupted.");
            default -> {
              terminal.complain("Something went wrong that should not: " + e);
              Arrays.stream(e.getStackTrace()).forEach(at -> terminal.complain("  at " + at));
            }
          }
          return 1;
        });
    if (arguments.length == 0) {
      terminal.complain("Which command? Try ./ringledger help.");
      return USAGE;
    }
    return line.execute(arguments);
  }

  /** Gives each command the terminal. */
  private record CommandFactory(Terminal terminal) implements CommandLine.IFactory {
    @Override
    public <K> K create(Class<K> type) throws Exception {
      if (type == RunCommand.class) {
        return type.cast(new RunCommand(terminal));
      }
      if (type == DemoCommand.class) {
        return type.cast(new DemoCommand(terminal));
      }
      if (type == DevCommand.class) {
        return type.cast(new DevCommand(terminal));
      }
      if (type == SmokeCommand.class) {
        return type.cast(new SmokeCommand(terminal));
      }
      if (type == CheckMigrationsCommand.class) {
        return type.cast(new CheckMigrationsCommand(terminal));
      }
      if (type == VerifyLedgerCommand.class) {
        return type.cast(new VerifyLedgerCommand(terminal));
      }
      if (type == VerifyBatchCommand.class) {
        return type.cast(new VerifyBatchCommand(terminal));
      }
      if (type == ImageCommand.class) {
        return type.cast(new ImageCommand(terminal));
      }
      if (type == ChaosCommand.class) {
        return type.cast(new ChaosCommand(terminal));
      }
      if (type == ChaosNettingCommand.class) {
        return type.cast(new ChaosNettingCommand(terminal));
      }
      return CommandLine.defaultFactory().create(type);
    }
  }
}
