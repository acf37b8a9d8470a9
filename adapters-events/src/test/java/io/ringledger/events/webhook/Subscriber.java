package io.ringledger.events.webhook;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.ringledger.events.domain.Endpoint;
import io.ringledger.events.domain.SigningSecret;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A real HTTP server on this machine that verifies as subscribers do, and misbehaves on demand. */
final class Subscriber implements AutoCloseable {

  /** What it does with a request. */
  interface Behaviour {
    void handle(HttpExchange exchange) throws IOException;
  }

  /** What came, and whether the library says that it is signed with one of the secrets. */
  record Received(String path, String body, HttpHeaders headers) {

    boolean isSignedWith(SigningSecret secret) {
      try {
        new Webhook(secret.text()).verify(body, headers);
        return true;
      } catch (WebhookVerificationException | EmptyWebhookSecretException _) {
        return false;
      }
    }
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final List<Received> received = new CopyOnWriteArrayList<>();
  private volatile Behaviour behaviour = status(204);

  Subscriber() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  private void handle(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    received.add(
        new Received(
            exchange.getRequestURI().getPath(),
            body,
            HttpHeaders.of(exchange.getRequestHeaders(), (_, _) -> true)));
    behaviour.handle(exchange);
  }

  void behaves(Behaviour next) {
    behaviour = next;
  }

  List<Received> received() {
    return List.copyOf(received);
  }

  Endpoint endpoint() {
    return new Endpoint("http://127.0.0.1:" + server.getAddress().getPort() + "/hook");
  }

  static Behaviour status(int status, String... headers) {
    return exchange -> {
      for (int i = 0; i < headers.length; i += 2) {
        exchange.getResponseHeaders().add(headers[i], headers[i + 1]);
      }
      exchange.sendResponseHeaders(status, -1);
      exchange.close();
    };
  }

  /** Says nothing until the server goes down. */
  Behaviour silence() {
    return _ -> await();
  }

  /** Says that all is well, and then never ends. */
  Behaviour dripping() {
    return exchange -> {
      exchange.sendResponseHeaders(200, 0);
      OutputStream out = exchange.getResponseBody();
      out.write('x');
      out.flush();
      await();
    };
  }

  /** Says that all is well, and then a very long story. */
  static Behaviour endless() {
    return exchange -> {
      exchange.sendResponseHeaders(200, 0);
      byte[] block = new byte[64 * 1024];
      try (OutputStream out = exchange.getResponseBody()) {
        for (int i = 0; i < 16 * 1024; i++) {
          out.write(block);
        }
      }
    };
  }

  private void await() {
    try {
      closing.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
