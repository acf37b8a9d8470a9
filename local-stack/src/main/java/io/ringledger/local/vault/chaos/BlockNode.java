package io.ringledger.local.vault.chaos;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.ringledger.local.demo.Json;
import io.ringledger.local.vault.client.Cid;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A store of blocks that speaks as a Kubo node does, as far as it is asked: it takes raw blocks and
 * gives them back; and it may be full, or gone.
 */
final class BlockNode implements AutoCloseable {

  private static final String HEAD_END = "\r\n\r\n";

  private final HttpServer server;
  private final Map<String, byte[]> blocks = new ConcurrentHashMap<>();
  private final AtomicLong refused = new AtomicLong();
  private volatile Mood mood = Mood.WELL;

  /** What it does. */
  enum Mood {
    WELL,
    /** Has no room, and says so. */
    FULL,
    /** Hangs up on everybody. */
    GONE
  }

  private BlockNode(HttpServer server) {
    this.server = server;
  }

  static BlockNode start() {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      BlockNode node = new BlockNode(server);
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      server.createContext("/api/v0/block/put", node::put);
      server.createContext("/api/v0/block/get", node::get);
      server.start();
      return node;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where it is. */
  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  void become(Mood next) {
    mood = next;
  }

  /** How many blocks it has. */
  int blocks() {
    return blocks.size();
  }

  /** Whether it has that block. */
  boolean has(String cid) {
    return blocks.containsKey(cid);
  }

  /** How often it had no room or hung up. */
  long refused() {
    return refused.get();
  }

  private void put(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    if (isWell(exchange)) {
      byte[] block = part(body);
      String cid = Cid.of(block);
      blocks.put(cid, block);
      answer(exchange, 200, Json.object().put("Key", cid).put("Size", block.length).toString());
    }
  }

  private void get(HttpExchange exchange) throws IOException {
    if (!isWell(exchange)) {
      return;
    }
    String query = exchange.getRequestURI().getQuery();
    byte[] block = blocks.get(query.replaceAll("^arg=|&.*$", ""));
    if (block == null) {
      answer(exchange, 500, Json.object().put("Message", "ipld: could not find it").toString());
    } else {
      answer(exchange, 200, block);
    }
  }

  private boolean isWell(HttpExchange exchange) throws IOException {
    switch (mood) {
      case WELL -> {
        return true;
      }
      case FULL -> {
        refused.incrementAndGet();
        answer(exchange, 500, Json.object().put("Message", "no space left on device").toString());
        return false;
      }
      case GONE -> {
        refused.incrementAndGet();
        exchange.close();
        return false;
      }
    }
    return false;
  }

  private static void answer(HttpExchange exchange, int status, String json) throws IOException {
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    answer(exchange, status, json.getBytes(StandardCharsets.UTF_8));
  }

  private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  /** The one part of a form: behind its head, before the boundary that its first line has. */
  private static byte[] part(byte[] form) {
    String text = new String(form, StandardCharsets.ISO_8859_1);
    String boundary = text.substring(0, text.indexOf('\r'));
    int start = text.indexOf(HEAD_END) + HEAD_END.length();
    int end = text.indexOf("\r\n" + boundary, start);
    return Arrays.copyOfRange(form, start, end);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
