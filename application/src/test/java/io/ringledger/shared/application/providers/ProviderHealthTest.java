package io.ringledger.shared.application.providers;

import static io.ringledger.shared.application.providers.ProviderHealth.State.CLOSED;
import static io.ringledger.shared.application.providers.ProviderHealth.State.HALF_OPEN;
import static io.ringledger.shared.application.providers.ProviderHealth.State.OPEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ringledger.shared.application.fakes.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A breaker with a clock of its own. */
class ProviderHealthTest {

  private static final Duration WHILE = Duration.ofSeconds(30);

  private final SettableClock clock = new SettableClock(Instant.parse("2026-03-01T20:00:00Z"));
  private final ProviderHealth health = new ProviderHealth(3, WHILE, clock);

  @Test
  void itOpensAfterSoManyFailuresInARow() {
    fail(2);
    assertThat(health.state()).isEqualTo(CLOSED);
    assertThat(health.admits()).isTrue();

    fail(1);
    assertThat(health.state()).isEqualTo(OPEN);
    assertThat(health.admits()).isFalse();
    assertThat(health.lastFailure()).contains("broken");
  }

  @Test
  void aSuccessInBetweenStartsTheCountAnew() {
    fail(2);
    health.succeeded();
    fail(2);

    assertThat(health.state()).isEqualTo(CLOSED);
  }

  @Test
  void itIsLeftAloneForAWhileAndThenOneMayTry() {
    fail(3);
    clock.advance(WHILE.minusNanos(1));
    assertThat(health.admits()).isFalse();

    clock.advance(Duration.ofNanos(1));
    assertThat(health.state()).isEqualTo(HALF_OPEN);
    assertThat(health.admits()).isTrue();
    assertThat(health.admits()).isFalse();
  }

  @Test
  void aTrialThatSucceedsClosesIt() {
    fail(3);
    clock.advance(WHILE);
    health.admits();
    health.succeeded();

    assertThat(health.state()).isEqualTo(CLOSED);
    assertThat(health.lastFailure()).contains("broken");
  }

  @Test
  void aTrialThatFailsLeavesItAloneForAnotherWhile() {
    fail(3);
    clock.advance(WHILE);
    health.admits();
    clock.advance(Duration.ofSeconds(5));
    fail(1);

    clock.advance(WHILE.minusSeconds(1));
    assertThat(health.admits()).isFalse();
    clock.advance(Duration.ofSeconds(1));
    assertThat(health.admits()).isTrue();
  }

  @Test
  void aTrialThatNeverEndsDoesNotKeepItOpenForEver() {
    fail(3);
    clock.advance(WHILE);
    health.admits();
    clock.advance(WHILE);

    assertThat(health.admits()).isTrue();
  }

  @Test
  void ofManyThatComeTogetherOneMayTry() throws Exception {
    fail(3);
    clock.advance(WHILE);
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      int admitted = 0;
      for (Future<Boolean> each :
          threads.invokeAll(
              Stream.generate(() -> (Callable<Boolean>) health::admits).limit(64).toList())) {
        admitted += each.get() ? 1 : 0;
      }
      assertThat(admitted).isEqualTo(1);
    }
  }

  @Test
  void aBreakerThatCouldNotWorkIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new ProviderHealth(0, WHILE, clock));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ProviderHealth(1, Duration.ofSeconds(-1), clock));
  }

  private void fail(int times) {
    for (int i = 0; i < times; i++) {
      health.failed("broken");
    }
  }
}
