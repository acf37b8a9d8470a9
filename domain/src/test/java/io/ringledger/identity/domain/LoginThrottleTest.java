package io.ringledger.identity.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoginThrottleTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "1, 0",
    "4, 0",
    "5, 1",
    "6, 2",
    "7, 4",
    "8, 8",
    "13, 256",
    "14, 512",
    "15, 900",
    "16, 900",
    "25, 900",
    "26, 900",
    "100, 900",
    "2147483647, 900"
  })
  void afterFiveFailuresOfAnAccountTheWaitDoublesUpToAQuarterOfAnHour(int failures, long seconds) {
    assertThat(LoginThrottle.PER_ACCOUNT.delayAfter(failures))
        .isEqualTo(Duration.ofSeconds(seconds));
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "29, 0", "30, 1", "31, 2", "39, 512", "40, 900", "1000, 900"})
  void anAddressBehindWhichManySitHasMoreFreeAttempts(int failures, long seconds) {
    assertThat(LoginThrottle.PER_ADDRESS.delayAfter(failures))
        .isEqualTo(Duration.ofSeconds(seconds));
  }

  @Test
  void moreFailuresNeverMeanLessWaiting() {
    Duration longest = Duration.ZERO;
    for (int failures = 0; failures < 200; failures++) {
      Duration delay = LoginThrottle.PER_ACCOUNT.delayAfter(failures);
      assertThat(delay).isGreaterThanOrEqualTo(longest);
      longest = delay;
    }
  }

  @Test
  void aBrakeThatDoesNotBrakeCannotBeBuilt() {
    Duration second = Duration.ofSeconds(1);

    assertThatThrownBy(() -> new LoginThrottle(-1, second, second))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new LoginThrottle(5, Duration.ZERO, second))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new LoginThrottle(5, second, Duration.ofMillis(999)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
