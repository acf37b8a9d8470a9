package io.ringledger.bouts.domain;

import static io.ringledger.bouts.domain.BoutFixtures.aBoutIn;
import static io.ringledger.bouts.domain.BoutFixtures.aBoutWithResult;
import static io.ringledger.bouts.domain.BoutFixtures.aClosedBout;
import static io.ringledger.bouts.domain.BoutFixtures.paid;
import static io.ringledger.bouts.domain.BoutFixtures.refusalOf;
import static io.ringledger.bouts.domain.BoutFixtures.successOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringledger.bouts.domain.PayoutStep.CancelBonus;
import io.ringledger.bouts.domain.PayoutStep.FinishBonus;
import io.ringledger.bouts.domain.PayoutStep.FinishShow;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PayoutPreparationTest {

  @ParameterizedTest
  @EnumSource
  void everyPurseHasItsWayOut(Corner winner) {
    Bout bout = aBoutWithResult(winner);
    List<PayoutStep> steps = successOf(bout.payoutsToPrepare());

    assertThat(steps).hasSize(4);
    for (PayoutStep step : steps) {
      EscrowKind kind = step.escrow().kind();
      EscrowWindow window = step.escrow().terms().window();
      assertThat(step.offerSequence()).isEqualTo(BoutFixtures.offerSequence(kind));
      switch (step) {
        case FinishShow show -> {
          assertThat(kind.isBonus()).isFalse();
          assertThat(show.closing()).isEqualTo(Closing.FINISH);
          assertThat(show.notBefore()).isEqualTo(window.finishAfter());
        }
        case FinishBonus bonus -> {
          assertThat(kind).isEqualTo(EscrowKind.bonusOf(winner));
          assertThat(bonus.closing()).isEqualTo(Closing.FINISH);
          assertThat(bonus.notBefore()).isEqualTo(window.finishAfter());
          assertThat(bonus.permit().escrow()).isEqualTo(bout.escrow(kind).id());
        }
        case CancelBonus cancel -> {
          assertThat(kind).isEqualTo(EscrowKind.bonusOf(winner.opposite()));
          assertThat(cancel.closing()).isEqualTo(Closing.CANCEL);
          assertThat(Optional.of(cancel.notBefore())).isEqualTo(window.cancelAfter());
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"DRAFT", "ESCROWS_CREATED"})
  void beforeTheResultNothingIsPrepared(BoutStatus status) {
    assertThat(refusalOf(aBoutIn(status).payoutsToPrepare()).code())
        .isEqualTo(BoutFailure.PAYOUT_PREPARATION_CONFLICT);
  }

  @Test
  void whatHasLeftIsNotOfferedAgain() {
    Bout bout = paid(aBoutWithResult(Corner.A), EscrowKind.BONUS_A);

    assertThat(successOf(bout.payoutsToPrepare()))
        .extracting(step -> step.escrow().kind())
        .containsExactly(EscrowKind.SHOW_A, EscrowKind.SHOW_B, EscrowKind.BONUS_B);
  }

  @ParameterizedTest
  @EnumSource
  void aClosedBoutOffersTheLosersBonusUntilItIsBack(Corner winner) {
    Bout closed = aClosedBout(winner);
    EscrowKind losers = EscrowKind.bonusOf(winner.opposite());

    assertThat(successOf(closed.payoutsToPrepare()))
        .extracting(step -> step.escrow().kind())
        .containsExactly(losers);
    assertThat(successOf(paid(closed, losers).payoutsToPrepare())).isEmpty();
  }
}
