package io.ringledger.sandbox.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.sandbox.codec.Codec;
import io.ringledger.sandbox.ledger.SandboxLedger;
import io.ringledger.sandbox.rpc.RpcCommands;
import io.vertx.core.http.ServerWebSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The same commands as WebSocket messages, and the streams that only exist there. */
final class WebSocketRpc {
  private static final int MOST_CONNECTIONS = 500;
  private static final short TRY_LATER = 1013;

  private final Dispatcher dispatcher;
  private final SandboxLedger ledger;
  private final Set<Connection> connections = ConcurrentHashMap.newKeySet();

  WebSocketRpc(Dispatcher dispatcher, SandboxLedger ledger) {
    this.dispatcher = dispatcher;
    this.ledger = ledger;
    ledger.addListener(
        closed -> connections.forEach(connection -> connection.subscriptions.tell(closed)));
  }

  void accept(ServerWebSocket socket) {
    if (connections.size() >= MOST_CONNECTIONS) {
      socket.close(TRY_LATER, "too many connections");
      return;
    }
    Connection connection = new Connection(socket);
    connections.add(connection);
    socket.closeHandler(_ -> connections.remove(connection));
    socket.exceptionHandler(_ -> {});
    socket.textMessageHandler(connection::receive);
  }

  private final class Connection {
    private final ServerWebSocket socket;
    private final Subscriptions subscriptions;

    Connection(ServerWebSocket socket) {
      this.socket = socket;
      this.subscriptions = new Subscriptions(ledger, this::send);
    }

    void receive(String text) {
      JsonNode message;
      try {
        message = Codec.JSON.readTree(text);
      } catch (JsonProcessingException e) {
        message = Codec.JSON.missingNode();
      }
      if (!(message instanceof ObjectNode call)) {
        ObjectNode error = RpcCommands.object();
        error.put("type", "error");
        error.put("error", "jsonInvalid");
        error.put("value", text.substring(0, Math.min(text.length(), 200)));
        send(error);
        return;
      }
      String command = call.path(call.has("command") ? "command" : "method").asText();
      if (command.isEmpty()) {
        ObjectNode missing = RpcCommands.object();
        missing.put("error", "missingCommand");
        reply(call, command, new Answer.Failure(missing));
        return;
      }
      switch (command) {
        case "subscribe" ->
            dispatcher.handle(
                command, call, subscriptions::subscribe, answer -> reply(call, command, answer));
        case "unsubscribe" ->
            dispatcher.handle(
                command, call, subscriptions::unsubscribe, answer -> reply(call, command, answer));
        default -> dispatcher.handle(command, call, answer -> reply(call, command, answer));
      }
    }

    private void reply(ObjectNode call, String command, Answer answer) {
      ObjectNode envelope = RpcCommands.object();
      for (String echoed : new String[] {"id", "api_version"}) {
        if (call.has(echoed)) {
          envelope.set(echoed, call.get(echoed));
        }
      }
      switch (answer) {
        case Answer.Result(ObjectNode body) -> {
          envelope.set("result", body);
          envelope.put("status", "success");
        }
        case Answer.Failure(ObjectNode body) -> {
          envelope.setAll(body);
          envelope.set("request", RpcCommands.echo(command, call));
          envelope.put("status", "error");
        }
        case Answer.Hangup() -> {
          socket.close();
          return;
        }
      }
      envelope.put("type", "response");
      send(envelope);
    }

    /** A client that does not read what it asked for is let go, as a real node does. */
    private void send(ObjectNode message) {
      if (socket.isClosed()) {
        return;
      }
      if (socket.writeQueueFull()) {
        socket.close(TRY_LATER, "slow consumer");
      } else {
        socket.writeTextMessage(message.toString());
      }
    }
  }
}
