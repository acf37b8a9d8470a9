package io.ringledger.local.shop;

import io.ringledger.local.Secrets;
import io.ringledger.local.StackException;
import io.ringledger.paymentsandbox.PaymentSandbox;
import io.ringledger.paymentsandbox.PaymentSandboxConfig;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The payment sandbox of a stack: set up for the application beside it, and explained. */
public final class LocalPayments implements AutoCloseable {

  /** Several at a time, so that they do not arrive in order: they do not anywhere. */
  private static final int SENDERS = 4;

  private final PaymentSandbox sandbox;
  private final int apiPort;
  private String secret;
  private Optional<String> before = Optional.empty();

  private LocalPayments(PaymentSandbox sandbox, int apiPort, String secret) {
    this.sandbox = sandbox;
    this.apiPort = apiPort;
    this.secret = secret;
  }

  /**
   * Starts it.
   *
   * @param data the folder that keeps its books
   * @param apiPort where the application hears of what happens
   * @throws StackException if that cannot be
   */
  public static LocalPayments start(int port, Secrets secrets, Path data, int apiPort) {
    String secret = secrets.paymentsWebhookSecret();
    try {
      PaymentSandbox sandbox =
          PaymentSandbox.start(
              PaymentSandboxConfig.inMemory()
                  .withPort(port)
                  .withKey(secrets.paymentsKey())
                  .withData(data)
                  .withSenders(SENDERS)
                  .withWebhook(
                      URI.create("http://localhost:" + apiPort + "/webhooks/payments/stripe"),
                      secret));
      return new LocalPayments(sandbox, apiPort, secret);
    } catch (IllegalStateException e) {
      throw new StackException(
          "The payment sandbox did not start: %s".formatted(e.getMessage()), e);
    }
  }

  /** What an application that starts now must know to ask it and to believe it. */
  public synchronized Map<String, String> environment() {
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("PAYMENTS_MODE", "test");
    environment.put("PAYMENTS_RETURN_URL", "http://localhost:" + apiPort + "/docs");
    environment.put("STRIPE_API_BASE", sandbox.baseUrl().toString());
    environment.put("STRIPE_API_KEY", sandbox.key());
    environment.put("STRIPE_WEBHOOK_SECRETS", before.map(old -> secret + "," + old).orElse(secret));
    return environment;
  }

  /**
   * Signs webhooks with a fresh secret from now on. An application hears of it when it is started
   * again, and needs the old one to go on until then.
   *
   * @param overlap for how long the old one signs too
   */
  public synchronized void rotateSecret(Duration overlap) {
    before = Optional.of(secret);
    secret = sandbox.rotateSecret(sandbox.endpoints().getFirst(), overlap);
  }

  /** The sandbox itself, for who wants it to misbehave, or to see its books. */
  public PaymentSandbox sandbox() {
    return sandbox;
  }

  /** How to pay there, line by line. */
  public String explanation() {
    return """
        Payment sandbox (a simulator) on %1$s. Payment methods such as pm_card_visa pay,
        pm_card_chargeDeclined does not; all of them are in docs/payment-sandbox.md. Its books:
          curl %1$s/control/books"""
        .formatted(sandbox.baseUrl());
  }

  @Override
  public void close() {
    sandbox.close();
  }
}
