package io.ringledger.vault.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringledger.vault.application.contract.IntentRateContract;
import io.ringledger.vault.application.fakes.CountingRate;
import io.ringledger.vault.application.outbound.IntentRate;
import io.ringledger.vault.application.outbound.IntentRate.Limits;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedisIntentRateTest extends IntentRateContract {

  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

  private SmallRedis redis;

  @BeforeEach
  void start() throws IOException {
    redis = new SmallRedis();
  }

  @AfterEach
  void stop() throws IOException {
    redis.close();
  }

  @Override
  protected IntentRate rate(Limits limits) {
    return new RedisIntentRate(RedisAddress.parse(redis.url()), limits, new CountingRate(limits));
  }

  @Test
  void itIsRedisThatCounts() {
    assertThat(rate(new Limits(5, 5, 5)).take("here", Map.of(), 3, NOW)).isTrue();
    assertThat(redis.counts()).containsEntry("ringledger:intents:all:" + NOW.getEpochSecond(), 3L);
  }

  @Test
  void whileRedisDoesNotAnswerSomebodyElseCounts() throws IOException {
    IntentRate rate = rate(new Limits(5, 5, 5));
    redis.refuse(true);
    assertThat(rate.take("here", Map.of(), 5, NOW)).isTrue();
    assertThat(rate.take("here", Map.of(), 1, NOW)).isFalse();
    redis.refuse(false);
    // Nobody tries at once.
    rate.take("here", Map.of(), 1, NOW.plusSeconds(4));
    assertThat(redis.counts()).isEmpty();
    rate.take("here", Map.of(), 1, NOW.plusSeconds(5));
    assertThat(redis.counts()).hasSize(2);
    redis.hangUp();
    assertThat(rate.take("here", Map.of(), 5, NOW.plusSeconds(6))).isTrue();
    redis.close();
    assertThat(rate.take("here", Map.of(), 5, NOW.plusSeconds(20))).isTrue();
  }

  @Test
  void theAddressSaysHowToGetIn() {
    RedisAddress address = RedisAddress.parse("rediss://:secret@cache.example:7000/2");
    assertThat(address)
        .isEqualTo(
            new RedisAddress(
                true, "cache.example", 7_000, Optional.empty(), Optional.of("secret"), 2));
    assertThat(address.toString()).doesNotContain("secret");
    assertThat(RedisAddress.parse("redis://cache"))
        .isEqualTo(new RedisAddress(false, "cache", 6_379, Optional.empty(), Optional.empty(), 0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "cache:6379", "http://cache", "redis://", "redis://cache/x", "%"})
  void whatIsNoAddressIsRefused(String url) {
    assertThatThrownBy(() -> RedisAddress.parse(url)).isInstanceOf(IllegalArgumentException.class);
  }
}
