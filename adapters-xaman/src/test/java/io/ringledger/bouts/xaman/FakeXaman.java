package io.ringledger.bouts.xaman;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.Headers;
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
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Xaman's platform as far as we use it, which can be told to misbehave. */
final class FakeXaman implements AutoCloseable {

  static final String KEY = "11111111-2222-3333-4444-555555555555";
  static final String SECRET = "66666666-7777-8888-9999-000000000000";
  private static final JsonMapper JSON = new JsonMapper();

  /** An HTTP answer; without a body the request is left hanging. */
  record Reply(int status, String body) {}

  private static final String DRIPPING = "dripping";

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Map<UUID, ObjectNode> payloads = new ConcurrentHashMap<>();
  private final List<JsonNode> created = new CopyOnWriteArrayList<>();
  private final Map<String, String> headers = new ConcurrentHashMap<>();
  private final AtomicInteger requests = new AtomicInteger();
  private volatile Reply misbehaviour;

  private FakeXaman(HttpServer server) {
    this.server = server;
  }

  static FakeXaman start() {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      FakeXaman fake = new FakeXaman(server);
      server.createContext("/api/v1/platform/", fake::handle);
      server.setExecutor(fake.threads);
      server.start();
      return fake;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  URI baseUrl() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/api/v1/platform");
  }

  /** Every creation, as it was sent. */
  List<JsonNode> created() {
    return List.copyOf(created);
  }

  /** What is known of a payload; change it to have something happen. */
  ObjectNode payload(UUID id) {
    return payloads.get(id);
  }

  /** Answers this to everything from now on. */
  void misbehave(int status, String body) {
    misbehaviour = new Reply(status, body);
  }

  /** Begins every answer from now on, and never comes to its end. */
  void drip() {
    misbehaviour = new Reply(200, DRIPPING);
  }

  /** Sends this header with every answer from now on. */
  void alwaysSend(String header, String value) {
    headers.put(header, value);
  }

  /** How many requests have come, answered or not. */
  int requests() {
    return requests.get();
  }

  void behave() {
    misbehaviour = null;
  }

  private void handle(HttpExchange exchange) throws IOException {
    requests.incrementAndGet();
    headers.forEach(exchange.getResponseHeaders()::set);
    try (exchange) {
      Reply reply = misbehaviour == null ? reply(exchange) : misbehaviour;
      if (reply.body() == null) {
        closing.await();
        return;
      }
      if (reply.body().equals(DRIPPING)) {
        drip(exchange);
        return;
      }
      byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
      try (OutputStream out = exchange.getResponseBody()) {
        out.write(body);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** A byte every few milliseconds, so that no wait for the next byte is ever long. */
  private void drip(HttpExchange exchange) throws IOException, InterruptedException {
    exchange.sendResponseHeaders(200, 0);
    try (OutputStream out = exchange.getResponseBody()) {
      while (!closing.await(5, TimeUnit.MILLISECONDS)) {
        out.write(' ');
        out.flush();
      }
    }
  }

  private Reply reply(HttpExchange exchange) throws IOException {
    Headers headers = exchange.getRequestHeaders();
    if (!KEY.equals(headers.getFirst("x-api-key"))
        || !SECRET.equals(headers.getFirst("x-api-secret"))) {
      return new Reply(403, "{\"error\":{\"reference\":\"x\",\"code\":813}}");
    }
    String path = exchange.getRequestURI().getPath().substring("/api/v1/platform/".length());
    if (exchange.getRequestMethod().equals("POST") && path.equals("payload")) {
      return create(JSON.readTree(exchange.getRequestBody()));
    }
    ObjectNode known =
        path.startsWith("payload/ci/")
            ? identified(path.substring("payload/ci/".length()))
            : payloads.get(UUID.fromString(path.substring("payload/".length())));
    if (known == null) {
      return new Reply(404, "{\"error\":{\"reference\":\"x\",\"code\":404}}");
    }
    return exchange.getRequestMethod().equals("DELETE")
        ? cancel(known)
        : new Reply(200, known.toString());
  }

  private ObjectNode identified(String identifier) {
    return payloads.values().stream()
        .filter(known -> known.path("custom_meta").path("identifier").asText().equals(identifier))
        .findFirst()
        .orElse(null);
  }

  private static Reply cancel(ObjectNode known) {
    ObjectNode meta = known.withObjectProperty("meta");
    String reason = "OK";
    for (String mark : List.of("cancelled", "resolved", "expired", "opened")) {
      if (meta.path(mark.equals("opened") ? "app_opened" : mark).asBoolean()) {
        reason = "ALREADY_" + mark.toUpperCase(Locale.ROOT);
        break;
      }
    }
    boolean cancelled = reason.equals("OK");
    if (cancelled) {
      meta.put("cancelled", true).put("expired", true);
    }
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.putObject("result").put("cancelled", cancelled).put("reason", reason);
    return new Reply(200, answer.set("meta", meta).toString());
  }

  private Reply create(JsonNode request) {
    if (identified(request.path("custom_meta").path("identifier").asText()) != null) {
      return new Reply(409, "{\"error\":{\"reference\":\"x\",\"code\":409}}");
    }
    created.add(request);
    if (request.path("custom_meta").path("identifier").asText().length() > 40) {
      return new Reply(400, "{\"error\":{\"reference\":\"x\",\"code\":413}}");
    }
    UUID id = new UUID(0x4000L, 0x8000_0000_0000_0000L + created.size());
    ObjectNode known = JsonNodeFactory.instance.objectNode();
    known
        .putObject("meta")
        .put("exists", true)
        .put("uuid", id.toString())
        .put("submit", true)
        .put("resolved", false)
        .put("signed", false)
        .put("cancelled", false)
        .put("expired", false);
    known.set("custom_meta", request.path("custom_meta"));
    known.putObject("response").putNull("txid").putNull("hex");
    payloads.put(id, known);
    ObjectNode answer = JsonNodeFactory.instance.objectNode().put("uuid", id.toString());
    answer.putObject("next").put("always", "https://xumm.app/sign/" + id);
    answer.putObject("refs").put("qr_png", "https://xumm.app/sign/" + id + "_q.png");
    return new Reply(200, answer.put("pushed", false).toString());
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    threads.shutdownNow();
    threads.close();
  }
}
