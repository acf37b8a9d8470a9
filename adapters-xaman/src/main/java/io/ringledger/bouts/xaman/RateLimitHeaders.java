package io.ringledger.bouts.xaman;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What Xaman says of its limits: each answer carries {@code X-RateLimit-Limit} and {@code
 * X-RateLimit-Remaining} of the current, sliding minute (docs.xaman.dev, Rate limits). A time of
 * reset is not documented; one that comes along is believed.
 */
record RateLimitHeaders(
    OptionalLong limit, OptionalLong remaining, OptionalLong reset, OptionalLong retryAfter) {

  private static final Duration WINDOW = Duration.ofMinutes(1);
  private static final int MOST_DIGITS = 15;

  /** Larger numbers are moments, in seconds or milliseconds since 1970, and not durations. */
  private static final long FIRST_MOMENT = 1_000_000_000L;

  private static final long FIRST_MOMENT_IN_MILLIS = 1_000_000_000_000L;

  static RateLimitHeaders of(HttpHeaders headers) {
    return new RateLimitHeaders(
        number(headers, "X-RateLimit-Limit"),
        number(headers, "X-RateLimit-Remaining"),
        number(headers, "X-RateLimit-Reset"),
        number(headers, "Retry-After"));
  }

  /** How long to send nothing more of this sort, if at all. */
  Optional<Duration> closure(boolean tooMany, Instant now) {
    if (!tooMany && remaining.orElse(1) > 0) {
      return Optional.empty();
    }
    if (retryAfter.isPresent()) {
      return Optional.of(untilReset(retryAfter.getAsLong(), now));
    }
    if (reset.isPresent()) {
      return Optional.of(untilReset(reset.getAsLong(), now));
    }
    // After a minute without us all is free again; where one call was still let through, the
    // window has slid far enough for another one on average.
    return Optional.of(tooMany ? WINDOW : WINDOW.dividedBy(Math.max(1, limit.orElse(1))));
  }

  private static Duration untilReset(long value, Instant now) {
    if (value >= FIRST_MOMENT_IN_MILLIS) {
      return positive(Duration.between(now, Instant.ofEpochMilli(value)));
    }
    return value >= FIRST_MOMENT
        ? positive(Duration.between(now, Instant.ofEpochSecond(value)))
        : Duration.ofSeconds(value);
  }

  private static Duration positive(Duration duration) {
    return duration.isNegative() ? Duration.ZERO : duration;
  }

  private static OptionalLong number(HttpHeaders headers, String name) {
    return headers
        .firstValue(name)
        .filter(
            text ->
                !text.isEmpty()
                    && text.length() <= MOST_DIGITS
                    && text.chars().allMatch(c -> c >= '0' && c <= '9'))
        .map(text -> OptionalLong.of(Long.parseLong(text)))
        .orElse(OptionalLong.empty());
  }
}
