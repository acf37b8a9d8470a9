package io.ringledger.bouts.domain;

import static io.ringledger.bouts.domain.BoutFixtures.aBoutIn;
import static io.ringledger.bouts.domain.BoutFixtures.aFundedBout;
import static io.ringledger.bouts.domain.BoutFixtures.refusalOf;
import static io.ringledger.bouts.domain.BoutFixtures.successOf;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class ResultTest {

  @ParameterizedTest
  @EnumSource
  void theWinnerOfAFundedBoutIsEntered(Corner winner) {
    Bout before = aFundedBout();
    Bout after = successOf(before.enterResult(winner));

    assertThat(after.status()).isEqualTo(BoutStatus.RESULT_ENTERED);
    assertThat(after.winner()).contains(winner);
    assertThat(after.escrows()).isEqualTo(before.escrows());
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "ESCROWS_CREATED")
  void atNoOtherTimeIsAResultEntered(BoutStatus status) {
    for (Corner corner : Corner.values()) {
      assertThat(refusalOf(aBoutIn(status).enterResult(corner)).code())
          .isEqualTo(BoutFailure.RESULT_CONFLICT);
    }
  }

  @ParameterizedTest
  @EnumSource
  void theWinnerStaysTheSameToTheEnd(Corner winner) {
    Bout bout = BoutFixtures.aClosedBout(winner);

    assertThat(bout.winner()).contains(winner);
    assertThat(refusalOf(bout.enterResult(winner.opposite())).code())
        .isEqualTo(BoutFailure.RESULT_CONFLICT);
  }
}
