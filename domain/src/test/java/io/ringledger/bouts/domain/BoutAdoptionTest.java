package io.ringledger.bouts.domain;

import static io.ringledger.bouts.domain.BoutFixtures.aBoutIn;
import static io.ringledger.bouts.domain.BoutFixtures.aBoutWithResult;
import static io.ringledger.bouts.domain.BoutFixtures.aCreateClaim;
import static io.ringledger.bouts.domain.BoutFixtures.aDraftBout;
import static io.ringledger.bouts.domain.BoutFixtures.aFundedBout;
import static io.ringledger.bouts.domain.BoutFixtures.aPayoutClaim;
import static io.ringledger.bouts.domain.BoutFixtures.created;
import static io.ringledger.bouts.domain.BoutFixtures.hashOf;
import static io.ringledger.bouts.domain.BoutFixtures.paid;
import static io.ringledger.bouts.domain.BoutFixtures.proofOf;
import static io.ringledger.bouts.domain.BoutFixtures.refusalOf;
import static io.ringledger.bouts.domain.BoutFixtures.successOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringledger.bouts.domain.LedgerEvidence.NotFound;
import io.ringledger.bouts.domain.LedgerEvidence.Proved;
import io.ringledger.bouts.domain.LedgerProof.EscrowClosed;
import io.ringledger.bouts.domain.LedgerProof.EscrowCreated;
import io.ringledger.shared.domain.Altered;
import io.ringledger.shared.domain.XrplAddressFixtures;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the ledger proves moves a bout by the rules of a confirm, whoever sent it. */
class BoutAdoptionTest {

  @ParameterizedTest
  @EnumSource
  void anEscrowThatIsFoundOnTheLedgerIsCreatedAsByAConfirm(EscrowKind kind) {
    Bout draft = aDraftBout();
    EscrowCreateClaim claim = aCreateClaim(draft, kind);

    assertThat(successOf(draft.adoptEscrow(kind, proofOf(draft, claim))).snapshot())
        .isEqualTo(created(draft, kind).snapshot());
  }

  @ParameterizedTest
  @EnumSource
  void anEscrowWithOtherTermsIsNotAdopted(EscrowKind kind) {
    Bout draft = aDraftBout();
    EscrowCreated truth = proofOf(draft, aCreateClaim(draft, kind));
    for (Map.Entry<String, LedgerProof> lie : Lies.in(truth).entrySet()) {
      // Its name and its number on the ledger are whatever the ledger says.
      if (lie.getValue() instanceof EscrowCreated proof
          && !proof.transaction().equals(hashOf("another"))
          && proof.offerSequence().equals(truth.offerSequence())) {
        assertThat(refusalOf(draft.adoptEscrow(kind, proof)).code())
            .as(lie.getKey())
            .isEqualTo(BoutFailure.INVALID_CONFIRMATION);
      }
    }
  }

  @Test
  void aSecondCreationIsAConflict() {
    Bout half = created(aDraftBout(), EscrowKind.SHOW_A);
    EscrowCreated second =
        Altered.with(
            proofOf(half, aCreateClaim(half, EscrowKind.SHOW_A)), "transaction", hashOf("second"));

    assertThat(refusalOf(half.adoptEscrow(EscrowKind.SHOW_A, second)).code())
        .isEqualTo(BoutFailure.ESCROW_CONFIRMATION_CONFLICT);
  }

  @ParameterizedTest
  @EnumSource
  void whatAStrangerPaidOutOrTookBackTheRightWayIsAPayoutLikeAnyOther(EscrowKind kind) {
    Bout bout = aBoutWithResult(Corner.A);

    assertThat(successOf(bout.adoptPayout(kind, byAStranger(bout, kind))).snapshot())
        .isEqualTo(paid(bout, kind).snapshot());
  }

  @Test
  void theThreeThatCountCloseTheBoutWhoeverSentThem() {
    Bout bout = aBoutWithResult(Corner.B);
    for (EscrowKind kind :
        new EscrowKind[] {EscrowKind.SHOW_A, EscrowKind.BONUS_B, EscrowKind.SHOW_B}) {
      bout = successOf(bout.adoptPayout(kind, byAStranger(bout, kind)));
    }
    assertThat(bout.status()).isEqualTo(BoutStatus.CLOSED);
  }

  @ParameterizedTest
  @EnumSource
  void aConfirmStillTakesNoStrangersTransaction(EscrowKind kind) {
    Bout bout = aBoutWithResult(Corner.A);
    PayoutClaim claim = aPayoutClaim(bout, kind);

    assertThat(refusalOf(bout.confirmPayout(claim, new Proved(byAStranger(bout, kind)))).reason())
        .startsWith("Account");
  }

  @Test
  void theWinnersBonusThatSomebodyCancelledHasFailedForThatReason() {
    Bout bout = aBoutWithResult(Corner.A);
    EscrowClosed cancelled = proofOf(bout, aPayoutClaim(bout, EscrowKind.BONUS_A, Closing.CANCEL));
    Bout after = successOf(bout.adoptPayout(EscrowKind.BONUS_A, cancelled));

    assertThat(after.escrow(EscrowKind.BONUS_A).status()).isEqualTo(EscrowStatus.FAILED);
    assertThat(after.escrow(EscrowKind.BONUS_A).failure())
        .contains(
            new RecordedFailure(
                BoutFailure.ESCROW_LOST,
                "the purse went back to the promoter, by transaction " + cancelled.transaction()));
    assertThat(after.status()).isEqualTo(BoutStatus.RESULT_ENTERED);
    assertThat(after.bonusDeadline()).isEmpty();
  }

  @Test
  void theLosersBonusThatSomebodyFinishedHasFailedForThatReason() {
    Bout bout = aBoutWithResult(Corner.A);
    EscrowClosed finished = proofOf(bout, aPayoutClaim(bout, EscrowKind.BONUS_B, Closing.FINISH));
    Bout after = successOf(bout.adoptPayout(EscrowKind.BONUS_B, finished));

    assertThat(after.escrow(EscrowKind.BONUS_B).status()).isEqualTo(EscrowStatus.FAILED);
    assertThat(after.escrow(EscrowKind.BONUS_B).failure().orElseThrow().reason())
        .startsWith("the purse went to the loser");
  }

  @ParameterizedTest
  @EnumSource(names = {"DRAFT", "ESCROWS_CREATED"})
  void beforeTheResultNobodyCanTellWhichWayIsRight(BoutStatus status) {
    Bout funded = aFundedBout();
    Bout bout = status == BoutStatus.DRAFT ? created(aDraftBout(), EscrowKind.SHOW_A) : funded;
    EscrowClosed closed = proofOf(funded, aPayoutClaim(funded, EscrowKind.SHOW_A, Closing.FINISH));

    assertThat(refusalOf(bout.adoptPayout(EscrowKind.SHOW_A, closed)).code())
        .isEqualTo(BoutFailure.PAYOUT_CONFIRMATION_CONFLICT);
  }

  @ParameterizedTest
  @EnumSource
  void aProofAboutAnotherEscrowIsRefused(EscrowKind kind) {
    Bout bout = aBoutWithResult(Corner.A);
    for (Closing closing : Closing.values()) {
      EscrowClosed other =
          Altered.with(
              proofOf(bout, aPayoutClaim(bout, kind, closing)), "createdBy", hashOf("another"));

      assertThat(refusalOf(bout.adoptPayout(kind, other)).code())
          .isEqualTo(BoutFailure.INVALID_CONFIRMATION);
    }
  }

  @Test
  void aWinnersBonusThatWasOpenedWithAnotherSecretIsRefused() {
    Bout bout = aBoutWithResult(Corner.A);
    EscrowClosed odd =
        Altered.with(
            byAStranger(bout, EscrowKind.BONUS_A),
            "fulfillmentHex",
            Optional.of(Lies.wrongFulfillment()));

    assertThat(refusalOf(bout.adoptPayout(EscrowKind.BONUS_A, odd)).reason())
        .startsWith("fulfillment_hex");
  }

  @ParameterizedTest
  @EnumSource
  void theSameClaimOnceMoreIsJudgedLikeTheFirstAndChangesNothing(EscrowKind kind) {
    Bout draft = aDraftBout();
    EscrowCreateClaim claim = aCreateClaim(draft, kind);
    Proved proved = new Proved(proofOf(draft, claim));
    Bout after = created(draft, kind);

    assertThat(successOf(after.confirmEscrowAgain(claim, proved))).isSameAs(after);
    assertThat(refusalOf(draft.confirmEscrowAgain(claim, proved)).code())
        .isEqualTo(BoutFailure.ESCROW_CONFIRMATION_CONFLICT);
    assertThat(
            refusalOf(
                    after.confirmEscrowAgain(
                        Altered.with(claim, "transaction", hashOf("another")), proved))
                .code())
        .isEqualTo(BoutFailure.ESCROW_CONFIRMATION_CONFLICT);
    assertThat(refusalOf(after.confirmEscrowAgain(claim, new NotFound())).code())
        .isEqualTo(BoutFailure.CONFIRMATION_TIMEOUT);
    for (EscrowCreateClaim lie : Lies.in(claim).values()) {
      assertThat(refusalOf(after.confirmEscrowAgain(lie, proved)).code())
          .isEqualTo(BoutFailure.INVALID_CONFIRMATION);
    }
  }

  @ParameterizedTest
  @EnumSource
  void theSamePayoutOnceMoreIsJudgedLikeTheFirstAndChangesNothing(EscrowKind kind) {
    Bout before = aBoutWithResult(Corner.A);
    PayoutClaim claim = aPayoutClaim(before, kind);
    Proved proved = new Proved(byAStranger(before, kind));
    Bout after = paid(before, kind);

    assertThat(successOf(after.confirmPayoutAgain(claim, proved))).isSameAs(after);
    assertThat(refusalOf(before.confirmPayoutAgain(claim, proved)).code())
        .isEqualTo(BoutFailure.PAYOUT_CONFIRMATION_CONFLICT);
    assertThat(
            refusalOf(
                    after.confirmPayoutAgain(
                        Altered.with(claim, "transaction", hashOf("another")), proved))
                .code())
        .isEqualTo(BoutFailure.PAYOUT_CONFIRMATION_CONFLICT);
    for (PayoutClaim lie : Lies.in(claim).values()) {
      assertThat(refusalOf(after.confirmPayoutAgain(lie, proved)).code())
          .isEqualTo(BoutFailure.INVALID_CONFIRMATION);
    }
  }

  @ParameterizedTest
  @EnumSource
  void onlyWhatIsPlannedOrCreatedCanFail(EscrowKind kind) {
    RecordedFailure lost = new RecordedFailure(BoutFailure.ESCROW_LOST, "gone");
    for (Bout bout : new Bout[] {aDraftBout(), aFundedBout(), aBoutWithResult(Corner.A)}) {
      Bout after = successOf(bout.fail(kind, "gone"));
      assertThat(after.escrow(kind).status()).isEqualTo(EscrowStatus.FAILED);
      assertThat(after.escrow(kind).failure()).contains(lost);
      assertThat(after.escrow(kind).state().creation())
          .isEqualTo(bout.escrow(kind).state().creation());
      assertThat(after.status()).isEqualTo(bout.status());
      assertThat(refusalOf(after.fail(kind, "again")).code())
          .isEqualTo(BoutFailure.ESCROW_NOT_LOST);
    }
    Bout moved = paid(aBoutWithResult(Corner.A), kind);
    assertThat(refusalOf(moved.fail(kind, "gone")).code()).isEqualTo(BoutFailure.ESCROW_NOT_LOST);
  }

  @Test
  void aLostLosersBonusDoesNotKeepTheBoutFromClosing() {
    Bout bout = successOf(aBoutWithResult(Corner.A).fail(EscrowKind.BONUS_B, "gone"));

    assertThat(BoutFixtures.closed(bout).status()).isEqualTo(BoutStatus.CLOSED);
  }

  @ParameterizedTest
  @EnumSource
  void theWinnersBonusHasADeadlineWhileItIsLocked(BoutStatus status) {
    Bout bout = aBoutIn(status);
    boolean locked =
        bout.winner().isPresent()
            && bout.escrow(EscrowKind.BONUS_A).status() == EscrowStatus.CREATED;

    assertThat(bout.bonusDeadline())
        .isEqualTo(
            locked
                ? bout.escrow(EscrowKind.BONUS_A).terms().window().cancelAfter()
                : Optional.empty());
  }

  private static EscrowClosed byAStranger(Bout bout, EscrowKind kind) {
    return Altered.with(
        proofOf(bout, aPayoutClaim(bout, kind)),
        "sender",
        XrplAddressFixtures.addressOf("a stranger"));
  }
}
