package io.ringledger.sandbox.codec;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The ledger's clock: whole seconds since 2000-01-01T00:00:00Z. */
public final class RippleTime {
  /** Seconds from the Unix epoch to the ledger's. */
  public static final long EPOCH_OFFSET = 946_684_800L;

  private static final DateTimeFormatter HUMAN =
      DateTimeFormatter.ofPattern("yyyy-MMM-dd HH:mm:ss.'000000000 UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private RippleTime() {}

  /**
   * Returns seconds since the ledger's epoch, rounded down.
   *
   * @param instant a moment
   */
  public static long of(Instant instant) {
    return instant.getEpochSecond() - EPOCH_OFFSET;
  }

  /**
   * Returns the moment.
   *
   * @param seconds seconds since the ledger's epoch
   */
  public static Instant toInstant(long seconds) {
    return Instant.ofEpochSecond(seconds + EPOCH_OFFSET);
  }

  /**
   * Returns the moment as {@code close_time_iso} writes it.
   *
   * @param seconds seconds since the ledger's epoch
   */
  public static String iso(long seconds) {
    return DateTimeFormatter.ISO_INSTANT.format(toInstant(seconds));
  }

  /**
   * Returns the moment as {@code close_time_human} writes it.
   *
   * @param seconds seconds since the ledger's epoch
   */
  public static String human(long seconds) {
    return HUMAN.format(toInstant(seconds));
  }
}
