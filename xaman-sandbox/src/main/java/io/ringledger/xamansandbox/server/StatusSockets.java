package io.ringledger.xamansandbox.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.xamansandbox.platform.Answers;
import io.ringledger.xamansandbox.platform.Json;
import io.ringledger.xamansandbox.platform.Payload;
import io.ringledger.xamansandbox.platform.PayloadListener;
import io.ringledger.xamansandbox.platform.Payloads;
import io.vertx.core.http.ServerWebSocket;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The status WebSocket of each payload, {@code /sign/{uuid}} (docs.xaman.dev, WebSocket). It says
 * that something happened; what happened is to be asked.
 */
final class StatusSockets implements PayloadListener {
  private static final String PATH = "/sign/";
  private static final int MOST_CONNECTIONS = 500;
  private static final short TRY_LATER = 1013;

  private final Payloads payloads;
  private final Answers answers;
  private final InstantSource clock;
  private final Map<ServerWebSocket, UUID> sockets = new ConcurrentHashMap<>();

  StatusSockets(Payloads payloads, Answers answers, InstantSource clock) {
    this.payloads = payloads;
    this.answers = answers;
    this.clock = clock;
    payloads.listen(this);
  }

  void accept(ServerWebSocket socket) {
    if (sockets.size() >= MOST_CONNECTIONS) {
      socket.close(TRY_LATER, "too many connections");
      return;
    }
    Optional<Payload> found = id(socket.path()).flatMap(payloads::find);
    if (found.isEmpty()) {
      send(socket, Json.object().put("message", "Payload not found"));
      socket.close();
      return;
    }
    Payload payload = found.get();
    sockets.put(socket, payload.id());
    socket.closeHandler(_ -> sockets.remove(socket));
    socket.exceptionHandler(_ -> {});
    socket.textMessageHandler(text -> hear(socket, text));
    send(socket, Json.object().put("message", "Welcome " + payload.id()));
    sayTimeLeft(socket, payload);
  }

  /** Tells every connection how long its payload can still be opened. */
  void keepAlive() {
    sockets.forEach(
        (socket, id) -> payloads.find(id).ifPresent(payload -> sayTimeLeft(socket, payload)));
  }

  @Override
  public void opened(Payload payload) {
    tell(payload, Json.object().put("opened", true));
  }

  @Override
  public void fetched(Payload payload) {
    tell(payload, Json.object().put("devapp_fetched", true));
  }

  @Override
  public void resolved(Payload payload) {
    tell(payload, answers.resolvedEvent(payload));
  }

  @Override
  public void expired(Payload payload) {
    tell(payload, Json.object().put("expired", true));
  }

  private void sayTimeLeft(ServerWebSocket socket, Payload payload) {
    if (payload.isOpenEnded() && payload.isExpired(clock.instant())) {
      send(socket, Json.object().put("expired", true));
      return;
    }
    long left = Duration.between(clock.instant(), payload.expiresAt()).toSeconds();
    send(socket, Json.object().put("expires_in_seconds", left));
  }

  private static void hear(ServerWebSocket socket, String text) {
    try {
      if (Json.MAPPER.readTree(text).path("ping").asBoolean()) {
        send(socket, Json.object().put("message", "Right back at you!"));
      }
    } catch (JsonProcessingException _) {
      // What is no JSON is no ping.
    }
  }

  private void tell(Payload payload, ObjectNode message) {
    sockets.forEach(
        (socket, id) -> {
          if (id.equals(payload.id())) {
            send(socket, message);
          }
        });
  }

  private static void send(ServerWebSocket socket, ObjectNode message) {
    if (socket.isClosed()) {
      return;
    }
    if (socket.writeQueueFull()) {
      socket.close(TRY_LATER, "slow consumer");
    } else {
      socket.writeTextMessage(message.toString());
    }
  }

  private static Optional<UUID> id(String path) {
    try {
      return path.startsWith(PATH)
          ? Optional.of(UUID.fromString(path.substring(PATH.length())))
          : Optional.empty();
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
