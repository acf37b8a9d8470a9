package io.ringledger.shared.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class RippleTimeProperties {

  @Property
  void everyMomentSurvivesTheWayToAnInstantAndBack(
      @ForAll @LongRange(max = RippleTime.MAX_SECONDS) long seconds) {
    RippleTime time = new RippleTime(seconds);

    assertThat(RippleTime.of(time.toInstant())).isEqualTo(time);
  }

  @Property
  void aFractionOfASecondBelongsToItsSecond(
      @ForAll @LongRange(max = RippleTime.MAX_SECONDS) long seconds,
      @ForAll @IntRange(max = 999_999_999) int nanos) {
    RippleTime time = new RippleTime(seconds);

    assertThat(RippleTime.of(time.toInstant().plusNanos(nanos))).isEqualTo(time);
  }

  @Property
  void laterMomentsCompareAsLater(
      @ForAll @LongRange(max = RippleTime.MAX_SECONDS / 2) long seconds,
      @ForAll @LongRange(min = 1, max = RippleTime.MAX_SECONDS / 2) long more) {
    RippleTime early = new RippleTime(seconds);
    RippleTime late = early.plus(Duration.ofSeconds(more));

    assertThat(early.isBefore(late)).isTrue();
    assertThat(late.isBefore(early)).isFalse();
    assertThat(early).isLessThan(late);
    assertThat(early.toInstant()).isBefore(late.toInstant());
  }
}
