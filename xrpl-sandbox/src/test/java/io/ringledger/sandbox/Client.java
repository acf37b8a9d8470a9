package io.ringledger.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.sandbox.codec.Codec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A foreign client: JSON-RPC over HTTP and messages over WebSocket, and nothing of the sandbox. */
final class Client implements AutoCloseable {
  private final HttpClient http = HttpClient.newHttpClient();
  private final XrplSandbox sandbox;

  Client(XrplSandbox sandbox) {
    this.sandbox = sandbox;
  }

  /** Reads JSON that was written with single quotes, to be readable in a test. */
  static JsonNode quoted(String text) {
    return json(text.replace('\'', '"'));
  }

  static JsonNode json(String text) {
    try {
      return Codec.JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  /** Calls a method with parameters written with single quotes, and returns the result. */
  JsonNode call(String method, String params) {
    ObjectNode body = Codec.JSON.createObjectNode().put("method", method);
    body.putArray("params").add(quoted(params));
    HttpResponse<String> response = post(body.toString());
    if (response.statusCode() != 200) {
      throw new AssertionError(response.statusCode() + " " + response.body());
    }
    return json(response.body()).path("result");
  }

  HttpResponse<String> post(String body) {
    try {
      return http.send(request(body), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private HttpRequest request(String body) {
    return HttpRequest.newBuilder(sandbox.rpcUri())
        .timeout(Duration.ofSeconds(20))
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(body))
        .build();
  }

  String submit(World.Tx tx) {
    return submitted(tx).path("engine_result").asText();
  }

  JsonNode submitted(World.Tx tx) {
    return call("submit", "{'tx_blob':'" + tx.blob() + "'}");
  }

  /** Begins a transaction of a wallet with the sequence number the node knows. */
  World.Tx tx(Wallet wallet, String type) {
    ObjectNode fields = Codec.JSON.createObjectNode();
    fields.put("TransactionType", type);
    fields.put("Account", wallet.address());
    fields.put("Fee", "10");
    JsonNode info = call("account_info", "{'account':'" + wallet.address() + "'}");
    fields.put("Sequence", info.path("account_data").path("Sequence").asLong());
    return new World.Tx(World.NOWHERE, wallet, fields);
  }

  Socket socket() {
    return new Socket(http, sandbox.webSocketUri());
  }

  @Override
  public void close() {
    http.shutdownNow();
  }

  /** A WebSocket whose messages are waited for one by one. */
  static final class Socket implements WebSocket.Listener, AutoCloseable {
    private static final long PATIENCE_SECONDS = 20;
    private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    private final StringBuilder partial = new StringBuilder();
    private final WebSocket socket;

    Socket(HttpClient http, URI uri) {
      this.socket = http.newWebSocketBuilder().buildAsync(uri, this).join();
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      partial.append(data);
      if (last) {
        messages.add(partial.toString());
        partial.setLength(0);
      }
      from.request(1);
      return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int status, String reason) {
      messages.add("{\"closed\":" + status + "}");
      return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
      messages.add("{\"closed\":-1}");
    }

    void send(String message) {
      socket.sendText(message.replace('\'', '"'), true).join();
    }

    JsonNode next() {
      try {
        String message = messages.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (message == null) {
          throw new AssertionError("no message came");
        }
        return json(message);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError(e);
      }
    }

    JsonNode ask(String message) {
      send(message);
      return next();
    }

    @Override
    public void close() {
      socket.abort();
    }
  }
}
