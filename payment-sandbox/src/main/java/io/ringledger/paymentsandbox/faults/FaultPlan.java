package io.ringledger.paymentsandbox.faults;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Random;

/**
 * The faults that are armed. What meets which is decided here, and nowhere else.
 *
 * @param <F> the kind of fault
 */
public final class FaultPlan<F> {
  private static final int MOST_FAULTS = 1000;

  private static final class Armed<F> {
    private final F fault;
    private final Scope scope;
    private final Random dice;
    private int left;

    Armed(F fault, Scope scope) {
      this.fault = fault;
      this.scope = scope;
      this.dice = new Random(scope.seed());
      this.left = scope.times();
    }

    boolean meets(String name) {
      return (scope.names().isEmpty() || scope.names().contains(name))
          && (scope.probability() == 1 || dice.nextDouble() < scope.probability());
    }
  }

  /**
   * A fault and what is left of it.
   *
   * @param fault what happens
   * @param scope what it meets
   * @param left how many more it meets
   * @param <F> the kind of fault
   */
  public record Standing<F>(F fault, Scope scope, int left) {}

  private final List<Armed<F>> armed = new ArrayList<>();

  /** Arms a fault. */
  public synchronized void arm(F fault, Scope scope) {
    if (armed.size() >= MOST_FAULTS) {
      throw new IllegalArgumentException("Too many faults are armed; clear them.");
    }
    armed.add(new Armed<>(fault, scope));
  }

  /** Disarms every fault. */
  public synchronized void clear() {
    armed.clear();
  }

  /** Returns what is armed, in the order in which it was. */
  public synchronized List<Standing<F>> standing() {
    return armed.stream().map(each -> new Standing<>(each.fault, each.scope, each.left)).toList();
  }

  /** Returns what one of that name meets, in the order in which it was armed. */
  public synchronized List<F> decide(String name) {
    List<F> met = new ArrayList<>();
    for (Iterator<Armed<F>> each = armed.iterator(); each.hasNext(); ) {
      Armed<F> candidate = each.next();
      if (!candidate.meets(name)) {
        continue;
      }
      met.add(candidate.fault);
      if (candidate.scope.times() != Integer.MAX_VALUE) {
        candidate.left--;
        if (candidate.left == 0) {
          each.remove();
        }
      }
    }
    return met;
  }
}
