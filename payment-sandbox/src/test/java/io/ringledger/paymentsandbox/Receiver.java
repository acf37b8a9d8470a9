package io.ringledger.paymentsandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.ringledger.paymentsandbox.books.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A shop that receives webhooks, and answers as it is told. */
final class Receiver implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 20;

  /** One webhook as it arrived. */
  record Hook(String signature, String body) {
    JsonNode json() {
      return Json.read(body);
    }

    String type() {
      return json().path("type").asText();
    }

    String event() {
      return json().path("id").asText();
    }
  }

  private final BlockingQueue<Hook> hooks = new LinkedBlockingQueue<>();
  private final HttpServer server;
  private volatile int status = 200;

  Receiver() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/hook", this::receive);
    server.start();
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hook");
  }

  void answer(int next) {
    status = next;
  }

  private void receive(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, -1);
      hooks.add(new Hook(exchange.getRequestHeaders().getFirst("Stripe-Signature"), body));
    }
  }

  Hook next() throws InterruptedException {
    Hook hook = hooks.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (hook == null) {
      throw new AssertionError("no webhook came");
    }
    return hook;
  }

  /** The next one of a type; those before it are forgotten. */
  Hook next(String type) throws InterruptedException {
    Hook hook = next();
    while (!hook.type().equals(type)) {
      hook = next();
    }
    return hook;
  }

  boolean isQuiet() {
    return hooks.isEmpty();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
