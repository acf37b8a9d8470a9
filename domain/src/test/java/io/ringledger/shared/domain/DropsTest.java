package io.ringledger.shared.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DropsTest {

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 1_000_000, 100_000_000_000_000_000L})
  void dropsGoFromNothingToAllXrpThereIs(long value) {
    assertThat(new Drops(value)).hasToString(Long.toString(value));
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 100_000_000_000_000_001L, Long.MAX_VALUE, Long.MIN_VALUE})
  void nothingElseIsAnAmount(long value) {
    assertThatThrownBy(() -> new Drops(value)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aSumDoesNotExceedAllXrpThereIs() {
    Drops all = new Drops(Drops.MAX_VALUE);

    assertThat(new Drops(Drops.MAX_VALUE - 1).plus(new Drops(1))).isEqualTo(all);
    assertThatThrownBy(() -> all.plus(new Drops(1))).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aDifferenceIsNotNegative() {
    assertThat(new Drops(5).minus(new Drops(5))).isEqualTo(Drops.ZERO);
    assertThatThrownBy(() -> new Drops(5).minus(new Drops(6)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void nothingIsZero() {
    assertThat(Drops.ZERO.isZero()).isTrue();
    assertThat(new Drops(1).isZero()).isFalse();
  }
}
