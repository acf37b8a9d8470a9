package io.ringledger.xamansandbox.platform;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How many calls an application may make in a sliding minute (docs.xaman.dev, Rate limits):
 * creations have a limit of their own, all other calls share one.
 */
public final class RateLimits {
  private static final Duration WINDOW = Duration.ofMinutes(1);

  /**
   * Where one call stands.
   *
   * @param limit calls allowed in a minute
   * @param remaining calls left in this one
   * @param allowed whether this call is still within it
   */
  public record Standing(int limit, int remaining, boolean allowed) {}

  private static final class Bucket {
    private final int limit;
    private final Deque<Instant> calls = new ArrayDeque<>();

    Bucket(int limit) {
      this.limit = limit;
    }

    Standing count(Instant now) {
      while (!calls.isEmpty() && !calls.getFirst().plus(WINDOW).isAfter(now)) {
        calls.removeFirst();
      }
      if (calls.size() >= limit) {
        return new Standing(limit, 0, false);
      }
      calls.addLast(now);
      return new Standing(limit, limit - calls.size(), true);
    }
  }

  private final InstantSource clock;
  private final Bucket creations;
  private final Bucket others;

  /**
   * Starts with nothing used.
   *
   * @param clock the time
   * @param creations payloads that may be created in a minute
   * @param others other calls in a minute
   */
  public RateLimits(InstantSource clock, int creations, int others) {
    this.clock = clock;
    this.creations = new Bucket(creations);
    this.others = new Bucket(others);
  }

  /** Counts a call. */
  public synchronized Standing count(boolean creation) {
    return (creation ? creations : others).count(clock.instant());
  }

  /** Forgets what was used. */
  public synchronized void clear() {
    creations.calls.clear();
    others.calls.clear();
  }
}
