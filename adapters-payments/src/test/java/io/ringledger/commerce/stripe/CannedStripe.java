package io.ringledger.commerce.stripe;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Answers every request with the same words, whatever they are. */
final class CannedStripe implements AutoCloseable {

  static final String KEY = "sk_test_canned_answers";

  final List<String> requests = new CopyOnWriteArrayList<>();
  private final HttpServer server;

  CannedStripe(int status, String body) {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext(
        "/",
        exchange -> {
          requests.add(
              exchange.getRequestMethod()
                  + " "
                  + exchange.getRequestURI()
                  + " "
                  + new String(exchange.getRequestBody().readAllBytes(), UTF_8)
                  + " "
                  + exchange.getRequestHeaders().getOrDefault("Idempotency-Key", List.of())
                  + exchange.getRequestHeaders().getOrDefault("Stripe-Version", List.of()));
          exchange.getResponseHeaders().add("Location", "/elsewhere");
          byte[] answer = body.getBytes(UTF_8);
          exchange.sendResponseHeaders(status, answer.length == 0 ? -1 : answer.length);
          if (answer.length > 0) {
            exchange.getResponseBody().write(answer);
          }
          exchange.close();
        });
    server.start();
  }

  StripePaymentGateway gateway(Instant now) {
    return new StripePaymentGateway(
        new StripeSettings(
            KEY,
            URI.create("http://127.0.0.1:" + server.getAddress().getPort()),
            Optional.empty(),
            Optional.empty(),
            StripeScene.PATIENT),
        () -> now);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
