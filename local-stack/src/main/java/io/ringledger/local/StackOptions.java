package io.ringledger.local;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Where the stack listens and keeps its data; shared by all commands. */
final class StackOptions {

  private static final int LAST_PORT = 65_535;

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec spec;

  private int port = 8080;
  private int ledgerPort = 5005;
  private int paymentsPort = 5980;

  @Option(
      names = "--data",
      paramLabel = "FOLDER",
      description = "Folder that keeps everything (default: .ringledger in the repository).")
  private @Nullable Path data;

  @Option(names = "--application", hidden = true, description = "The deployable to run.")
  private @Nullable Path application;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "Port of the API, 0 for any free one (default: 8080).")
  void setPort(int value) {
    port = checked("--port", value);
  }

  @Option(
      names = "--ledger-port",
      paramLabel = "PORT",
      description = "Port of the sandbox ledger, 0 for any free one (default: 5005).")
  void setLedgerPort(int value) {
    ledgerPort = checked("--ledger-port", value);
  }

  @Option(
      names = "--payments-port",
      paramLabel = "PORT",
      description = "Port of the payment sandbox, 0 for any free one (default: 5980).")
  void setPaymentsPort(int value) {
    paymentsPort = checked("--payments-port", value);
  }

  private int checked(String option, int value) {
    return checked(Optional.ofNullable(spec).orElseThrow(), option, value);
  }

  /** The port, if it is one. */
  static int checked(CommandSpec spec, String option, int value) {
    if (value < 0 || value > LAST_PORT) {
      throw new ParameterException(
          spec.commandLine(), "%s must be 0 to %d, but is %d.".formatted(option, LAST_PORT, value));
    }
    return value;
  }

  /** The settings these options mean. */
  StackSettings settings() {
    Path home = home();
    return StackSettings.onFreePorts(
            Optional.ofNullable(data).orElseGet(() -> home.resolve(".ringledger")),
            Optional.ofNullable(application).orElseGet(() -> StackSettings.applicationOf(home)))
        .withPorts(port, ledgerPort)
        .withPaymentsOn(paymentsPort);
  }

  /** The root of the repository: the launcher tells it. */
  static Path home() {
    return Path.of(System.getProperty("ringledger.home", "")).toAbsolutePath();
  }
}
