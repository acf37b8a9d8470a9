package io.ringledger.vault.content;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.ringledger.vault.domain.content.Cid;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Stands for Kubo's RPC interface, for Pinata's uploads and for a gateway: one block store with the
 * three of them in front, each of which can be made to misbehave.
 */
final class StandIn implements AutoCloseable {

  /** An answer; an empty one leaves the request hanging. */
  @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
  record Reply(int status, byte[] body) {

    static Reply of(int status, String body) {
      return new Reply(status, body.getBytes(StandardCharsets.UTF_8));
    }
  }

  /** What to answer instead, if anything. */
  @FunctionalInterface
  interface Mood {
    Optional<Reply> reply(Request request);
  }

  /** A request as it came in. */
  @SuppressWarnings("ArrayRecordComponent")
  record Request(
      String method, String path, String query, Map<String, List<String>> headers, byte[] body) {

    String header(String name) {
      return String.join(",", headers.getOrDefault(name, List.of()));
    }

    String text() {
      return new String(body, StandardCharsets.ISO_8859_1);
    }
  }

  static final Reply HANG = new Reply(0, new byte[0]);

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Map<String, byte[]> blocks = new ConcurrentHashMap<>();
  private final List<Request> asked = new CopyOnWriteArrayList<>();
  private volatile Mood mood = _ -> Optional.empty();

  StandIn() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::handle);
    server.setExecutor(threads);
    server.start();
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** From now on that is answered where it answers anything. */
  void mood(Mood newMood) {
    mood = newMood;
  }

  /** From now on that is answered to everything. */
  void always(Reply reply) {
    mood = _ -> Optional.of(reply);
  }

  /** As it should be, again. */
  void behave() {
    mood = _ -> Optional.empty();
  }

  List<Request> asked() {
    return List.copyOf(asked);
  }

  void put(byte[] bytes) {
    blocks.put(Cid.of(bytes).text(), bytes.clone());
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Request request =
          new Request(
              exchange.getRequestMethod(),
              exchange.getRequestURI().getPath(),
              String.valueOf(exchange.getRequestURI().getQuery()),
              Map.copyOf(exchange.getRequestHeaders()),
              exchange.getRequestBody().readAllBytes());
      asked.add(request);
      Reply reply = mood.reply(request).orElseGet(() -> behaved(request));
      if (reply.status() == 0) {
        closing.await();
        return;
      }
      exchange.sendResponseHeaders(
          reply.status(), reply.body().length == 0 ? -1 : reply.body().length);
      try (OutputStream out = exchange.getResponseBody()) {
        out.write(reply.body());
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private Reply behaved(Request request) {
    return switch (request.method() + " " + request.path()) {
      case "POST /api/v0/block/put" -> {
        byte[] bytes = partOf(request, "data");
        put(bytes);
        yield Reply.of(
            200, "{\"Key\":\"%s\",\"Size\":%d}\n".formatted(Cid.of(bytes), bytes.length));
      }
      case "POST /api/v0/block/get" -> {
        String cid = request.query().replaceAll(".*arg=([a-z0-9]+).*", "$1");
        byte[] bytes = blocks.get(cid);
        yield bytes == null
            ? Reply.of(
                500,
                "{\"Message\":\"block was not found locally (offline): ipld: could not find "
                    + cid
                    + "\",\"Code\":0,\"Type\":\"error\"}\n")
            : new Reply(200, bytes);
      }
      case "POST /v3/files" -> {
        byte[] bytes = partOf(request, "file");
        put(bytes);
        yield Reply.of(
            200,
            "{\"data\":{\"id\":\"1\",\"name\":\"x\",\"cid\":\"%s\",\"size\":%d}}"
                .formatted(Cid.of(bytes), bytes.length));
      }
      default -> {
        byte[] bytes = blocks.get(request.path().replaceFirst("^/ipfs/", ""));
        yield request.method().equals("GET") && bytes != null
            ? new Reply(200, bytes)
            : Reply.of(404, "not found");
      }
    };
  }

  /** The bytes of one part, found as a server finds them: by the boundary of the header. */
  private static byte[] partOf(Request request, String name) {
    String boundary = request.header("Content-type").replaceFirst(".*boundary=", "");
    String whole = request.text();
    int head = whole.indexOf("name=\"" + name + "\"");
    int start = whole.indexOf("\r\n\r\n", head) + 4;
    int end = whole.indexOf("\r\n--" + boundary, start);
    ByteArrayOutputStream part = new ByteArrayOutputStream();
    part.writeBytes(Arrays.copyOfRange(request.body(), start, end));
    return part.toByteArray();
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    threads.shutdownNow();
    threads.close();
  }
}
