package io.ringledger.shared.domain;

import java.time.Duration;
import java.time.Instant;

/**
 * A moment on the ledger's clock: whole seconds since 2000-01-01T00:00:00Z, as an unsigned 32-bit
 * number (XRPL documentation, "Basic data types: specifying time").
 *
 * @param seconds between 0 and 2^32 - 1
 */
public record RippleTime(long seconds) implements Comparable<RippleTime> {

  /** Unix seconds at the start of the Ripple epoch. */
  public static final long EPOCH_OFFSET = 946_684_800L;

  public static final long MAX_SECONDS = 0xFFFF_FFFFL;

  public RippleTime {
    if (seconds < 0 || seconds > MAX_SECONDS) {
      throw new IllegalArgumentException("Ripple time out of range: " + seconds);
    }
  }

  /** The second that contains the instant; throws where the ledger's clock cannot express it. */
  public static RippleTime of(Instant instant) {
    return new RippleTime(instant.getEpochSecond() - EPOCH_OFFSET);
  }

  public Instant toInstant() {
    return Instant.ofEpochSecond(seconds + EPOCH_OFFSET);
  }

  /** This moment and a whole number of seconds later. */
  public RippleTime plus(Duration duration) {
    return new RippleTime(Math.addExact(seconds, duration.toSeconds()));
  }

  public boolean isBefore(RippleTime other) {
    return seconds < other.seconds;
  }

  @Override
  public int compareTo(RippleTime other) {
    return Long.compare(seconds, other.seconds);
  }

  @Override
  public String toString() {
    return Long.toString(seconds);
  }
}
