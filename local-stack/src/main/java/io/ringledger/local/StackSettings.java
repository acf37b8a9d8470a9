package io.ringledger.local;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;

/**
 * What a local stack is to be.
 *
 * @param apiPort where the application listens; 0 for any free port
 * @param ledgerPort where the sandbox ledger listens; 0 for any free port
 * @param xamanPort where the Xaman sandbox listens, 0 for any free port; empty: there is none, and
 *     the application asks nobody
 * @param paymentsPort where the payment sandbox listens; 0 for any free port
 * @param data the folder that keeps everything
 * @param application the deployable, {@code quarkus-run.jar}
 * @param java what runs the deployable
 * @param closeInterval how often the sandbox ledger closes
 * @param patience how long the application may take until it serves requests
 * @param environment settings for the application that differ from the stack's own
 */
public record StackSettings(
    int apiPort,
    int ledgerPort,
    OptionalInt xamanPort,
    int paymentsPort,
    Path data,
    Path application,
    JavaRuntime java,
    Duration closeInterval,
    Duration patience,
    Map<String, String> environment) {

  private static final Duration USUAL_CLOSE_INTERVAL = Duration.ofSeconds(3);
  private static final Duration USUAL_PATIENCE = Duration.ofMinutes(2);

  public StackSettings {
    environment = Map.copyOf(environment);
  }

  /** Free ports and the usual pace, on that data, running that deployable. */
  public static StackSettings onFreePorts(Path data, Path application) {
    return new StackSettings(
        0,
        0,
        OptionalInt.empty(),
        0,
        data,
        application,
        JavaRuntime.own(),
        USUAL_CLOSE_INTERVAL,
        USUAL_PATIENCE,
        Map.of());
  }

  /** The same on these ports. */
  public StackSettings withPorts(int api, int ledger) {
    return new StackSettings(
        api,
        ledger,
        xamanPort,
        paymentsPort,
        data,
        application,
        java,
        closeInterval,
        patience,
        environment);
  }

  /** The same with a Xaman sandbox on that port, and the application asking it. */
  public StackSettings withXamanOn(int port) {
    return new StackSettings(
        apiPort,
        ledgerPort,
        OptionalInt.of(port),
        paymentsPort,
        data,
        application,
        java,
        closeInterval,
        patience,
        environment);
  }

  /** The same with the payment sandbox on that port. */
  public StackSettings withPaymentsOn(int port) {
    return new StackSettings(
        apiPort,
        ledgerPort,
        xamanPort,
        port,
        data,
        application,
        java,
        closeInterval,
        patience,
        environment);
  }

  /** The same with the application set up differently, such as {@code LEDGER_MODE=declared}. */
  public StackSettings withEnvironment(Map<String, String> different) {
    return new StackSettings(
        apiPort,
        ledgerPort,
        xamanPort,
        paymentsPort,
        data,
        application,
        java,
        closeInterval,
        patience,
        different);
  }

  /** The same with the application run by that Java. */
  public StackSettings withJava(JavaRuntime different) {
    return new StackSettings(
        apiPort,
        ledgerPort,
        xamanPort,
        paymentsPort,
        data,
        application,
        different,
        closeInterval,
        patience,
        environment);
  }

  /** The same with another pace of the ledger. */
  public StackSettings withCloseInterval(Duration interval) {
    return new StackSettings(
        apiPort,
        ledgerPort,
        xamanPort,
        paymentsPort,
        data,
        application,
        java,
        interval,
        patience,
        environment);
  }

  /**
   * The deployable of a checkout.
   *
   * @param home the root of the repository
   */
  public static Path applicationOf(Path home) {
    return home.resolve("app/target/quarkus-app/quarkus-run.jar");
  }

  /**
   * The deployable as the container image of the JVM has it, once {@code ./ringledger image-layout}
   * has written it.
   *
   * @param home the root of the repository
   */
  public static Path imageOf(Path home) {
    return home.resolve("app/target/image/quarkus-run.jar");
  }
}
