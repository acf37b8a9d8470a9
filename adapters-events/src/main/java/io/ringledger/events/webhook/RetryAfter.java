package io.ringledger.events.webhook;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** The header of that name (RFC 9110): seconds, or a date. */
final class RetryAfter {

  private static final int MAX_DIGITS = 9;

  private RetryAfter() {}

  /** How long it asks to be left alone; empty where it says nothing that can be understood. */
  static Optional<Duration> parse(String text, Instant now) {
    String value = text.strip();
    if (value.matches("[0-9]{1," + MAX_DIGITS + "}")) {
      return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
    }
    try {
      Instant at = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return at.isAfter(now) ? Optional.of(Duration.between(now, at)) : Optional.empty();
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}
