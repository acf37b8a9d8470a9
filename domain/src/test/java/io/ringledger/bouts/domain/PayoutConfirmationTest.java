package io.ringledger.bouts.domain;

import static io.ringledger.bouts.domain.BoutFixtures.aBoutIn;
import static io.ringledger.bouts.domain.BoutFixtures.aBoutWithResult;
import static io.ringledger.bouts.domain.BoutFixtures.aClosedBout;
import static io.ringledger.bouts.domain.BoutFixtures.aPayoutClaim;
import static io.ringledger.bouts.domain.BoutFixtures.createHash;
import static io.ringledger.bouts.domain.BoutFixtures.fulfillmentHex;
import static io.ringledger.bouts.domain.BoutFixtures.paid;
import static io.ringledger.bouts.domain.BoutFixtures.payoutHash;
import static io.ringledger.bouts.domain.BoutFixtures.preimageOf;
import static io.ringledger.bouts.domain.BoutFixtures.proofOf;
import static io.ringledger.bouts.domain.BoutFixtures.refusalOf;
import static io.ringledger.bouts.domain.BoutFixtures.successOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringledger.bouts.domain.EscrowState.Cancelled;
import io.ringledger.bouts.domain.EscrowState.Created;
import io.ringledger.bouts.domain.EscrowState.Finished;
import io.ringledger.bouts.domain.LedgerEvidence.Declared;
import io.ringledger.bouts.domain.LedgerEvidence.Proved;
import io.ringledger.shared.domain.Altered;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.domain.RippleTime;
import io.ringledger.shared.domain.TransactionHash;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PayoutConfirmationTest {

  @ParameterizedTest
  @EnumSource
  void aDeclaredClaimThatFitsMovesItsEscrowOnly(EscrowKind kind) {
    Bout before = aBoutWithResult(Corner.A);
    PayoutClaim claim = aPayoutClaim(before, kind);
    Bout after = successOf(before.confirmPayout(claim, new Declared()));

    Created created = (Created) before.escrow(kind).state();
    assertThat(after.escrow(kind).state())
        .isEqualTo(
            kind == EscrowKind.BONUS_B
                ? new Cancelled(created, payoutHash(before, kind), claim.closeTime())
                : new Finished(created, payoutHash(before, kind), claim.closeTime()));
    assertThat(after.escrows())
        .filteredOn(escrow -> escrow.kind() != kind)
        .isEqualTo(before.escrows().stream().filter(escrow -> escrow.kind() != kind).toList());
    assertThat(after.status()).isEqualTo(BoutStatus.PAYOUTS_IN_PROGRESS);
  }

  @ParameterizedTest
  @EnumSource
  void aProvedClaimThatFitsMovesItsEscrow(EscrowKind kind) {
    Bout bout = aBoutWithResult(Corner.B);
    PayoutClaim claim = aPayoutClaim(bout, kind);

    Bout after = successOf(bout.confirmPayout(claim, new Proved(proofOf(bout, claim))));
    assertThat(after.escrow(kind).status())
        .isEqualTo(kind == EscrowKind.BONUS_A ? EscrowStatus.CANCELLED : EscrowStatus.FINISHED);
  }

  @ParameterizedTest
  @EnumSource
  void bothShowsAndTheWinnersBonusCloseTheBoutWhicheverIsLast(Corner winner) {
    List<EscrowKind> closing =
        List.of(EscrowKind.SHOW_A, EscrowKind.SHOW_B, EscrowKind.bonusOf(winner));
    for (EscrowKind last : closing) {
      Bout bout = aBoutWithResult(winner);
      for (EscrowKind kind : closing) {
        bout = kind == last ? bout : paid(bout, kind);
      }
      assertThat(bout.status()).isEqualTo(BoutStatus.PAYOUTS_IN_PROGRESS);
      assertThat(paid(bout, last).status()).isEqualTo(BoutStatus.CLOSED);
    }
  }

  @ParameterizedTest
  @EnumSource
  void theLosersBonusAloneClosesNothingAndIsNotNeeded(Corner winner) {
    EscrowKind losers = EscrowKind.bonusOf(winner.opposite());
    Bout bout = paid(aBoutWithResult(winner), losers);
    assertThat(bout.status()).isEqualTo(BoutStatus.PAYOUTS_IN_PROGRESS);

    Bout shows = paid(paid(bout, EscrowKind.SHOW_A), EscrowKind.SHOW_B);
    assertThat(shows.status()).isEqualTo(BoutStatus.PAYOUTS_IN_PROGRESS);
    assertThat(paid(shows, EscrowKind.bonusOf(winner)).status()).isEqualTo(BoutStatus.CLOSED);
  }

  @ParameterizedTest
  @EnumSource
  void theLosersBonusGoesBackAfterTheBoutIsClosedAndMovesTheEscrowOnly(Corner winner) {
    EscrowKind losers = EscrowKind.bonusOf(winner.opposite());
    Bout after = paid(aClosedBout(winner), losers);

    assertThat(after.status()).isEqualTo(BoutStatus.CLOSED);
    assertThat(after.escrow(losers).status()).isEqualTo(EscrowStatus.CANCELLED);
  }

  @ParameterizedTest
  @EnumSource(names = {"DRAFT", "ESCROWS_CREATED"})
  void beforeTheResultNothingIsPaid(BoutStatus status) {
    Bout bout = aBoutIn(status);
    for (EscrowKind kind : EscrowKind.values()) {
      for (Closing closing : Closing.values()) {
        PayoutClaim claim = aPayoutClaim(bout, kind, closing);
        assertThat(refusalOf(bout.confirmPayout(claim, new Declared())).code())
            .isEqualTo(BoutFailure.PAYOUT_CONFIRMATION_CONFLICT);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatHasLeftDoesNotLeaveAgainNotEvenByTheSameClaim(EscrowKind kind) {
    Bout bout = paid(aBoutWithResult(Corner.A), kind);
    PayoutClaim another = Altered.with(aPayoutClaim(bout, kind), "transaction", hash("another"));

    for (PayoutClaim claim : List.of(aPayoutClaim(bout, kind), another)) {
      assertThat(refusalOf(bout.confirmPayout(claim, new Declared())).code())
          .isEqualTo(BoutFailure.PAYOUT_CONFIRMATION_CONFLICT);
    }
  }

  @Test
  void aSuccessClearsTheLastFailure() {
    Bout bout =
        aBoutWithResult(Corner.A)
            .recordFailure(
                EscrowKind.SHOW_A, new RecordedFailure(BoutFailure.LEDGER_TEC_TEM, "earlier"));

    assertThat(paid(bout, EscrowKind.SHOW_A).escrow(EscrowKind.SHOW_A).failure()).isEmpty();
  }

  // Times

  @ParameterizedTest
  @EnumSource(names = {"SHOW_A", "SHOW_B", "BONUS_A"})
  void aFinishClosesAtFinishAfterAndNotASecondEarlier(EscrowKind kind) {
    Bout bout = aBoutWithResult(Corner.A);
    RippleTime finishAfter = bout.escrow(kind).terms().window().finishAfter();

    assertThat(statusAfter(bout, kind, finishAfter)).isEqualTo(EscrowStatus.FINISHED);
    assertTooEarly(bout, kind, Lies.later(finishAfter, -1));
  }

  @Test
  void aCancelClosesAtCancelAfterAndNotASecondEarlier() {
    Bout bout = aBoutWithResult(Corner.A);
    RippleTime cancelAfter =
        bout.escrow(EscrowKind.BONUS_B).terms().window().cancelAfter().orElseThrow();

    assertThat(statusAfter(bout, EscrowKind.BONUS_B, cancelAfter))
        .isEqualTo(EscrowStatus.CANCELLED);
    assertTooEarly(bout, EscrowKind.BONUS_B, Lies.later(cancelAfter, -1));
    assertTooEarly(
        bout, EscrowKind.BONUS_B, bout.escrow(EscrowKind.BONUS_B).terms().window().finishAfter());
  }

  @Test
  void aWinnersBonusThatTheLedgerFinishedLateIsStillFinished() {
    Bout bout = aBoutWithResult(Corner.A);
    RippleTime cancelAfter =
        bout.escrow(EscrowKind.BONUS_A).terms().window().cancelAfter().orElseThrow();

    assertThat(statusAfter(bout, EscrowKind.BONUS_A, Lies.later(cancelAfter, 1)))
        .isEqualTo(EscrowStatus.FINISHED);
  }

  // The wrong way out

  @ParameterizedTest
  @EnumSource
  void aPurseDoesNotLeaveTheWrongWay(EscrowKind kind) {
    Bout bout = aBoutWithResult(Corner.A);
    Closing wrong =
        BoutFixtures.closingOf(bout, kind) == Closing.FINISH ? Closing.CANCEL : Closing.FINISH;
    PayoutClaim claim = aPayoutClaim(bout, kind, wrong);

    assertInvalid(wrong.wire(), bout.confirmPayout(claim, new Declared()));
    assertInvalid(wrong.wire(), bout.confirmPayout(claim, new Proved(proofOf(bout, claim))));
  }

  @Test
  void theLosersFulfillmentOpensNothing() {
    Bout bout = aBoutWithResult(Corner.A);
    PayoutClaim claim =
        Altered.with(
            aPayoutClaim(bout, EscrowKind.BONUS_A),
            "fulfillmentHex",
            Optional.of(fulfillmentHex(preimageOf(bout.id(), Corner.B))));

    assertInvalid("fulfillment_hex", bout.confirmPayout(claim, new Declared()));
  }

  @Test
  void aFulfillmentMayBeWrittenInLowerCase() {
    Bout bout = aBoutWithResult(Corner.A);
    PayoutClaim claim = aPayoutClaim(bout, EscrowKind.BONUS_A);
    PayoutClaim lower =
        Altered.with(
            claim, "fulfillmentHex", claim.fulfillmentHex().map(h -> h.toLowerCase(Locale.ROOT)));

    Bout after = successOf(bout.confirmPayout(lower, new Proved(proofOf(bout, claim))));
    assertThat(after.escrow(EscrowKind.BONUS_A).status()).isEqualTo(EscrowStatus.FINISHED);
  }

  // Lies

  @ParameterizedTest
  @EnumSource
  void eachFieldThatLiesInADeclaredClaimIsFound(EscrowKind kind) {
    for (Corner winner : Corner.values()) {
      Bout bout = aBoutWithResult(winner);
      Lies.in(aPayoutClaim(bout, kind))
          .forEach((field, lie) -> assertInvalid(field, bout.confirmPayout(lie, new Declared())));
    }
  }

  @ParameterizedTest
  @EnumSource
  void eachFieldThatLiesInAClaimIsFoundAlthoughTheLedgerAloneWouldDo(EscrowKind kind) {
    for (Corner winner : Corner.values()) {
      Bout bout = aBoutWithResult(winner);
      Proved truth = new Proved(proofOf(bout, aPayoutClaim(bout, kind)));
      Lies.in(aPayoutClaim(bout, kind))
          .forEach((field, lie) -> assertInvalid(field, bout.confirmPayout(lie, truth)));
    }
  }

  @ParameterizedTest
  @EnumSource
  void eachFieldInWhichTheLedgerDiffersIsFound(EscrowKind kind) {
    for (Corner winner : Corner.values()) {
      Bout bout = aBoutWithResult(winner);
      PayoutClaim claim = aPayoutClaim(bout, kind);
      Lies.in(proofOf(bout, claim))
          .forEach(
              (field, proof) -> assertInvalid(field, bout.confirmPayout(claim, new Proved(proof))));
    }
  }

  // One transaction, one step

  @Test
  void aTransactionThatMovedAnythingBeforePaysNothing() {
    Bout bout = paid(aBoutWithResult(Corner.A), EscrowKind.SHOW_A);
    PayoutClaim claim = aPayoutClaim(bout, EscrowKind.SHOW_B);

    for (TransactionHash used :
        List.of(
            createHash(bout, EscrowKind.SHOW_B),
            createHash(bout, EscrowKind.BONUS_A),
            payoutHash(bout, EscrowKind.SHOW_A))) {
      PayoutClaim again = Altered.with(claim, "transaction", used);
      assertInvalid("tx_hash", bout.confirmPayout(again, new Declared()));
      assertInvalid("tx_hash", bout.confirmPayout(again, new Proved(proofOf(bout, again))));
    }
  }

  private static EscrowStatus statusAfter(Bout bout, EscrowKind kind, RippleTime closeTime) {
    PayoutClaim claim = at(bout, kind, closeTime);
    Bout declared = successOf(bout.confirmPayout(claim, new Declared()));
    Bout proved = successOf(bout.confirmPayout(claim, new Proved(proofOf(bout, claim))));
    assertThat(proved.snapshot()).isEqualTo(declared.snapshot());
    return declared.escrow(kind).status();
  }

  private static void assertTooEarly(Bout bout, EscrowKind kind, RippleTime closeTime) {
    PayoutClaim claim = at(bout, kind, closeTime);
    assertInvalid("close_time_ripple", bout.confirmPayout(claim, new Declared()));
    assertInvalid("close_time_ripple", bout.confirmPayout(claim, new Proved(proofOf(bout, claim))));
  }

  private static PayoutClaim at(Bout bout, EscrowKind kind, RippleTime closeTime) {
    return Altered.with(aPayoutClaim(bout, kind), "closeTime", closeTime);
  }

  private static TransactionHash hash(String name) {
    return BoutFixtures.hashOf(name);
  }

  private static void assertInvalid(String field, Outcome<Bout> outcome) {
    assertThat(refusalOf(outcome).code()).as(field).isEqualTo(BoutFailure.INVALID_CONFIRMATION);
  }
}
