package io.ringledger.paymentsandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.Event;
import com.stripe.model.PaymentIntent;
import com.stripe.net.RequestOptions;
import com.stripe.net.Webhook;
import com.stripe.param.PaymentIntentCreateParams;
import io.ringledger.paymentsandbox.Receiver.Hook;
import io.ringledger.paymentsandbox.books.Json;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

/** A shop that takes payments with Stripe's own library, and the sandbox it talks to. */
final class Shop implements AutoCloseable {
  static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  static final String SECRET = "whsec_of_the_tests";
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  final Receiver receiver;
  final PaymentSandbox sandbox;
  final StripeClient stripe;
  private final HttpClient http = HttpClient.newHttpClient();

  private Shop(Receiver receiver, PaymentSandbox sandbox) {
    this.receiver = receiver;
    this.sandbox = sandbox;
    this.stripe = client(sandbox, sandbox.key());
  }

  /** Opens a shop that hears of everything, and a sandbox whose clock stands still. */
  static Shop open() throws IOException {
    return open(config -> config);
  }

  static Shop open(UnaryOperator<PaymentSandboxConfig> setUp) throws IOException {
    Receiver receiver = new Receiver();
    PaymentSandboxConfig config =
        PaymentSandboxConfig.inMemory().startingAt(START).withWebhook(receiver.url(), SECRET);
    return new Shop(receiver, PaymentSandbox.start(setUp.apply(config)));
  }

  /** Stripe's library as it is, only with another address. */
  static StripeClient client(PaymentSandbox sandbox, String key) {
    return StripeClient.builder()
        .setApiKey(key)
        .setApiBase(sandbox.baseUrl().toString())
        .setMaxNetworkRetries(0)
        .build();
  }

  static PaymentIntentCreateParams.Builder tenDollars() {
    return PaymentIntentCreateParams.builder()
        .setAmount(1000L)
        .setCurrency("usd")
        .addPaymentMethodType("card")
        .putMetadata("order_id", "order-7");
  }

  static RequestOptions key(String key) {
    return RequestOptions.builder().setIdempotencyKey(key).build();
  }

  PaymentIntent pay(String method) throws StripeException {
    return stripe
        .v1()
        .paymentIntents()
        .create(tenDollars().setPaymentMethod(method).setConfirm(true).build());
  }

  PaymentIntent read(String id) throws StripeException {
    return stripe.v1().paymentIntents().retrieve(id);
  }

  /** As a shop does it, with the library's own check. */
  Event verified(Hook hook) throws StripeException {
    return verified(hook, SECRET);
  }

  Event verified(Hook hook, String secret) throws StripeException {
    return Webhook.constructEvent(
        hook.body(), hook.signature(), secret, 300, Clock.fixed(sandbox.now(), ZoneOffset.UTC));
  }

  /** The sandbox's own controls, with single quotes for double ones. */
  JsonNode control(String method, String path, String json) throws IOException {
    return Json.read(send(method, "/control/" + path, json.replace('\'', '"')).body());
  }

  HttpResponse<String> send(String method, String path, String body, String... headers)
      throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(sandbox.baseUrl().resolve(path))
            .method(method, BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** Waits until it is so. */
  static void until(BooleanSupplier condition) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("it did not come to be");
      }
      Thread.onSpinWait();
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
    sandbox.close();
    receiver.close();
  }
}
