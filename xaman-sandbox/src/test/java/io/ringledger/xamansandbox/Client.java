package io.ringledger.xamansandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A foreign client of the platform: HTTP, and nothing of the sandbox's classes but its address. */
final class Client implements AutoCloseable {
  static final ObjectMapper JSON = new ObjectMapper();
  private static final long PATIENCE_SECONDS = 20;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final XamanSandbox sandbox;
  private final String key;
  private final String secret;

  Client(XamanSandbox sandbox) {
    this(sandbox, sandbox.apiKey(), sandbox.apiSecret());
  }

  Client(XamanSandbox sandbox, String key, String secret) {
    this.sandbox = sandbox;
    this.key = key;
    this.secret = secret;
  }

  /** Reads JSON that was written with single quotes, to be readable in a test. */
  static ObjectNode quoted(String text) {
    return (ObjectNode) json(text.replace('\'', '"'));
  }

  static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError(text, e);
    }
  }

  /** Posts a payload, written with single quotes, and returns its UUID. */
  UUID create(String payload) throws IOException {
    HttpResponse<String> response = post("payload", payload);
    if (response.statusCode() != 200) {
      throw new AssertionError(response.statusCode() + " " + response.body());
    }
    return UUID.fromString(json(response.body()).path("uuid").asText());
  }

  JsonNode get(UUID payload) throws IOException {
    return json(call("GET", "payload/" + payload).body());
  }

  JsonNode cancel(UUID payload) throws IOException {
    return json(call("DELETE", "payload/" + payload).body());
  }

  HttpResponse<String> call(String method, String path) throws IOException {
    return send(request(sandbox.baseUrl().resolve(path)).method(method, BodyPublishers.noBody()));
  }

  HttpResponse<String> post(String path, String body) throws IOException {
    return send(
        request(sandbox.baseUrl().resolve(path))
            .POST(BodyPublishers.ofString(body.replace('\'', '"'))));
  }

  /** Turns one of the sandbox's own controls, as curl would. */
  JsonNode control(String path, String body) throws IOException {
    return json(controlled(path, body).body());
  }

  HttpResponse<String> controlled(String path, String body) throws IOException {
    return send(
        HttpRequest.newBuilder(sandbox.root().resolve("sandbox/" + path))
            .POST(BodyPublishers.ofString(body.replace('\'', '"'))));
  }

  JsonNode look(String path) throws IOException {
    return json(send(HttpRequest.newBuilder(sandbox.root().resolve("sandbox/" + path))).body());
  }

  private HttpRequest.Builder request(URI uri) {
    return HttpRequest.newBuilder(uri)
        .header("Content-Type", "application/json")
        .header("x-api-key", key)
        .header("x-api-secret", secret);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
    try {
      return http.send(
          request.timeout(Duration.ofSeconds(PATIENCE_SECONDS)).build(), BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  Socket socket(UUID payload) {
    URI uri = URI.create("ws" + sandbox.root().toString().substring("http".length()));
    return new Socket(http, uri.resolve("sign/" + payload));
  }

  @Override
  public void close() {
    http.shutdownNow();
  }

  /** A WebSocket whose messages are waited for one by one. */
  static final class Socket implements WebSocket.Listener, AutoCloseable {
    private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    private final WebSocket socket;

    Socket(HttpClient http, URI uri) {
      this.socket = http.newWebSocketBuilder().buildAsync(uri, this).join();
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      messages.add(data.toString());
      from.request(1);
      return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int status, String reason) {
      messages.add("{\"closed\":true}");
      return null;
    }

    void send(String message) {
      socket.sendText(message.replace('\'', '"'), true).join();
    }

    JsonNode next() throws InterruptedException {
      String message = messages.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (message == null) {
        throw new AssertionError("no message came");
      }
      return json(message);
    }

    @Override
    public void close() {
      socket.abort();
    }
  }
}
