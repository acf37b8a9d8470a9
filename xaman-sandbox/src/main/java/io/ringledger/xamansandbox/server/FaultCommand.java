package io.ringledger.xamansandbox.server;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.xamansandbox.platform.CancelReason;
import io.ringledger.xamansandbox.platform.Json;
import io.ringledger.xamansandbox.webhook.WebhookFault;
import io.ringledger.xamansandbox.webhook.Webhooks;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * The control by which another process asks for trouble: {@code {"fault": "slow", "millis": 500,
 * "operations": ["get"], "times": 3}}, or for webhooks {@code {"webhook": "forged"}}.
 */
final class FaultCommand {
  private static final long MOST_MILLIS = 600_000;
  private static final int MOST_BYTES = 64 * 1024 * 1024;
  private static final long MOST_SECONDS = 3_153_600_000L;
  private static final int MOST_OPERATIONS = 16;

  private final FaultPlan plan;
  private final Webhooks webhooks;
  private final Consumer<Duration> goDownFor;

  FaultCommand(FaultPlan plan, Webhooks webhooks, Consumer<Duration> goDownFor) {
    this.plan = plan;
    this.webhooks = webhooks;
    this.goDownFor = goDownFor;
  }

  ObjectNode answer(ObjectNode params) {
    if (params.has("webhook")) {
      String fault = params.path("webhook").asText();
      armWebhook(fault, params);
      return Json.object().put("webhook", fault);
    }
    String fault = params.path("fault").asText();
    armApi(fault, params);
    return Json.object().put("fault", fault);
  }

  private void armApi(String fault, ObjectNode params) {
    FaultPlan.Scope scope = scope(params);
    switch (fault) {
      case "clear" -> plan.clear();
      case "slow" -> plan.arm(new Fault.Slow(millis(params)), scope);
      case "status" -> plan.arm(new Fault.Status((int) number(params, "status", 400, 599)), scope);
      case "close" -> plan.arm(new Fault.Close(), scope);
      case "drop_answer" -> plan.arm(new Fault.DropAnswer(), scope);
      case "malformed" -> plan.arm(new Fault.Malformed(), scope);
      case "oversized" ->
          plan.arm(new Fault.Oversized((int) number(params, "bytes", 1, MOST_BYTES)), scope);
      case "wrong_content" -> plan.arm(new Fault.WrongContent(), scope);
      case "lie" -> plan.arm(new Fault.Lie(lie(params)), scope);
      case "cancel_answer" ->
          plan.arm(
              new Fault.CancelAnswer(CancelReason.valueOf(params.path("reason").asText())), scope);
      case "hide" -> plan.hide(payload(params), true);
      case "show" -> plan.hide(payload(params), false);
      case "down" -> goDownFor.accept(millis(params));
      default ->
          throw new IllegalArgumentException(
              "'fault' must be one of clear, slow, status, close, drop_answer, malformed,"
                  + " oversized, wrong_content, lie, cancel_answer, hide, show, down.");
    }
  }

  private void armWebhook(String fault, ObjectNode params) {
    switch (fault) {
      case "lost" -> webhooks.next(new WebhookFault.Lost());
      case "duplicated" -> webhooks.next(new WebhookFault.Duplicated());
      case "overtaken" -> webhooks.next(new WebhookFault.Overtaken());
      case "delayed" -> webhooks.next(new WebhookFault.Delayed(seconds(params)));
      case "forged" -> webhooks.next(new WebhookFault.Forged());
      case "backdated" -> webhooks.next(new WebhookFault.Backdated(seconds(params)));
      case "replay" -> webhooks.replayLast();
      default ->
          throw new IllegalArgumentException(
              "'webhook' must be one of lost, duplicated, overtaken, delayed, forged, backdated,"
                  + " replay.");
    }
  }

  private static UnaryOperator<ObjectNode> lie(ObjectNode params) {
    JsonNode value = params.path("value");
    JsonPointer pointer = JsonPointer.compile(params.path("field").asText());
    if (pointer.matches() || value.isMissingNode()) {
      throw new IllegalArgumentException("'field' and 'value' say what is changed into what.");
    }
    return truth -> {
      if (truth.at(pointer.head()) instanceof ObjectNode parent) {
        parent.set(pointer.last().getMatchingProperty(), value);
      }
      return truth;
    };
  }

  private static FaultPlan.Scope scope(ObjectNode params) {
    JsonNode names = params.path("operations");
    if (!names.isMissingNode() && (!names.isArray() || names.size() > MOST_OPERATIONS)) {
      throw new IllegalArgumentException("'operations' must be a list.");
    }
    Set<Operation> operations = new HashSet<>();
    names.forEach(name -> operations.add(Operation.of(name.asText())));
    return new FaultPlan.Scope(operations, params.path("times").asInt(Integer.MAX_VALUE));
  }

  private static UUID payload(ObjectNode params) {
    return UUID.fromString(params.path("uuid").asText());
  }

  private static Duration millis(ObjectNode params) {
    return Duration.ofMillis(number(params, "millis", 1, MOST_MILLIS));
  }

  private static Duration seconds(ObjectNode params) {
    return Duration.ofSeconds(number(params, "seconds", 1, MOST_SECONDS));
  }

  private static long number(ObjectNode params, String field, long least, long most) {
    long number = params.path(field).asLong(least - 1);
    if (number < least || number > most) {
      throw new IllegalArgumentException("'%s' must be %d to %d.".formatted(field, least, most));
    }
    return number;
  }
}
