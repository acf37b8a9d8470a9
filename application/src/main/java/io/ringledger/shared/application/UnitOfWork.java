package io.ringledger.shared.application;

import java.util.function.Supplier;

/**
 * One database transaction around a use case: everything in it is kept together or not at all. The
 * outside world is never called inside.
 */
public interface UnitOfWork {

  /**
   * Runs the work and commits; anything thrown rolls back. Nested calls join the one that runs.
   *
   * @throws ConcurrencyConflict where another request holds what this one needs
   */
  <T> T execute(Supplier<T> work);

  /** The same for work without an answer. */
  default void run(Runnable work) {
    execute(
        () -> {
          work.run();
          return true;
        });
  }
}
