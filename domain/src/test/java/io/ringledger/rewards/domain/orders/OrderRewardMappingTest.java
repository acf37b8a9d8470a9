package io.ringledger.rewards.domain.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ringledger.rewards.domain.Points;
import io.ringledger.rewards.domain.orders.OrderRewardMapping.Terms;
import io.ringledger.shared.domain.SiteId;
import io.ringledger.shared.domain.UserId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrderRewardMappingTest {

  private static final SiteId SITE = new SiteId(new UUID(1, 1));
  private static final UserId ADMIN = new UserId(new UUID(2, 2));
  private static final Instant NOW = Instant.parse("2030-06-01T12:00:00Z");

  @ParameterizedTest
  @CsvSource({"100,0,0", "100,99,0", "100,100,1", "100,4990,49", "1,99999999,99999999"})
  void aPointIsAtStakeForEachWholePartOfTheTotal(int minorPerPoint, long total, long points) {
    assertThat(new Terms(true, minorPerPoint, "shop").stake(total)).isEqualTo(new Points(points));
  }

  @Test
  void aPointStandsForOneToAMillion() {
    new Terms(true, 1, "shop");
    new Terms(true, 1_000_000, "shop");
    assertThatIllegalArgumentException().isThrownBy(() -> new Terms(true, 0, "shop"));
    assertThatIllegalArgumentException().isThrownBy(() -> new Terms(true, 1_000_001, "shop"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "ä", "a\n"})
  void whatNoPolicyCanNameIsNoGrade(String grade) {
    assertThatIllegalArgumentException().isThrownBy(() -> new Terms(true, 1, grade));
  }

  @Test
  void aGradeHasUpTo64Characters() {
    assertThat(OrderRewardMapping.isGrade("x".repeat(64))).isTrue();
    assertThat(OrderRewardMapping.isGrade("x".repeat(65))).isFalse();
  }

  @Test
  void versionsFollowEachOther() {
    Terms terms = new Terms(true, 100, "shop");
    OrderRewardMapping first = OrderRewardMapping.after(Optional.empty(), SITE, terms, ADMIN, NOW);
    OrderRewardMapping second =
        OrderRewardMapping.after(Optional.of(first), SITE, terms, ADMIN, NOW.plusSeconds(1));

    assertThat(first).isEqualTo(new OrderRewardMapping(SITE, 1, terms, ADMIN, NOW));
    assertThat(second).isEqualTo(new OrderRewardMapping(SITE, 2, terms, ADMIN, NOW.plusSeconds(1)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new OrderRewardMapping(SITE, 0, terms, ADMIN, NOW));
  }

  @Test
  void aClockThatIsBehindMovesNothingBack() {
    Terms terms = new Terms(true, 100, "shop");
    OrderRewardMapping first = OrderRewardMapping.after(Optional.empty(), SITE, terms, ADMIN, NOW);

    assertThat(
            OrderRewardMapping.after(Optional.of(first), SITE, terms, ADMIN, NOW.minusSeconds(1))
                .changedAt())
        .isEqualTo(NOW);
  }

  @Test
  void aSitesSourceIsNobodyElses() {
    assertThat(Purchase.sourceOf(SITE))
        .isEqualTo("urn:ringledger:site:00000000-0000-0001-0000-000000000001");
    assertThat(Purchase.isSource(Purchase.sourceOf(SITE))).isTrue();
    assertThat(Purchase.isSource("URN:RingLedger:SITE:x")).isTrue();
    assertThat(Purchase.isSource("urn:ringledger:shop")).isFalse();
  }
}
