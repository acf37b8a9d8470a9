package io.ringledger.shared.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class DropsProperties {

  @Property
  void sumsAreExactOrRefused(
      @ForAll @LongRange(max = Drops.MAX_VALUE) long a,
      @ForAll @LongRange(max = Drops.MAX_VALUE) long b) {
    BigInteger exact = BigInteger.valueOf(a).add(BigInteger.valueOf(b));

    if (exact.compareTo(BigInteger.valueOf(Drops.MAX_VALUE)) <= 0) {
      assertThat(new Drops(a).plus(new Drops(b)).value()).isEqualTo(exact.longValueExact());
      assertThat(new Drops(a).plus(new Drops(b))).isEqualTo(new Drops(b).plus(new Drops(a)));
    } else {
      assertThatThrownBy(() -> new Drops(a).plus(new Drops(b)))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Property
  void takingAwayUndoesAdding(
      @ForAll @LongRange(max = Drops.MAX_VALUE / 2) long a,
      @ForAll @LongRange(max = Drops.MAX_VALUE / 2) long b) {
    assertThat(new Drops(a).plus(new Drops(b)).minus(new Drops(b))).isEqualTo(new Drops(a));
  }

  @Property
  void moreThanThereIsCannotBeTakenAway(
      @ForAll @LongRange(max = Drops.MAX_VALUE) long a,
      @ForAll @LongRange(max = Drops.MAX_VALUE) long b) {
    Assume.that(a < b);

    assertThatThrownBy(() -> new Drops(a).minus(new Drops(b)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Property
  void amountsAreOrderedAsTheirNumbers(
      @ForAll @LongRange(max = Drops.MAX_VALUE) long a,
      @ForAll @LongRange(max = Drops.MAX_VALUE) long b) {
    assertThat(Integer.signum(new Drops(a).compareTo(new Drops(b))))
        .isEqualTo(Integer.signum(Long.compare(a, b)));
  }
}
