package io.ringledger.xamansandbox.server;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The faults that are armed. Which call meets which is decided here, and nowhere else. */
public final class FaultPlan {

  /**
   * Which calls a fault meets.
   *
   * @param operations the operations, all if empty
   * @param times how many calls
   */
  public record Scope(Set<Operation> operations, int times) {
    /** Every call until the fault is cleared. */
    public static final Scope ALL = new Scope(Set.of(), Integer.MAX_VALUE);

    /** Keeps a copy of the operations. */
    public Scope {
      operations = Set.copyOf(operations);
      if (times < 1) {
        throw new IllegalArgumentException("a fault must be met at least once");
      }
    }
  }

  private static final class Armed {
    private final Fault fault;
    private final Scope scope;
    private int left;

    Armed(Fault fault, Scope scope) {
      this.fault = fault;
      this.scope = scope;
      this.left = scope.times();
    }

    boolean meets(Operation operation) {
      return scope.operations().isEmpty() || scope.operations().contains(operation);
    }
  }

  private static final int MOST_FAULTS = 1000;

  private final List<Armed> armed = new ArrayList<>();
  private final Set<UUID> hidden = ConcurrentHashMap.newKeySet();

  /** Arms a fault. */
  public synchronized void arm(Fault fault, Scope scope) {
    if (armed.size() >= MOST_FAULTS) {
      throw new IllegalArgumentException("too many faults are armed; clear them");
    }
    armed.add(new Armed(fault, scope));
  }

  /** Has the platform know nothing of a payload, or know it again. */
  public void hide(UUID payload, boolean hide) {
    if (hide) {
      hidden.add(payload);
    } else {
      hidden.remove(payload);
    }
  }

  /** Disarms every fault. */
  public synchronized void clear() {
    armed.clear();
    hidden.clear();
  }

  boolean isHidden(UUID payload) {
    return hidden.contains(payload);
  }

  /** Returns what one call meets, in the order in which it was armed. */
  synchronized List<Fault> decide(Operation operation) {
    List<Fault> met = new ArrayList<>();
    for (Iterator<Armed> faults = armed.iterator(); faults.hasNext(); ) {
      Armed fault = faults.next();
      if (!fault.meets(operation)) {
        continue;
      }
      met.add(fault.fault);
      fault.left--;
      if (fault.left == 0) {
        faults.remove();
      }
    }
    return met;
  }
}
