package io.ringledger.shared.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RippleTimeTest {

  @ParameterizedTest
  @CsvSource({
    "2000-01-01T00:00:00Z, 0",
    "2000-01-01T00:00:01Z, 1",
    "2025-01-01T00:00:00Z, 789004800",
    "2136-02-07T06:28:15Z, 4294967295"
  })
  void theLedgersClockBeginsWithTheYear2000(Instant instant, long seconds) {
    assertThat(RippleTime.of(instant)).isEqualTo(new RippleTime(seconds));
    assertThat(new RippleTime(seconds).toInstant()).isEqualTo(instant);
    assertThat(new RippleTime(seconds)).hasToString(Long.toString(seconds));
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 4_294_967_296L, Long.MIN_VALUE, Long.MAX_VALUE})
  void nothingElseIsOnTheLedgersClock(long seconds) {
    assertThatThrownBy(() -> new RippleTime(seconds)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1999-12-31T23:59:59.999999999Z", "2136-02-07T06:28:16Z"})
  void momentsBeforeAndAfterItAreRefused(Instant instant) {
    assertThatThrownBy(() -> RippleTime.of(instant)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void addingDoesNotRunOverTheEnd() {
    RippleTime last = new RippleTime(RippleTime.MAX_SECONDS);

    assertThat(new RippleTime(RippleTime.MAX_SECONDS - 1).plus(Duration.ofSeconds(1)))
        .isEqualTo(last);
    assertThatThrownBy(() -> last.plus(Duration.ofSeconds(1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> last.plus(Duration.ofSeconds(Long.MAX_VALUE)))
        .isInstanceOf(ArithmeticException.class);
  }

  @Test
  void aMomentIsNotBeforeItself() {
    RippleTime at = new RippleTime(10);

    assertThat(at.isBefore(new RippleTime(11))).isTrue();
    assertThat(at.isBefore(at)).isFalse();
    assertThat(at.isBefore(new RippleTime(9))).isFalse();
  }
}
