package io.ringledger.bouts.xaman;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * Lets only so many calls through in any minute. Whoever comes too early is given the next free
 * moment, in the order of coming, and waits for that alone; whoever would have to wait too long is
 * sent away at once. Each process counts for itself; what others of the same Xaman application use
 * up shows only in Xaman's answers, which close the gate for a while.
 */
final class RateGate {

  private static final Duration WINDOW = Duration.ofMinutes(1);
  private static final Duration LONGEST_CLOSURE = Duration.ofMinutes(5);

  /** Lets time pass. */
  interface Pause {
    void last(Duration duration) throws InterruptedException;
  }

  private final int perMinute;
  private final Duration longestWait;
  private final InstantSource clock;
  private final Pause pause;

  /** When calls went through or will; never out of order. */
  private final List<Instant> passes = new ArrayList<>();

  private Instant closedUntil = Instant.MIN;

  RateGate(int perMinute, Duration longestWait, InstantSource clock, Pause pause) {
    this.perMinute = perMinute;
    this.longestWait = longestWait;
    this.clock = clock;
    this.pause = pause;
  }

  /**
   * Waits for a pass; it may be handed back if nothing was sent.
   *
   * @throws XamanFailureException if the wait would be too long
   */
  Instant take() throws XamanFailureException {
    Place place = reserve();
    Instant pass = place.pass();
    try {
      Instant now = clock.instant();
      for (Instant opens = opens(pass); opens.isAfter(now); opens = opens(pass)) {
        if (opens.isAfter(place.deadline())) {
          throw XamanFailureException.busy(Duration.between(now, opens));
        }
        pause.last(Duration.between(now, opens));
        now = clock.instant();
      }
      return pass;
    } catch (XamanFailureException tooLong) {
      giveBack(pass);
      throw tooLong;
    } catch (InterruptedException e) {
      giveBack(pass);
      Thread.currentThread().interrupt();
      throw XamanFailureException.interrupted(e);
    }
  }

  /** Takes a pass back that was not used. */
  synchronized void giveBack(Instant pass) {
    passes.remove(pass);
  }

  /** Lets nobody through for a while, at most five minutes, because Xaman said so. */
  synchronized void closeFor(Duration duration) {
    Duration bounded = duration.compareTo(LONGEST_CLOSURE) > 0 ? LONGEST_CLOSURE : duration;
    closedUntil = later(closedUntil, clock.instant().plus(bounded));
  }

  /** When a caller goes through, and how long it can wait for that at most. */
  private record Place(Instant pass, Instant deadline) {}

  private synchronized Place reserve() throws XamanFailureException {
    Instant now = clock.instant();
    Instant deadline = now.plus(longestWait);
    passes.removeIf(pass -> !pass.plus(WINDOW).isAfter(now));
    Instant pass = later(now, closedUntil);
    if (!passes.isEmpty()) {
      pass = later(pass, passes.getLast());
    }
    if (passes.size() >= perMinute) {
      pass = later(pass, passes.get(passes.size() - perMinute).plus(WINDOW));
    }
    if (pass.isAfter(deadline)) {
      throw XamanFailureException.busy(Duration.between(now, pass));
    }
    passes.add(pass);
    return new Place(pass, deadline);
  }

  private synchronized Instant opens(Instant pass) {
    return later(pass, closedUntil);
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
