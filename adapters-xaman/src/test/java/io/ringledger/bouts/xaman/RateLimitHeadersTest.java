package io.ringledger.bouts.xaman;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RateLimitHeadersTest {

  private static final Instant NOW = Instant.ofEpochSecond(1_780_000_000L);

  @Test
  void whatLeavesRoomClosesNothing() {
    assertThat(headers("X-RateLimit-Limit", "30", "X-RateLimit-Remaining", "1").closure(false, NOW))
        .isEmpty();
    assertThat(headers().closure(false, NOW)).isEmpty();
  }

  @Test
  void theLastOneAllowedClosesForTheTimeOfOne() {
    assertThat(headers("X-RateLimit-Limit", "30", "X-RateLimit-Remaining", "0").closure(false, NOW))
        .contains(Duration.ofSeconds(2));
    assertThat(headers("X-RateLimit-Limit", "0", "X-RateLimit-Remaining", "0").closure(false, NOW))
        .contains(Duration.ofMinutes(1));
  }

  @ParameterizedTest
  @CsvSource({"17,17", "1780000012,12", "1780000012500,12.5", "1779999999,0", "0,0"})
  void aResetIsADurationOrAMoment(String reset, String seconds) {
    Duration expected = Duration.parse("PT" + seconds + "S");

    assertThat(headers("X-RateLimit-Reset", reset).closure(true, NOW)).contains(expected);
    assertThat(headers("Retry-After", reset, "X-RateLimit-Reset", "99").closure(true, NOW))
        .contains(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "soon", "-1", "1.5", "9999999999999999", "٣"})
  void whatIsNoNumberIsNotRead(String text) {
    assertThat(headers("X-RateLimit-Remaining", text).closure(false, NOW)).isEmpty();
    assertThat(headers("Retry-After", text).closure(true, NOW)).contains(Duration.ofMinutes(1));
  }

  private static RateLimitHeaders headers(String... pairs) {
    Map<String, List<String>> map = new TreeMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put(pairs[i], List.of(pairs[i + 1]));
    }
    return RateLimitHeaders.of(HttpHeaders.of(map, (_, _) -> true));
  }
}
