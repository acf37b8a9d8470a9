package io.ringledger.reputation.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringledger.reputation.domain.PointsMoved.Kind;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReputationTest {

  private static final AccountId ANNA = AccountId.of("01900000-0000-7000-8000-00000000000a");
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  private static PointsMoved moved(long sequence, Kind kind, long points, long impact) {
    return new PointsMoved(ANNA, sequence, kind, points, impact, NOON.plusSeconds(sequence));
  }

  @Test
  void ofAnAccountOfWhichNothingIsKnownTheScoreIsZero() {
    Reputation nobody = Reputation.unknown(ANNA);
    assertThat(nobody.isKnown()).isFalse();
    assertThat(nobody).isEqualTo(new Reputation(ANNA, 0, 0, 0, 0, Optional.empty()));
  }

  @Test
  void theScoreIsTheSumOfAllImpacts() {
    Reputation three =
        Reputation.unknown(ANNA)
            .count(moved(1, Kind.EARNED, 100, 5))
            .count(moved(2, Kind.DEDUCTED, 30, -7))
            .count(moved(3, Kind.EARNED, 1, 0));
    assertThat(three)
        .isEqualTo(new Reputation(ANNA, -2, 101, 3, 3, Optional.of(NOON.plusSeconds(3))));
    assertThat(three.isKnown()).isTrue();
  }

  @Test
  void whatComesAgainChangesNothing() {
    Reputation once = Reputation.unknown(ANNA).count(moved(4, Kind.EARNED, 100, 5));
    assertThat(once.count(moved(4, Kind.EARNED, 100, 5))).isEqualTo(once);
    assertThat(once.count(moved(3, Kind.EARNED, 100, 5))).isEqualTo(once);
    assertThat(once.count(moved(5, Kind.EARNED, 100, 5)).score()).isEqualTo(10);
  }

  @Test
  void pointsThatAreTakenBackWereNotEarnedAndPointsThatComeBackAreNotEither() {
    Reputation earned = Reputation.unknown(ANNA).count(moved(1, Kind.EARNED, 100, 5));
    assertThat(earned.count(moved(2, Kind.EARNING_TAKEN_BACK, 100, -5)).pointsEarned()).isZero();
    assertThat(earned.count(moved(2, Kind.DEDUCTED, 40, 0)).pointsEarned()).isEqualTo(100);
    assertThat(earned.count(moved(2, Kind.DEDUCTION_TAKEN_BACK, 40, 0)).pointsEarned())
        .isEqualTo(100);
    assertThatThrownBy(() -> earned.count(moved(2, Kind.EARNING_TAKEN_BACK, 101, 0)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void noDigitIsLost() {
    Reputation most = Reputation.unknown(ANNA).count(moved(1, Kind.EARNED, 1, Long.MAX_VALUE));
    assertThatThrownBy(() -> most.count(moved(2, Kind.EARNED, 1, 1)))
        .isInstanceOf(ArithmeticException.class);
    assertThat(most.count(moved(2, Kind.EARNED, 1, 0)).score()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void whatHappenedToSomebodyElseDoesNotCount() {
    AccountId ben = AccountId.of("01900000-0000-7000-8000-00000000000b");
    assertThatThrownBy(() -> Reputation.unknown(ben).count(moved(1, Kind.EARNED, 1, 1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void noStandingIsInItselfAContradiction() {
    Optional<Instant> noon = Optional.of(NOON);
    for (Runnable made :
        new Runnable[] {
          () -> new Reputation(ANNA, 0, -1, 1, 1, noon),
          () -> new Reputation(ANNA, 0, 0, -1, 1, noon),
          () -> new Reputation(ANNA, 0, 0, 2, 1, noon),
          () -> new Reputation(ANNA, 0, 0, 0, 1, noon),
          () -> new Reputation(ANNA, 0, 0, 1, 1, Optional.empty()),
          () -> new Reputation(ANNA, 0, 0, 0, 0, noon),
          () -> new Reputation(ANNA, 1, 0, 0, 0, Optional.empty()),
          () -> new Reputation(ANNA, 0, 1, 0, 0, Optional.empty()),
          () -> moved(0, Kind.EARNED, 1, 1),
          () -> moved(1, Kind.EARNED, 0, 1)
        }) {
      assertThatThrownBy(made::run).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void accountsAreInTheOrderOfTheirTexts() {
    AccountId low = new AccountId(new UUID(1, Long.MAX_VALUE));
    AccountId high = new AccountId(new UUID(1, Long.MIN_VALUE));
    AccountId highest = new AccountId(new UUID(Long.MIN_VALUE, 0));
    assertThat(low).isLessThan(high);
    assertThat(high).isLessThan(highest);
    assertThat(low.toString()).isLessThan(high.toString());
    assertThat(high.toString()).isLessThan(highest.toString());
  }
}
