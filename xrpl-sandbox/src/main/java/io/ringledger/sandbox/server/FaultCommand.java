package io.ringledger.sandbox.server;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.sandbox.ledger.SandboxLedger;
import io.ringledger.sandbox.rpc.RpcCommands;
import io.ringledger.sandbox.rpc.RpcError;
import io.ringledger.sandbox.rpc.RpcException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/**
 * The command {@code sandbox_fault}, by which a test in another process asks for trouble: {@code
 * {"fault": "slow", "millis": 500, "commands": ["tx"], "times": 3}}.
 */
final class FaultCommand {
  static final String NAME = "sandbox_fault";
  private static final long MOST_MILLIS = 600_000;
  private static final int MOST_COMMANDS = 50;

  private final FaultPlan plan;
  private final SandboxLedger ledger;
  private final Runnable restart;

  FaultCommand(FaultPlan plan, SandboxLedger ledger, Runnable restart) {
    this.plan = plan;
    this.ledger = ledger;
    this.restart = restart;
  }

  ObjectNode answer(ObjectNode params) throws RpcException {
    String fault = params.path("fault").asText();
    FaultPlan.Scope scope = scope(params);
    switch (fault) {
      case "clear" -> {
        plan.clear();
        ledger.hold(false);
      }
      case "slow" -> plan.armSlow(Duration.ofMillis(millis(params)), scope);
      case "too_busy" -> plan.arm(FaultPlan.Kind.TOO_BUSY, scope);
      case "close" -> plan.arm(FaultPlan.Kind.CLOSE, scope);
      case "drop_answer" -> plan.arm(FaultPlan.Kind.DROP_ANSWER, orOnly(scope, "submit"));
      case "hold" -> ledger.hold(true);
      case "release" -> ledger.hold(false);
      case "lie" -> armLie(params, orOnly(scope, "tx"));
      case "restart" -> restart.run();
      default ->
          throw new RpcException(
              RpcError.INVALID_PARAMS,
              "'fault' must be one of clear, slow, too_busy, close, drop_answer, hold, release,"
                  + " lie, restart.");
    }
    return RpcCommands.object().put("fault", fault);
  }

  private void armLie(ObjectNode params, FaultPlan.Scope scope) throws RpcException {
    JsonNode value = params.path("value");
    JsonPointer pointer;
    try {
      pointer = JsonPointer.compile(params.path("field").asText());
    } catch (IllegalArgumentException e) {
      throw invalid("field");
    }
    if (pointer.matches() || value.isMissingNode()) {
      throw invalid("field");
    }
    plan.armLie(
        truth -> {
          if (truth.at(pointer.head()) instanceof ObjectNode parent) {
            parent.set(pointer.last().getMatchingProperty(), value);
          }
          return truth;
        },
        scope);
  }

  private static FaultPlan.Scope orOnly(FaultPlan.Scope scope, String command) {
    return scope.commands().isEmpty() ? new FaultPlan.Scope(Set.of(command), scope.times()) : scope;
  }

  private static FaultPlan.Scope scope(ObjectNode params) throws RpcException {
    JsonNode names = params.path("commands");
    Set<String> commands = new HashSet<>();
    if (!names.isMissingNode() && (!names.isArray() || names.size() > MOST_COMMANDS)) {
      throw invalid("commands");
    }
    names.forEach(name -> commands.add(name.asText()));
    int times = params.path("times").asInt(Integer.MAX_VALUE);
    if (times < 1) {
      throw invalid("times");
    }
    return new FaultPlan.Scope(commands, times);
  }

  private static long millis(ObjectNode params) throws RpcException {
    long millis = params.path("millis").asLong(-1);
    if (millis < 1 || millis > MOST_MILLIS) {
      throw invalid("millis");
    }
    return millis;
  }

  private static RpcException invalid(String field) {
    return new RpcException(RpcError.INVALID_PARAMS, "Invalid field '" + field + "'.");
  }
}
