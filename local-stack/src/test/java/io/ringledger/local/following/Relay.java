package io.ringledger.local.following;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.ringledger.local.demo.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One more node of the same network, as the application sees it: it passes on what another node
 * says, and can be cut off or made to lie by itself.
 */
final class Relay implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();
  private final AtomicInteger refused = new AtomicInteger();
  private volatile @Nullable URI node;
  private volatile boolean down;
  private volatile UnaryOperator<ObjectNode> lie = UnaryOperator.identity();

  private Relay(HttpServer server) {
    this.server = server;
  }

  /** A relay to a node that is named later. */
  static Relay start() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    Relay relay = new Relay(server);
    server.setExecutor(relay.threads);
    server.createContext("/", relay::pass);
    server.start();
    return relay;
  }

  /** Where it listens. */
  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
  }

  /** Names the node that it passes on. */
  void to(URI target) {
    node = target;
  }

  /** Answers nobody any more, or again. */
  void down(boolean isDown) {
    down = isDown;
  }

  /** How many questions went unanswered because it was down. */
  int refused() {
    return refused.get();
  }

  /** Turns what the node says about a transaction into something else. */
  void lie(UnaryOperator<ObjectNode> about) {
    lie = about;
  }

  /** Says again what the node says. */
  void beHonest() {
    lie = UnaryOperator.identity();
  }

  private void pass(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] question = exchange.getRequestBody().readAllBytes();
      URI target = node;
      if (down || target == null) {
        refused.incrementAndGet();
        return;
      }
      byte[] answer = ask(target, question);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, answer.length);
      exchange.getResponseBody().write(answer);
    }
  }

  private byte[] ask(URI target, byte[] question) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(target)
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(question))
            .build();
    try {
      String answer = http.send(request, HttpResponse.BodyHandlers.ofString()).body();
      boolean isTransaction =
          Json.text(Json.parse(new String(question, StandardCharsets.UTF_8)), "method")
              .equals("tx");
      return (isTransaction ? told(answer) : answer).getBytes(StandardCharsets.UTF_8);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new IOException("stopped", e));
    }
  }

  private String told(String answer) {
    ObjectNode whole = (ObjectNode) Json.parse(answer);
    whole.set("result", lie.apply((ObjectNode) Json.required(whole, "result")));
    return whole.toString();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
    http.shutdownNow();
    http.close();
  }
}
