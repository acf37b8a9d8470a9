package io.ringledger.vault.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringledger.vault.application.outbound.IntentRate;
import io.ringledger.vault.application.outbound.IntentRate.Limits;
import io.ringledger.vault.domain.SessionId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every count of intents keeps to. */
public abstract class IntentRateContract {

  private static final AtomicLong SECONDS = new AtomicLong(2_000_000_000L);

  private final Instant now = Instant.ofEpochSecond(SECONDS.addAndGet(10));
  private final SessionId one = new SessionId(UUID.randomUUID());
  private final SessionId two = new SessionId(UUID.randomUUID());
  private final String here = "here-" + UUID.randomUUID();
  private final String there = "there-" + UUID.randomUUID();

  protected abstract IntentRate rate(Limits limits);

  @Test
  public void eachLimitHoldsWithinASecond() {
    IntentRate rate = rate(new Limits(10, 4, 6));
    assertThat(rate.take(here, Map.of(one, 4), 4, now)).isTrue();
    assertThat(rate.take(here, Map.of(one, 1), 1, now)).isFalse();
    assertThat(rate.take(here, Map.of(two, 3), 3, now)).isFalse();
    assertThat(rate.take(here, Map.of(two, 2), 2, now)).isTrue();
    assertThat(rate.take(there, Map.of(two, 2), 2, now)).isTrue();
    assertThat(rate.take(there, Map.of(), 3, now)).isFalse();
    assertThat(rate.take(there, Map.of(), 2, now)).isTrue();
    assertThat(rate.take("elsewhere", Map.of(), 1, now)).isFalse();

    assertThat(rate.take(here, Map.of(one, 4), 6, now.plusSeconds(1))).isTrue();
  }

  @Test
  public void whatIsRefusedIsNotCounted() {
    IntentRate rate = rate(new Limits(10, 10, 10));
    assertThat(rate.take(here, Map.of(one, 11), 11, now)).isFalse();
    assertThat(rate.take(here, Map.of(one, 6), 6, now)).isTrue();
    assertThat(rate.take(here, Map.of(one, 6), 6, now)).isFalse();
    assertThat(rate.take(here, Map.of(one, 4), 4, now)).isTrue();
    assertThat(rate.take(here, Map.of(one, 1), 1, now)).isFalse();
  }

  @Test
  public void manyAtOnceAreCountedTogether() {
    IntentRate rate = rate(new Limits(20, 20, 20));
    List<Boolean> taken =
        IntStream.range(0, 16)
            .parallel()
            .mapToObj(_ -> rate.take(here, Map.of(one, 2), 2, now))
            .toList();
    assertThat(taken.stream().filter(each -> each)).hasSize(10);
  }

  @Test
  public void whatIsLongAgoIsForgotten() {
    IntentRate rate = rate(new Limits(5, 5, 5));
    assertThat(rate.take(here, Map.of(one, 5), 5, now)).isTrue();
    rate.forget(now);
    assertThat(rate.take(here, Map.of(one, 1), 1, now)).isFalse();
    rate.forget(now.plusSeconds(1));
    assertThat(rate.take(here, Map.of(one, 5), 5, now.plusSeconds(2))).isTrue();
  }
}
