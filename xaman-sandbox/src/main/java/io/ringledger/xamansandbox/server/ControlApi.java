package io.ringledger.xamansandbox.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.xamansandbox.platform.Json;
import io.ringledger.xamansandbox.platform.Payload;
import io.ringledger.xamansandbox.platform.Payload.Opening;
import io.ringledger.xamansandbox.wallet.SignOrder;
import io.ringledger.xamansandbox.wallet.WalletException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The sandbox's own controls under {@code /sandbox/}, by which curl can do what Java can. */
final class ControlApi {
  static final String PATH = "/sandbox/";
  private static final long MOST_SECONDS = 3_153_600_000L;

  private final Controls controls;
  private final FaultCommand faultCommand;

  ControlApi(Controls controls, FaultCommand faultCommand) {
    this.controls = controls;
    this.faultCommand = faultCommand;
  }

  Reply answer(String method, String path, byte[] body) {
    try {
      return Reply.json(200, carryOut(method, Arrays.asList(path.split("/")), read(body)));
    } catch (WalletException e) {
      return refusal(409, e.reason().name(), e);
    } catch (IllegalArgumentException e) {
      return refusal(400, "BAD_REQUEST", e);
    } catch (IllegalStateException e) {
      return refusal(409, "CONFLICT", e);
    } catch (UnsupportedOperationException e) {
      return refusal(404, "NOT_FOUND", e);
    } catch (RuntimeException e) {
      // A bug of the sandbox must not leave its client waiting.
      return refusal(500, "BUG", e);
    }
  }

  private ObjectNode carryOut(String method, List<String> path, ObjectNode body) {
    boolean read = method.equals("GET");
    if (!read && !method.equals("POST")) {
      throw unknown();
    }
    return switch (path.getFirst()) {
      case "wallets" -> read ? wallets() : addWallet(body);
      case "payloads" -> path.size() == 1 && read ? payloads() : payload(path, read, body);
      case "webhooks" -> read ? webhooks() : throwUnknown();
      case "advance-time" -> read ? throwUnknown() : advance(body);
      case "faults" -> read ? throwUnknown() : faultCommand.answer(body);
      case "clear" -> {
        if (read) {
          throw unknown();
        }
        controls.clear().run();
        yield Json.object().put("cleared", true);
      }
      default -> throw unknown();
    };
  }

  private ObjectNode addWallet(ObjectNode body) {
    String address =
        Json.text(body, "seed")
            .map(controls.wallet()::add)
            .orElseGet(() -> controls.wallet().addNew());
    return Json.object().put("address", address);
  }

  private ObjectNode wallets() {
    ObjectNode answer = Json.object();
    controls.wallet().accounts().forEach(answer.putArray("wallets")::add);
    return answer;
  }

  private ObjectNode payloads() {
    ObjectNode answer = Json.object();
    ArrayNode list = answer.putArray("payloads");
    for (Payload payload : controls.payloads().all()) {
      ObjectNode details = details(payload);
      ObjectNode line = list.addObject().put("uuid", payload.id().toString());
      line.set("identifier", details.at("/custom_meta/identifier"));
      line.set("instruction", details.at("/custom_meta/instruction"));
      line.set("tx_type", details.at("/payload/tx_type"));
      for (String mark : List.of("app_opened", "resolved", "signed", "cancelled", "expired")) {
        line.set(mark, details.at("/meta/" + mark));
      }
      line.set("txid", details.at("/response/txid"));
      line.set("dispatched_result", details.at("/response/dispatched_result"));
    }
    return answer;
  }

  private ObjectNode payload(List<String> path, boolean read, ObjectNode body) {
    if (path.size() < 2 || path.size() > 3) {
      throw unknown();
    }
    UUID id = UUID.fromString(path.get(1));
    if (path.size() == 2) {
      return read
          ? details(controls.payloads().find(id).orElseThrow(ControlApi::unknown))
          : throwUnknown();
    }
    if (read || controls.payloads().find(id).isEmpty()) {
      throw unknown();
    }
    return details(
        switch (path.get(2)) {
          case "open" ->
              controls
                  .wallet()
                  .open(id, Opening.valueOf(Json.text(body, "by").orElse(Opening.QR.name())));
          case "sign" -> controls.wallet().sign(id, order(body));
          case "decline" -> controls.wallet().decline(id);
          case "dispatch" -> controls.wallet().dispatch(id);
          default -> throw unknown();
        });
  }

  private static SignOrder order(ObjectNode body) {
    SignOrder order = SignOrder.asAsked();
    for (Map.Entry<String, JsonNode> part : body.properties()) {
      JsonNode value = part.getValue();
      order =
          switch (part.getKey()) {
            case "account" -> order.with(value.asText());
            case "ticket" -> order.onTicket(value.asLong());
            case "network" -> order.onNetwork(value.asText(), body.path("network_id").asLong());
            case "network_id" -> order;
            case "unchecked" -> value.asBoolean() ? order.unchecked() : order;
            case "undispatched" -> value.asBoolean() ? order.undispatched() : order;
            case "unreported" -> value.asBoolean() ? order.unreported() : order;
            case "card" -> value.asBoolean() ? order.byCard() : order;
            case "altered" -> altered(order, value);
            default ->
                throw new IllegalArgumentException("Signing knows no " + part.getKey() + ".");
          };
    }
    return order;
  }

  private static SignOrder altered(SignOrder order, JsonNode changes) {
    SignOrder altered = order;
    for (Map.Entry<String, JsonNode> change : changes.properties()) {
      altered = altered.altering(change.getKey(), change.getValue());
    }
    return altered;
  }

  private ObjectNode webhooks() {
    ObjectNode answer = Json.object();
    ArrayNode list = answer.putArray("sent");
    controls
        .webhooks()
        .sent()
        .forEach(
            sent ->
                list.addObject()
                    .put("payload", sent.payload().toString())
                    .put("attempt", sent.attempt())
                    .put("timestamp", sent.timestamp())
                    .put("status", sent.status()));
    return answer;
  }

  private ObjectNode advance(ObjectNode body) {
    long seconds = body.path("seconds").asLong(-1);
    if (seconds < 0 || seconds > MOST_SECONDS) {
      throw new IllegalArgumentException("seconds must be 0 to " + MOST_SECONDS + ".");
    }
    controls.clock().advance(Duration.ofSeconds(seconds));
    controls.tick().run();
    return Json.object().put("now", controls.clock().instant().toString());
  }

  private ObjectNode details(Payload payload) {
    return controls.answers().details(payload, controls.clock().instant());
  }

  private static ObjectNode read(byte[] body) {
    if (body.length == 0) {
      return Json.object();
    }
    try {
      if (Json.MAPPER.readTree(body) instanceof ObjectNode object) {
        return object;
      }
    } catch (JsonProcessingException _) {
      // Answered below, like everything else that is no object.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    throw new IllegalArgumentException("The body must be a JSON object.");
  }

  private static Reply refusal(int status, String error, RuntimeException e) {
    return Reply.json(
        status, Json.object().put("error", error).put("message", String.valueOf(e.getMessage())));
  }

  private static UnsupportedOperationException unknown() {
    return new UnsupportedOperationException("There is no such control or payload.");
  }

  private static ObjectNode throwUnknown() {
    throw unknown();
  }
}
