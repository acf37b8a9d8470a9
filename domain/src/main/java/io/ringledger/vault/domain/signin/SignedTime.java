package io.ringledger.vault.domain.signin;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A time as a message says it, letter by letter, because the letters are signed.
 *
 * @param text RFC 3339 with seconds, in UTC or with an offset
 * @param instant the same as a moment
 */
public record SignedTime(String text, Instant instant) {

  private static final Pattern FORM =
      Pattern.compile(
          "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?"
              + "(Z|[+-][0-9]{2}:[0-9]{2})");

  public SignedTime {
    if (!instantOf(text).equals(Optional.of(instant))) {
      throw new IllegalArgumentException("not a time, or another moment than the text says");
    }
  }

  /** Returns the time as this house writes it. */
  public static SignedTime of(Instant instant) {
    return new SignedTime(instant.toString(), instant);
  }

  /** Returns the time, empty where the text is none. */
  public static Optional<SignedTime> parse(String text) {
    return instantOf(text).map(instant -> new SignedTime(text, instant));
  }

  private static Optional<Instant> instantOf(String text) {
    if (!FORM.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException noSuchDay) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return text;
  }
}
