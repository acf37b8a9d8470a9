package io.ringledger.paymentsandbox;

import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** Runs a sandbox as its own process. */
public final class SandboxMain {
  private static final String USAGE =
      """
      Usage: SandboxMain [--host 127.0.0.1] [--port 5980] [--key sk_test_...] [--webhook URL]
                         [--webhook-secret whsec_...] [--data FOLDER] [--senders 8]
        --host            a loopback address
        --key             the API key; a well-known one if not given
        --webhook         where all events are told
        --webhook-secret  what signs them; a well-known one if not given
        --data            where everything is kept; without it, it is gone when this stops
        --senders         how many webhooks are sent at a time; with 1 they arrive in order
      """;
  private static final int USUAL_PORT = 5980;
  private static final int USUAL_SENDERS = 8;

  private SandboxMain() {}

  /**
   * Runs until the process is stopped.
   *
   * @param args see the usage
   * @throws InterruptedException if it is interrupted
   */
  public static void main(String[] args) throws InterruptedException {
    PaymentSandboxConfig config;
    try {
      config = configure(args);
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.err.print(USAGE);
      System.exit(2);
      return;
    }
    try {
      PaymentSandbox sandbox = PaymentSandbox.start(config);
      Runtime.getRuntime().addShutdownHook(new Thread(sandbox::close));
      System.out.println("Payment sandbox (a simulator) ready on " + sandbox.baseUrl());
    } catch (IllegalStateException | UncheckedIOException e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
    new CountDownLatch(1).await();
  }

  static PaymentSandboxConfig configure(String... args) {
    PaymentSandboxConfig config =
        PaymentSandboxConfig.inMemory().withPort(USUAL_PORT).withSenders(USUAL_SENDERS);
    if (args.length % 2 != 0) {
      throw new IllegalArgumentException("Each option needs a value.");
    }
    Optional<URI> webhook = Optional.empty();
    String secret = PaymentSandboxConfig.USUAL_WEBHOOK_SECRET;
    for (int i = 0; i < args.length; i += 2) {
      String value = args[i + 1];
      switch (args[i]) {
        case "--host" -> config = config.withHost(value);
        case "--port" -> config = config.withPort(number(args[i], value));
        case "--key" -> config = config.withKey(value);
        case "--webhook" -> webhook = Optional.of(URI.create(value));
        case "--webhook-secret" -> secret = value;
        case "--data" -> config = config.withData(Path.of(value));
        case "--senders" -> config = config.withSenders(number(args[i], value));
        default -> throw new IllegalArgumentException("There is no option " + args[i] + ".");
      }
    }
    return webhook.isPresent() ? config.withWebhook(webhook.get(), secret) : config;
  }

  private static int number(String option, String value) {
    try {
      return Integer.parseInt(value);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(option + " needs a number, not " + value + ".", e);
    }
  }
}
