package io.ringledger.advisory.langchain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A model behind an OpenAI-compatible endpoint, which can be told to misbehave. */
final class FakeModel implements AutoCloseable {

  private static final JsonMapper JSON = new JsonMapper();

  /** What was sent to it. */
  record Request(String authorization, JsonNode body) {}

  /** How it answers. */
  interface Manner {
    void answer(HttpExchange exchange) throws IOException;
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final CountDownLatch reached = new CountDownLatch(1);
  private volatile Manner manner = exchange -> send(exchange, 200, completion(GOOD));

  static final String GOOD =
      """
      {"title":"Fight night in Berlin","body":"Ada fights Ben on 12 June. Tickets: 20 EUR.",\
      "rationale":"It says when and where."}""";

  private FakeModel(HttpServer server) {
    this.server = server;
  }

  static FakeModel start() {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      FakeModel fake = new FakeModel(server);
      server.createContext("/v1/chat/completions", fake::handle);
      server.createContext(
          "/elsewhere",
          exchange -> {
            throw new AssertionError("a redirect was followed");
          });
      server.setExecutor(fake.threads);
      server.start();
      return fake;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1");
  }

  List<Request> requests() {
    return List.copyOf(requests);
  }

  /** Waits until somebody has asked. */
  void awaitRequest() throws InterruptedException {
    reached.await();
  }

  void answers(Manner wanted) {
    manner = wanted;
  }

  /** From now on that text is what the model wrote. */
  void writes(String text) {
    manner = exchange -> send(exchange, 200, completion(text));
  }

  /** From now on this is the whole answer. */
  void sends(int status, String body) {
    manner = exchange -> send(exchange, status, body);
  }

  /** From now on it never answers. */
  void hangs() {
    manner = _ -> await();
  }

  /** From now on its answer never ends: it drips, or it pours. */
  void streams(int bytesAtOnce) {
    byte[] some = " ".repeat(bytesAtOnce).getBytes(StandardCharsets.UTF_8);
    manner =
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          OutputStream out = exchange.getResponseBody();
          while (closing.getCount() > 0) {
            out.write(some);
            out.flush();
            if (bytesAtOnce == 1) {
              Thread.onSpinWait();
            }
          }
        };
  }

  /** A whole answer with that text. */
  static String completion(String content) {
    return completion("assistant", content, "stop");
  }

  static String completion(String role, String content, String finish) {
    return """
        {"id":"c-1","object":"chat.completion","created":1,"model":"test-model","choices":[{"index":0,\
        "message":{"role":"%s","content":%s},"finish_reason":"%s"}],\
        "usage":{"prompt_tokens":1,"completion_tokens":1,"total_tokens":2}}"""
        .formatted(role, json(content), finish);
  }

  static String json(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a model writes, of three texts. */
  static String written(String title, String body, String rationale) {
    return json(Map.of("title", title, "body", body, "rationale", rationale));
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      requests.add(
          new Request(
              String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")),
              JSON.readTree(exchange.getRequestBody().readAllBytes())));
      reached.countDown();
      manner.answer(exchange);
    }
  }

  private void await() {
    try {
      closing.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
