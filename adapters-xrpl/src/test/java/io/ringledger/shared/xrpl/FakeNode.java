package io.ringledger.shared.xrpl;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A node that answers whatever a test wants it to. */
public final class FakeNode implements AutoCloseable {

  public static final JsonMapper JSON = new JsonMapper();

  /** What to answer to a method and its parameters; a null leaves the request hanging. */
  @FunctionalInterface
  public interface Script {
    Reply reply(String method, ObjectNode parameters);
  }

  /** An HTTP answer. */
  public record Reply(int status, String body) {

    /** A well-formed answer. */
    public static Reply result(JsonNode result) {
      ObjectNode body = JsonNodeFactory.instance.objectNode();
      body.set("result", result);
      return new Reply(200, body.toString());
    }

    /** An error as rippled says it. */
    public static Reply error(String code) {
      return result(
          JsonNodeFactory.instance.objectNode().put("error", code).put("status", "error"));
    }
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private volatile Script script;

  private FakeNode(HttpServer server, Script script) {
    this.server = server;
    this.script = script;
  }

  public static FakeNode start(Script script) {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      FakeNode node = new FakeNode(server, script);
      server.createContext("/", node::handle);
      server.setExecutor(node.threads);
      server.start();
      return node;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A node of that network, which answers everything else as the script says. */
  public static FakeNode of(long networkId, Script script) {
    return start(
        (method, parameters) ->
            method.equals("server_info")
                ? Reply.result(serverInfo(networkId))
                : script.reply(method, parameters));
  }

  public static ObjectNode serverInfo(long networkId) {
    ObjectNode result = JsonNodeFactory.instance.objectNode();
    result.putObject("info").put("network_id", networkId);
    return result;
  }

  public void script(Script newScript) {
    script = newScript;
  }

  public URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
  }

  /** The methods asked for, oldest first. */
  public List<String> asked() {
    return List.copyOf(asked);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      JsonNode request = JSON.readTree(exchange.getRequestBody());
      String method = request.path("method").asText();
      asked.add(method);
      Reply reply = script.reply(method, (ObjectNode) request.path("params").path(0));
      if (reply == null) {
        closing.await();
        return;
      }
      byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
      try (OutputStream out = exchange.getResponseBody()) {
        out.write(body);
      }
    } catch (JsonProcessingException e) {
      exchange.sendResponseHeaders(400, -1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    threads.shutdownNow();
    threads.close();
  }
}
