package io.ringledger.local.following;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** Waits for a condition, but not for ever. */
final class Patience {

  /** Longer than the longest pause between two looks, a breaker that has opened included. */
  private static final Duration LIMIT = Duration.ofMinutes(2);

  private static final Duration POLL = Duration.ofMillis(200);

  private Patience() {}

  /** Something that may not be there yet. */
  interface Sight<T> {
    Optional<T> look() throws InterruptedException;
  }

  /** What is said of it where it never comes. */
  interface Complaint {
    Object say() throws InterruptedException;
  }

  /** Waits for it. */
  static <T> T until(String what, Sight<T> sight, Complaint instead) throws InterruptedException {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    Optional<T> seen = sight.look();
    while (seen.isEmpty()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("Waited in vain for %s: %s".formatted(what, instead.say()));
      }
      LockSupport.parkNanos(POLL.toNanos());
      seen = sight.look();
    }
    return seen.get();
  }
}
