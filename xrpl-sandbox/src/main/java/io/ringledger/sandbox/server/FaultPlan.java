package io.ringledger.sandbox.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The faults that are armed. Which request meets which is decided here, and nowhere else. */
public final class FaultPlan {
  /** What goes wrong with an answer. */
  public enum Kind {
    /** It comes late. */
    SLOW,
    /** It is the error {@code tooBusy}, and nothing is done. */
    TOO_BUSY,
    /** The connection is closed instead, and nothing is done. */
    CLOSE,
    /** The command is carried out, and the connection is closed instead of an answer. */
    DROP_ANSWER,
    /** The command is carried out, and its result is changed on the way. */
    LIE
  }

  /**
   * Which requests a fault meets.
   *
   * @param commands the commands, all if empty
   * @param times how many requests
   */
  public record Scope(Set<String> commands, int times) {
    /** Every request until the fault is cleared. */
    public static final Scope ALL = new Scope(Set.of(), Integer.MAX_VALUE);

    /** Keeps a copy of the commands. */
    public Scope {
      commands = Set.copyOf(commands);
      if (times < 1) {
        throw new IllegalArgumentException("a fault must be met at least once");
      }
    }
  }

  /**
   * What happens to one request.
   *
   * @param delay how long its answer is held back
   * @param kinds what else goes wrong with it
   * @param lies what its result goes through
   */
  record Decision(Duration delay, Set<Kind> kinds, List<UnaryOperator<ObjectNode>> lies) {
    boolean has(Kind kind) {
      return kinds.contains(kind);
    }
  }

  private static final class Armed {
    private final Kind kind;
    private final Scope scope;
    private final Duration delay;
    private final UnaryOperator<ObjectNode> lie;
    private int left;

    Armed(Kind kind, Scope scope, Duration delay, UnaryOperator<ObjectNode> lie) {
      this.kind = kind;
      this.scope = scope;
      this.delay = delay;
      this.lie = lie;
      this.left = scope.times();
    }

    boolean meets(String command) {
      return scope.commands().isEmpty() || scope.commands().contains(command);
    }
  }

  private final List<Armed> armed = new ArrayList<>();

  /**
   * Arms a fault that needs nothing further.
   *
   * @param kind what goes wrong
   * @param scope which requests it meets
   */
  public synchronized void arm(Kind kind, Scope scope) {
    armed.add(new Armed(kind, scope, Duration.ZERO, UnaryOperator.identity()));
  }

  /**
   * Makes answers late.
   *
   * @param delay by how much
   * @param scope which requests it meets
   */
  public synchronized void armSlow(Duration delay, Scope scope) {
    armed.add(new Armed(Kind.SLOW, scope, delay, UnaryOperator.identity()));
  }

  /**
   * Makes results untrue.
   *
   * @param lie turns a true result, which it may change, into the one that is sent
   * @param scope which requests it meets
   */
  public synchronized void armLie(UnaryOperator<ObjectNode> lie, Scope scope) {
    armed.add(new Armed(Kind.LIE, scope, Duration.ZERO, lie));
  }

  /** Disarms every fault. */
  public synchronized void clear() {
    armed.clear();
  }

  synchronized Decision decide(String command) {
    Duration delay = Duration.ZERO;
    Set<Kind> kinds = new HashSet<>();
    List<UnaryOperator<ObjectNode>> lies = new ArrayList<>();
    for (Iterator<Armed> faults = armed.iterator(); faults.hasNext(); ) {
      Armed fault = faults.next();
      if (!fault.meets(command)) {
        continue;
      }
      delay = delay.plus(fault.delay);
      kinds.add(fault.kind);
      lies.add(fault.lie);
      fault.left--;
      if (fault.left == 0) {
        faults.remove();
      }
    }
    return new Decision(delay, kinds, lies);
  }
}
