package io.ringledger.commerce.gateways;

import io.ringledger.commerce.domain.CommerceFailure;
import io.ringledger.shared.domain.Outcome;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What holds for every signed notice, whatever its signature is like. */
public final class SignedNotice {

  /** Seconds by which a notice may be older or newer than now: {@value}. */
  public static final long TOLERANCE_SECONDS = 300;

  /** Larger ones are not even verified: {@value} bytes. */
  public static final int MAX_BODY = 256 * 1024;

  /** Longer headers are not read: {@value} characters. */
  public static final int MAX_HEADER = 4096;

  /** A secret has so many bytes at least: {@value}. */
  public static final int MIN_SECRET_BYTES = 24;

  /** At the same time: the present secret, and the one before it. */
  public static final int MOST_SECRETS = 2;

  /** Eleven digits of seconds reach beyond the year 5000. */
  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,11}");

  private SignedNotice() {}

  /** The body as text; empty where it is too large, or not UTF-8 to the last byte. */
  public static Optional<String> text(byte[] body) {
    if (body.length > MAX_BODY) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString());
    } catch (CharacterCodingException _) {
      return Optional.empty();
    }
  }

  /** The header; empty where there is none, or none that can be right. */
  public static Optional<String> header(Map<String, String> headers, String name) {
    return Optional.ofNullable(headers.get(name))
        .filter(text -> !text.isEmpty() && text.length() <= MAX_HEADER);
  }

  /** The moment that is written in whole seconds since 1970. */
  public static Optional<Instant> moment(String seconds) {
    return SECONDS.matcher(seconds).matches()
        ? Optional.of(Instant.ofEpochSecond(Long.parseLong(seconds)))
        : Optional.empty();
  }

  /** Whether it was sent close to now, before or after: clocks differ, but not by that much. */
  public static boolean isTimely(Instant sent, Instant now) {
    Duration apart = Duration.ofSeconds(now.getEpochSecond() - sent.getEpochSecond());
    return apart.abs().compareTo(Duration.ofSeconds(TOLERANCE_SECONDS)) <= 0;
  }

  /** The refusal that says no more, so that a forger learns nothing. */
  public static <T> Outcome<T> unverified() {
    return Outcome.rejected(CommerceFailure.PAYMENT_WEBHOOK_UNVERIFIED);
  }

  /** The refusal of what is signed and makes no sense. */
  public static <T> Outcome<T> malformed(String why) {
    return Outcome.rejected(
        CommerceFailure.PAYMENT_WEBHOOK_MALFORMED, "The signed event cannot be read: " + why);
  }
}
