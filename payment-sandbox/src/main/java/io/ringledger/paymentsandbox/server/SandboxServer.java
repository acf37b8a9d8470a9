package io.ringledger.paymentsandbox.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.ringledger.paymentsandbox.api.PaymentApi;
import io.ringledger.paymentsandbox.api.Reply;
import io.ringledger.paymentsandbox.control.ControlApi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The port. It listens on the loopback interface and says what it is in every answer. */
public final class SandboxServer implements AutoCloseable {
  /** The largest body that is read. */
  static final int MAX_BODY_BYTES = 64 * 1024;

  private static final int BACKLOG = 1024;
  private static final String SERVER = "payment-sandbox (a simulator, not Stripe)";
  private static final String GREETING =
      """
      <!DOCTYPE html>
      <html lang="en">
      <head><meta charset="utf-8"><title>Payment sandbox: a simulator</title></head>
      <body>
      <h1>Payment sandbox</h1>
      <p>A simulator for development and tests. It is not Stripe, and no money moves.</p>
      <p>Its payment API is under /v1/, its controls are under /control/.</p>
      </body>
      </html>
      """;

  private static final Reply TOO_LARGE =
      Reply.json(
          413,
          "{\"error\":{\"type\":\"invalid_request_error\","
              + "\"message\":\"The request is larger than 64 KiB.\"}}");

  static {
    // Without it a small answer on a kept connection waits 40 ms for an acknowledgement. The JDK's
    // server reads this when its first one is made.
    if (System.getProperty("sun.net.httpserver.nodelay") == null) {
      System.setProperty("sun.net.httpserver.nodelay", "true");
    }
  }

  private final String host;
  private final HttpServer server;
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("sandbox-", 0).factory());

  /**
   * Takes a port and does not answer yet.
   *
   * @param host the interface to listen on
   * @param port the port, 0 for any free one
   * @throws IllegalStateException if the port is in use
   */
  public SandboxServer(String host, int port) {
    this.host = host;
    try {
      server = HttpServer.create(new InetSocketAddress(host, port), BACKLOG);
    } catch (IOException e) {
      throw new IllegalStateException(
          "Port " + port + " of " + host + " is in use. Choose another one.", e);
    }
    server.setExecutor(threads);
  }

  /** Starts to answer. */
  public void start(PaymentApi api, ControlApi control, AuthenticationPage page) {
    server.createContext("/", exchange -> handle(exchange, api, control, page));
    server.start();
  }

  /** Returns the port. */
  public int port() {
    return server.getAddress().getPort();
  }

  /** Returns where it is found, with a slash at its end. */
  public String root() {
    return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port() + "/";
  }

  private static void handle(
      HttpExchange exchange, PaymentApi api, ControlApi control, AuthenticationPage page)
      throws IOException {
    byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY_BYTES + 1);
    if (body.length > MAX_BODY_BYTES) {
      exchange.getResponseHeaders().set("Connection", "close");
      send(exchange, TOO_LARGE);
    } else {
      dispatch(exchange, new String(body, StandardCharsets.UTF_8), api, control, page);
    }
    exchange.close();
  }

  private static void dispatch(
      HttpExchange exchange,
      String body,
      PaymentApi api,
      ControlApi control,
      AuthenticationPage page) {
    String method = exchange.getRequestMethod();
    String path = exchange.getRequestURI().getPath();
    String query = Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
    if (path.startsWith(PaymentApi.PATH)) {
      PaymentApi.Request request =
          new PaymentApi.Request(
              method,
              path,
              query,
              body,
              header(exchange, "Authorization"),
              header(exchange, "Idempotency-Key"),
              header(exchange, "Stripe-Version"));
      api.answer(request, reply -> send(exchange, reply));
    } else if (path.startsWith(ControlApi.PATH)) {
      String rest = path.substring(ControlApi.PATH.length());
      send(exchange, control.answer(method, rest, query, body));
    } else if (path.startsWith(AuthenticationPage.PATH)) {
      send(exchange, page.answer(method, path.substring(AuthenticationPage.PATH.length())));
    } else {
      send(exchange, Reply.page(path.equals("/") ? 200 : 404, GREETING));
    }
  }

  private static Optional<String> header(HttpExchange exchange, String name) {
    return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
  }

  private static void send(HttpExchange exchange, Reply reply) {
    try {
      if (!reply.delay().isZero()) {
        Thread.sleep(reply.delay());
      }
      if (reply.lost()) {
        cut(exchange);
      }
      byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Server", SERVER);
      reply.headers().forEach(exchange.getResponseHeaders()::set);
      exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
      if (body.length > 0) {
        exchange.getResponseBody().write(body);
      }
    } catch (IOException _) {
      // Whoever asked is gone.
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Begins an answer and cuts the connection. Had nothing been sent, some clients would silently
   * send their request again, Java's {@code HttpURLConnection} under Stripe's library among them.
   */
  private static void cut(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 0);
    exchange.getResponseBody().write('{');
    exchange.getResponseBody().flush();
    // A handler that fails has its connection closed, in the middle of its answer.
    throw new UncheckedIOException(new IOException("cut on demand"));
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
