package io.ringledger.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.sandbox.ledger.SandboxLedger;
import io.ringledger.sandbox.server.FaultPlan;
import io.ringledger.sandbox.server.RpcServer;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Trouble on demand. A fault stays until it is cleared, unless it was narrowed first: {@code
 * faults.only("tx").times(2).slow(Duration.ofSeconds(3))} delays the next two {@code tx} answers.
 * The sandbox's own commands, {@code sandbox_...}, never meet a fault.
 */
public final class Faults {
  private final RpcServer server;
  private final SandboxLedger ledger;
  private final FaultPlan.Scope scope;

  Faults(RpcServer server, SandboxLedger ledger, FaultPlan.Scope scope) {
    this.server = server;
    this.ledger = ledger;
    this.scope = scope;
  }

  /** Returns faults that only meet requests of these commands. */
  public Faults only(String... commands) {
    return new Faults(server, ledger, new FaultPlan.Scope(Set.of(commands), scope.times()));
  }

  /** Returns faults that only meet the next so many requests. */
  public Faults times(int requests) {
    return new Faults(server, ledger, new FaultPlan.Scope(scope.commands(), requests));
  }

  /** Clears every fault: answers are prompt and true again, and held transactions may close. */
  public void clear() {
    server.faults().clear();
    ledger.hold(false);
    server.startListening();
  }

  /** Delays answers; what is asked for is done at once. */
  public void slow(Duration delay) {
    server.faults().armSlow(delay, scope);
  }

  /** Answers {@code tooBusy} and does nothing. */
  public void tooBusy() {
    server.faults().arm(FaultPlan.Kind.TOO_BUSY, scope);
  }

  /** Closes the connection without an answer and does nothing. */
  public void closeConnections() {
    server.faults().arm(FaultPlan.Kind.CLOSE, scope);
  }

  /** Does what is asked for, by default {@code submit}, and closes the connection unanswered. */
  public void dropAnswersAfterApplying() {
    server.faults().arm(FaultPlan.Kind.DROP_ANSWER, scopeOr("submit"));
  }

  /** Keeps transactions submitted from now on out of every closed ledger, until released. */
  public void holdUnvalidated() {
    ledger.hold(true);
  }

  /** Lets held transactions into the next ledger that closes. */
  public void release() {
    ledger.hold(false);
  }

  /**
   * Tampers with results, by default those of {@code tx}.
   *
   * @param lie turns a true result, which it may change, into the one that is sent
   */
  public void lie(UnaryOperator<ObjectNode> lie) {
    server.faults().armLie(lie, scopeOr("tx"));
  }

  /** Refuses connections until {@link #comeBack}. */
  public void goDown() {
    server.stopListening();
  }

  /** Listens again, on the same port. */
  public void comeBack() {
    server.startListening();
  }

  /** Closes all connections and listens again, with the same ledger. */
  public void restart() {
    server.restart();
  }

  private FaultPlan.Scope scopeOr(String command) {
    Set<String> commands = new HashSet<>(scope.commands());
    if (commands.isEmpty()) {
      commands.add(command);
    }
    return new FaultPlan.Scope(commands, scope.times());
  }
}
