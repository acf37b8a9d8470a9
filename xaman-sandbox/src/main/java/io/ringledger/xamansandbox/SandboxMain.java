package io.ringledger.xamansandbox;

import java.net.URI;
import java.util.concurrent.CountDownLatch;

/** Runs a sandbox as its own process. */
public final class SandboxMain {
  private static final String USAGE =
      """
      Usage: SandboxMain [--host 127.0.0.1] [--port 5990] [--node URL] [--webhook URL]
                         [--key UUID] [--secret UUID] [--network TESTNET] [--network-id 1]
        --node      JSON-RPC of the node the wallet submits to; without it nothing is submitted
        --webhook   where resolved payloads are told
        --key       the application's API key; a well-known one if not given
        --secret    the application's API secret; a well-known one if not given
      """;
  private static final int USUAL_PORT = 5990;

  private SandboxMain() {}

  /**
   * Runs until the process is stopped.
   *
   * @param args see the usage
   * @throws InterruptedException if it is interrupted
   */
  public static void main(String[] args) throws InterruptedException {
    XamanSandboxConfig config;
    try {
      config = configure(args);
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.err.print(USAGE);
      System.exit(2);
      return;
    }
    try {
      XamanSandbox sandbox = XamanSandbox.start(config);
      Runtime.getRuntime().addShutdownHook(new Thread(sandbox::close));
      System.out.println("Xaman sandbox (a simulator) ready on " + sandbox.baseUrl());
    } catch (IllegalStateException e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
    new CountDownLatch(1).await();
  }

  static XamanSandboxConfig configure(String... args) {
    XamanSandboxConfig config = XamanSandboxConfig.inMemory().withPort(USUAL_PORT);
    if (args.length % 2 != 0) {
      throw new IllegalArgumentException("Each option needs a value.");
    }
    for (int i = 0; i < args.length; i += 2) {
      config = withOption(config, args[i], args[i + 1]);
    }
    return config;
  }

  private static XamanSandboxConfig withOption(
      XamanSandboxConfig config, String option, String value) {
    return switch (option) {
      case "--host" -> config.withHost(value);
      case "--port" -> config.withPort(number(option, value));
      case "--node" -> config.withNode(URI.create(value));
      case "--webhook" -> config.withWebhook(URI.create(value));
      case "--key" -> config.withCredentials(value, config.application().secret());
      case "--secret" -> config.withCredentials(config.application().key(), value);
      case "--network" -> config.withNetwork(value, config.networkId());
      case "--network-id" -> config.withNetwork(config.networkKey(), number(option, value));
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
