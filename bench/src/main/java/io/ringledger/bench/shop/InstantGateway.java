package io.ringledger.bench.shop;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A gateway that charges whatever it is asked to at once and reports it at once by a signed event:
 * what is measured is what waits for it, and not the gateway.
 */
final class InstantGateway implements AutoCloseable {

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicLong next = new AtomicLong(1);
  private final Map<String, String> intents = new ConcurrentHashMap<>();
  private volatile SignedEvents events = SignedEvents.TO_NOBODY;

  InstantGateway() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/v1/", this::answer);
    server.start();
  }

  /** Where it is. */
  URI base() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Reports there from now on. */
  void reportTo(SignedEvents listener) {
    events = listener;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      boolean charges =
          exchange.getRequestMethod().equals("POST") && path.equals("/v1/payment_intents");
      String body = charges ? charge(exchange) : known(path);
      byte[] answer = body.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, answer.length);
      exchange.getResponseBody().write(answer);
      if (charges) {
        threads.execute(() -> events.send("payment_intent.succeeded", body));
      }
    }
  }

  private String charge(HttpExchange exchange) throws IOException {
    String id = "pi_bench%012d".formatted(next.getAndIncrement());
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String intent = intent(id, form(body));
    intents.put(id, intent);
    return intent;
  }

  /** What was charged before; whoever asks for a list gets an empty one. */
  private String known(String path) {
    return intents.getOrDefault(
        path.substring(path.lastIndexOf('/') + 1),
        "{\"object\":\"list\",\"data\":[],\"has_more\":false,\"url\":\"/v1\"}");
  }

  private static String intent(String id, Map<String, String> form) {
    return """
        {"id":"%s","object":"payment_intent","amount":%s,"amount_received":%s,"currency":"%s",\
        "status":"succeeded","created":%d,"livemode":false,"payment_method":"pm_card_visa",\
        "metadata":{"site_id":"%s","order_id":"%s","attempt_id":"%s"}}"""
        .formatted(
            id,
            form.get("amount"),
            form.get("amount"),
            form.get("currency"),
            Instant.now().getEpochSecond(),
            form.get("metadata[site_id]"),
            form.get("metadata[order_id]"),
            form.get("metadata[attempt_id]"));
  }

  private static Map<String, String> form(String text) {
    Map<String, String> fields = new HashMap<>();
    for (String pair : text.split("&", -1)) {
      int middle = pair.indexOf('=');
      if (middle > 0) {
        fields.put(decoded(pair.substring(0, middle)), decoded(pair.substring(middle + 1)));
      }
    }
    return fields;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}
