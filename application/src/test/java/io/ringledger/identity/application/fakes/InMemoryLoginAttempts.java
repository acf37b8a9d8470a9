package io.ringledger.identity.application.fakes;

import io.ringledger.identity.application.LoginAttempts;
import io.ringledger.identity.domain.LoginThrottle;
import io.ringledger.shared.application.fakes.Restorable;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Counts attempts in memory. */
public final class InMemoryLoginAttempts implements LoginAttempts, Restorable {

  private Map<String, Count> counts = new HashMap<>();

  @Override
  public synchronized Duration charge(String subject, LoginThrottle throttle, Instant now) {
    Count known = counts.getOrDefault(subject, new Count(0, now));
    boolean forgotten = known.last().plus(LoginThrottle.MEMORY).isBefore(now);
    int failures = forgotten ? 0 : known.failures();
    Duration wait = Duration.between(now, known.last().plus(throttle.delayAfter(failures)));
    if (wait.isPositive()) {
      return wait;
    }
    counts.put(subject, new Count(failures + 1, now));
    return Duration.ZERO;
  }

  @Override
  public synchronized void forgive(String subject) {
    counts.remove(subject);
  }

  @Override
  public synchronized void refund(String subject) {
    counts.computeIfPresent(
        subject, (_, count) -> new Count(Math.max(0, count.failures() - 1), count.last()));
  }

  /** How many attempts stand against the subject. */
  public synchronized int countOf(String subject) {
    Count count = counts.get(subject);
    return count == null ? 0 : count.failures();
  }

  @Override
  public synchronized Runnable checkpoint() {
    Map<String, Count> before = new HashMap<>(counts);
    return () -> counts = before;
  }

  private record Count(int failures, Instant last) {}
}
