package io.ringledger.paymentsandbox.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.paymentsandbox.api.ApiFault;
import io.ringledger.paymentsandbox.api.Operation;
import io.ringledger.paymentsandbox.books.Json;
import io.ringledger.paymentsandbox.faults.FaultPlan.Standing;
import io.ringledger.paymentsandbox.faults.Scope;
import io.ringledger.paymentsandbox.webhook.Letter;
import io.ringledger.paymentsandbox.webhook.WebhookFault;
import java.time.Duration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Reads faults from JSON. */
final class FaultCommand {
  private FaultCommand() {}

  static ApiFault apiFault(ObjectNode body) {
    String name = Json.text(body, "fault").orElse("");
    return switch (name) {
      case "decline" -> new ApiFault.Decline(Json.text(body, "code").orElse("generic_decline"));
      case "timeout_before" -> new ApiFault.TimeoutBefore(millis(body, 0));
      case "timeout_after_charging" -> new ApiFault.TimeoutAfterCharging(millis(body, 0));
      case "status" ->
          new ApiFault.Status(
              body.path("status").asInt(500), body.path("after_work").asBoolean(false));
      case "slow" -> new ApiFault.Slow(millis(body, 1000));
      case "garbage" -> new ApiFault.Garbage();
      default -> throw new IllegalArgumentException("There is no fault \"" + name + "\".");
    };
  }

  static WebhookFault webhookFault(ObjectNode body) {
    String name = Json.text(body, "fault").orElse("");
    return switch (name) {
      case "duplicate" -> new WebhookFault.Duplicate(body.path("copies").asInt(1));
      case "reorder" -> new WebhookFault.Reorder(body.path("behind").asInt(1));
      case "delay" -> new WebhookFault.Delay(millis(body, 1000));
      case "drop" -> new WebhookFault.Drop();
      case "forge" ->
          new WebhookFault.Forge(
              Letter.valueOf(Json.text(body, "letter").orElse("forged").toUpperCase(Locale.ROOT)));
      case "old_timestamp" -> new WebhookFault.Skew(-seconds(body));
      case "future_timestamp" -> new WebhookFault.Skew(seconds(body));
      default -> throw new IllegalArgumentException("There is no fault \"" + name + "\".");
    };
  }

  /** Reads what a fault meets; {@code names} is where that stands. */
  static Scope scope(ObjectNode body, String names) {
    Set<String> only = new HashSet<>();
    for (JsonNode name : body.path(names)) {
      only.add(name.asText());
    }
    if (names.equals("operations")) {
      only.forEach(Operation::named);
    }
    return new Scope(
        only,
        body.path("times").asInt(Integer.MAX_VALUE),
        body.path("probability").asDouble(1),
        body.path("seed").asLong(0));
  }

  static ObjectNode shown(Standing<?> standing) {
    ObjectNode line = Json.object().put("fault", String.valueOf(standing.fault()));
    standing.scope().names().forEach(line.putArray("only")::add);
    line.put("probability", standing.scope().probability());
    if (standing.scope().times() != Integer.MAX_VALUE) {
      line.put("left", standing.left());
    }
    return line;
  }

  private static long seconds(ObjectNode body) {
    long seconds = body.path("seconds").asLong(3600);
    if (seconds < 0 || seconds > Duration.ofDays(3650).toSeconds()) {
      throw new IllegalArgumentException("seconds must be 0 to ten years.");
    }
    return seconds;
  }

  private static Duration millis(ObjectNode body, long usual) {
    return Duration.ofMillis(body.path("millis").asLong(usual));
  }
}
