package io.ringledger.xamansandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.xamansandbox.platform.CancelReason;
import io.ringledger.xamansandbox.server.Fault;
import io.ringledger.xamansandbox.server.FaultPlan;
import io.ringledger.xamansandbox.server.Operation;
import io.ringledger.xamansandbox.server.SandboxServer;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * Trouble on demand. A fault stays until it is cleared, unless it was narrowed first: {@code
 * faults.only(Operation.GET).times(2).slow(Duration.ofSeconds(3))} delays the next two answers
 * about a payload. The sandbox's own controls never meet a fault.
 */
public final class Faults {
  private final SandboxServer server;
  private final FaultPlan plan;
  private final FaultPlan.Scope scope;

  Faults(SandboxServer server, FaultPlan plan, FaultPlan.Scope scope) {
    this.server = server;
    this.plan = plan;
    this.scope = scope;
  }

  /** Returns faults that only meet calls of these operations. */
  public Faults only(Operation... operations) {
    return new Faults(server, plan, new FaultPlan.Scope(Set.of(operations), scope.times()));
  }

  /** Returns faults that only meet the next so many calls. */
  public Faults times(int calls) {
    return new Faults(server, plan, new FaultPlan.Scope(scope.operations(), calls));
  }

  /** Clears every fault; hidden payloads are there again, and it listens. */
  public void clear() {
    plan.clear();
    server.startListening();
  }

  /** Delays answers; what is asked for is done at once. */
  public void slow(Duration delay) {
    arm(new Fault.Slow(delay));
  }

  /** Answers an error of that status and does nothing. */
  public void fail(int status) {
    arm(new Fault.Status(status));
  }

  /** Answers 429 and does nothing. */
  public void tooManyRequests() {
    fail(429);
  }

  /** Closes the connection without an answer and does nothing. */
  public void closeConnections() {
    arm(new Fault.Close());
  }

  /** Does what is asked for and closes the connection unanswered. */
  public void dropAnswersAfterApplying() {
    arm(new Fault.DropAnswer());
  }

  /** Does what is asked for and answers JSON that breaks off. */
  public void malformedJson() {
    arm(new Fault.Malformed());
  }

  /** Does what is asked for and answers so many bytes more than usual. */
  public void oversized(int bytes) {
    arm(new Fault.Oversized(bytes));
  }

  /** Does what is asked for and answers with a web page. */
  public void wrongContent() {
    arm(new Fault.WrongContent());
  }

  /**
   * Tampers with answers.
   *
   * @param lie turns a true answer, which it may change, into the one that is sent
   */
  public void lie(UnaryOperator<ObjectNode> lie) {
    arm(new Fault.Lie(lie));
  }

  /** Answers cancellations with that reason, whatever is true, and cancels nothing. */
  public void answerCancellations(CancelReason reason) {
    only(Operation.CANCEL).arm(new Fault.CancelAnswer(reason));
  }

  /** Has the platform know nothing of a payload, whose person can still sign it. */
  public void hide(UUID payload) {
    plan.hide(payload, true);
  }

  /** Has the platform know a hidden payload again. */
  public void show(UUID payload) {
    plan.hide(payload, false);
  }

  /** Refuses connections until {@link #comeBack}. */
  public void goDown() {
    server.stopListening();
  }

  /** Listens again, on the same port. */
  public void comeBack() {
    server.startListening();
  }

  private void arm(Fault fault) {
    plan.arm(fault, scope);
  }
}
