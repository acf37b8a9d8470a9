package io.ringledger.shared.persistence;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Values as PostgreSQL can hold them, so that what is read back equals what was kept. */
public final class Storable {

  private static final char NUL = '\u0000';
  private static final char REPLACEMENT = '\uFFFD';

  private Storable() {}

  /** The text without what no PostgreSQL text can hold: NUL, and halves of surrogate pairs. */
  public static String text(String text) {
    String whole = new String(text.getBytes(UTF_8), UTF_8);
    return whole.indexOf(NUL) < 0 ? whole : whole.replace(NUL, REPLACEMENT);
  }

  /** The same, and no longer than so many characters. */
  public static String cut(String text, int length) {
    return text(text.substring(0, Math.min(text.length(), length)));
  }

  /** The moment in whole microseconds, which is how exactly a timestamptz tells time. */
  public static Instant moment(Instant moment) {
    return moment.truncatedTo(ChronoUnit.MICROS);
  }
}
