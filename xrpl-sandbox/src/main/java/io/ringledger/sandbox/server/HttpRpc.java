package io.ringledger.sandbox.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.sandbox.codec.Codec;
import io.ringledger.sandbox.rpc.RpcCommands;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * JSON-RPC over HTTP in rippled's dialect: {@code {"method": ..., "params": [{...}]}}, answered
 * with status 200 even when the result is an error.
 */
final class HttpRpc {
  static final int MAX_BODY_BYTES = 1024 * 1024;
  private static final String GREETING =
      "XRPL sandbox: a simulator for development and tests, no XRP Ledger node."
          + " POST JSON-RPC here, or open a WebSocket.\n";

  private final Dispatcher dispatcher;

  HttpRpc(Dispatcher dispatcher) {
    this.dispatcher = dispatcher;
  }

  void handle(HttpServerRequest request) {
    if (request.method().equals(HttpMethod.GET)) {
      end(request, 200, "text/plain; charset=utf-8", GREETING);
    } else if (!request.method().equals(HttpMethod.POST)) {
      end(request, 405, "text/plain; charset=utf-8", "Use POST.\n");
    } else {
      readBody(request);
    }
  }

  private void readBody(HttpServerRequest request) {
    Buffer body = Buffer.buffer();
    request.exceptionHandler(_ -> {});
    request.handler(
        chunk -> {
          if (body.length() + chunk.length() > MAX_BODY_BYTES) {
            request.handler(_ -> {});
            request.endHandler(_ -> {});
            request.response().putHeader("Connection", "close");
            end(request, 413, "text/plain; charset=utf-8", "The request is too large.\n");
          } else {
            body.appendBuffer(chunk);
          }
        });
    request.endHandler(_ -> answer(request, body));
  }

  private void answer(HttpServerRequest request, Buffer body) {
    JsonNode call;
    try {
      call = Codec.JSON.readTree(body.getBytes());
    } catch (JsonProcessingException e) {
      badRequest(request, "Unable to parse request: ");
      return;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (!call.isObject()) {
      badRequest(request, "Unable to parse request: not an object");
      return;
    }
    if (!call.path("method").isTextual() || call.path("method").asText().isEmpty()) {
      badRequest(request, "Null method");
      return;
    }
    String method = call.path("method").asText();
    JsonNode params = call.path("params");
    JsonNode first = params.isArray() && !params.isEmpty() ? params.get(0) : RpcCommands.object();
    boolean readable = params.isMissingNode() || params.isNull() || params.isArray();
    if (!readable || params.size() > 1 || !(first instanceof ObjectNode given)) {
      badRequest(request, "params unparseable");
      return;
    }
    dispatcher.handle(method, given, answer -> reply(request, call, method, given, answer));
  }

  private static void reply(
      HttpServerRequest request, JsonNode call, String method, ObjectNode params, Answer answer) {
    ObjectNode envelope = RpcCommands.object();
    switch (answer) {
      case Answer.Result(ObjectNode body) -> {
        body.put("status", "success");
        envelope.set("result", body);
      }
      case Answer.Failure(ObjectNode body) -> {
        ObjectNode failure = body.deepCopy();
        failure.set("request", RpcCommands.echo(method, params));
        failure.put("status", "error");
        envelope.set("result", failure);
      }
      case Answer.Hangup() -> {
        request.connection().close();
        return;
      }
    }
    for (String echoed : new String[] {"id", "jsonrpc", "ripplerpc"}) {
      if (call.has(echoed)) {
        envelope.set(echoed, call.get(echoed));
      }
    }
    end(request, 200, "application/json; charset=UTF-8", envelope.toString());
  }

  private static void badRequest(HttpServerRequest request, String why) {
    end(request, 400, "text/plain; charset=utf-8", why + "\n");
  }

  private static void end(HttpServerRequest request, int status, String type, String body) {
    if (!request.response().ended() && !request.response().closed()) {
      request.response().setStatusCode(status).putHeader("Content-Type", type).end(body);
    }
  }
}
