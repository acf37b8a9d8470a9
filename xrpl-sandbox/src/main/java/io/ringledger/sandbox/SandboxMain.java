package io.ringledger.sandbox;

import io.ringledger.sandbox.ledger.JournalException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** Runs a sandbox as its own process. */
public final class SandboxMain {
  private static final String USAGE =
      """
      Usage: SandboxMain [--host 127.0.0.1] [--port 5005] [--data FOLDER]
                         [--close-seconds 4] [--network-id 1]
        --data          keeps closed ledgers in this folder; without it they are forgotten
        --close-seconds closes a ledger every so many seconds; 0 closes only on ledger_accept
      """;
  private static final int USUAL_PORT = 5005;
  private static final int USUAL_CLOSE_SECONDS = 4;

  private SandboxMain() {}

  /**
   * Runs until the process is stopped.
   *
   * @param args see the usage
   * @throws InterruptedException if it is interrupted
   */
  public static void main(String[] args) throws InterruptedException {
    SandboxConfig config;
    try {
      config = configure(args);
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.err.print(USAGE);
      System.exit(2);
      return;
    }
    try {
      XrplSandbox sandbox = XrplSandbox.start(config);
      Runtime.getRuntime().addShutdownHook(new Thread(sandbox::close));
      System.out.println(
          "XRPL sandbox (a simulator) ready on "
              + sandbox.rpcUri()
              + " and "
              + sandbox.webSocketUri());
    } catch (IllegalStateException | JournalException e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
    new CountDownLatch(1).await();
  }

  static SandboxConfig configure(String... args) {
    SandboxConfig config =
        SandboxConfig.inMemory()
            .withPort(USUAL_PORT)
            .withCloseInterval(Duration.ofSeconds(USUAL_CLOSE_SECONDS));
    if (args.length % 2 != 0) {
      throw new IllegalArgumentException("Each option needs a value.");
    }
    for (int i = 0; i < args.length; i += 2) {
      config = withOption(config, args[i], args[i + 1]);
    }
    return config;
  }

  private static SandboxConfig withOption(SandboxConfig config, String option, String value) {
    return switch (option) {
      case "--host" -> config.withHost(value);
      case "--port" -> config.withPort(number(option, value));
      case "--data" -> config.withDataDirectory(Path.of(value));
      case "--network-id" -> config.withNetworkId(number(option, value));
      case "--close-seconds" ->
          number(option, value) == 0
              ? config.withoutCloseInterval()
              : config.withCloseInterval(Duration.ofSeconds(number(option, value)));
      default -> throw new IllegalArgumentException("There is no option " + option + ".");
    };
  }

  private static int number(String option, String value) {
    try {
      return Integer.parseInt(value);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(option + " needs a number, not " + value + ".", e);
    }
  }
}
