package io.ringledger.sandbox.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.sandbox.rpc.RpcCommands;
import io.ringledger.sandbox.rpc.RpcError;
import io.ringledger.sandbox.rpc.RpcException;
import io.vertx.core.Vertx;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Carries out a request, with whatever fault is armed for it. */
final class Dispatcher {
  /** A command that needs more than the ledger, such as the connection it came over. */
  @FunctionalInterface
  interface Special {
    ObjectNode answer(ObjectNode params) throws RpcException;
  }

  private static final String OWN_COMMANDS = "sandbox_";

  private final Vertx vertx;
  private final RpcCommands commands;
  private final FaultPlan faults;
  private final FaultCommand faultCommand;

  Dispatcher(Vertx vertx, RpcCommands commands, FaultPlan faults, FaultCommand faultCommand) {
    this.vertx = vertx;
    this.commands = commands;
    this.faults = faults;
    this.faultCommand = faultCommand;
  }

  void handle(String command, ObjectNode params, Consumer<Answer> reply) {
    handle(command, params, given -> commands.answer(command, given), reply);
  }

  void handle(String command, ObjectNode params, Special special, Consumer<Answer> reply) {
    if (command.startsWith(OWN_COMMANDS)) {
      // The sandbox's own commands meet no faults, so that a test can always clear them.
      boolean fault = command.equals(FaultCommand.NAME);
      reply.accept(run(fault ? faultCommand::answer : special, params));
      return;
    }
    FaultPlan.Decision decision = faults.decide(command);
    Answer answer = decided(decision, special, params);
    if (decision.delay().isZero()) {
      reply.accept(answer);
    } else {
      vertx.setTimer(Math.max(1, decision.delay().toMillis()), _ -> reply.accept(answer));
    }
  }

  private static Answer decided(FaultPlan.Decision decision, Special special, ObjectNode params) {
    if (decision.has(FaultPlan.Kind.CLOSE)) {
      return new Answer.Hangup();
    }
    if (decision.has(FaultPlan.Kind.TOO_BUSY)) {
      return new Answer.Failure(new RpcException(RpcError.TOO_BUSY).body());
    }
    Answer answer = run(special, params);
    if (decision.has(FaultPlan.Kind.DROP_ANSWER)) {
      return new Answer.Hangup();
    }
    if (answer instanceof Answer.Result(ObjectNode body)) {
      ObjectNode told = body;
      for (UnaryOperator<ObjectNode> lie : decision.lies()) {
        told = lie.apply(told);
      }
      return new Answer.Result(told);
    }
    return answer;
  }

  private static Answer run(Special special, ObjectNode params) {
    try {
      return new Answer.Result(special.answer(params));
    } catch (RpcException e) {
      return new Answer.Failure(e.body());
    }
  }
}
