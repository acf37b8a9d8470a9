package io.ringledger.shared.application.fakes;

import io.ringledger.shared.application.UnitOfWork;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * A unit of work over stores in memory: puts them back as they were where the work throws, and lets
 * one run at a time, as if each had locked everything.
 */
public final class SnapshotUnitOfWork implements UnitOfWork {

  private final List<Restorable> stores = new ArrayList<>();
  private final ReentrantLock turn = new ReentrantLock(true);
  private int committed;
  private boolean doomed;

  public SnapshotUnitOfWork(Restorable... stores) {
    this.stores.addAll(List.of(stores));
  }

  /** With more stores, such as know it themselves. */
  public void add(Restorable... more) {
    stores.addAll(List.of(more));
  }

  @Override
  public <T> T execute(Supplier<T> work) {
    if (isRunningHere()) {
      return work.get();
    }
    turn.lock();
    try {
      List<Runnable> wayBack = stores.stream().map(Restorable::checkpoint).toList();
      boolean done = false;
      doomed = false;
      try {
        T answer = work.get();
        if (doomed) {
          throw new IllegalStateException("the unit of work was doomed");
        }
        done = true;
        committed++;
        return answer;
      } finally {
        if (!done) {
          wayBack.forEach(Runnable::run);
        }
      }
    } finally {
      turn.unlock();
    }
  }

  /** Whether the calling thread is inside one. */
  public boolean isRunningHere() {
    return turn.isHeldByCurrentThread();
  }

  /** Has the running one taken back, even where its work goes on and answers. */
  void doom() {
    doomed = true;
  }

  /** How many were kept. */
  public int committed() {
    return committed;
  }

  /** For fakes of the outside world: fails the test where it is called inside. */
  public void refuseInside(String what) {
    if (isRunningHere()) {
      throw new AssertionError(what + " was called inside a unit of work");
    }
  }
}
