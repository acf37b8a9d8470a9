package io.ringledger.shared.application.sites;

import java.util.function.Supplier;

/** Does a part of the running unit of work with fewer rights. */
public interface Restriction {

  /**
   * Runs the part as that role, then goes on with the rights there were before. The unit of work
   * has to be running. What was thrown dooms the unit of work.
   */
  <T> T as(RestrictedRole role, Supplier<T> part);

  /** The same for a part without an answer. */
  default void run(RestrictedRole role, Runnable part) {
    as(
        role,
        () -> {
          part.run();
          return true;
        });
  }
}
