package io.ringledger.bouts.domain;

import static io.ringledger.bouts.domain.BoutFixtures.PROMOTER_WALLET;
import static io.ringledger.bouts.domain.BoutFixtures.aBoutIn;
import static io.ringledger.bouts.domain.BoutFixtures.aBoutInPayouts;
import static io.ringledger.bouts.domain.BoutFixtures.aBoutWithResult;
import static io.ringledger.bouts.domain.BoutFixtures.aClosedBout;
import static io.ringledger.bouts.domain.BoutFixtures.aCreateClaim;
import static io.ringledger.bouts.domain.BoutFixtures.aDraftBout;
import static io.ringledger.bouts.domain.BoutFixtures.aFundedBout;
import static io.ringledger.bouts.domain.BoutFixtures.created;
import static io.ringledger.bouts.domain.BoutFixtures.hashOf;
import static io.ringledger.bouts.domain.BoutFixtures.paid;
import static io.ringledger.bouts.domain.BoutFixtures.refusalOf;
import static io.ringledger.bouts.domain.BoutFixtures.successOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringledger.bouts.domain.EscrowState.Cancelled;
import io.ringledger.bouts.domain.EscrowState.Created;
import io.ringledger.bouts.domain.EscrowState.Failed;
import io.ringledger.bouts.domain.EscrowState.Finished;
import io.ringledger.bouts.domain.EscrowState.Planned;
import io.ringledger.bouts.domain.LedgerEvidence.Declared;
import io.ringledger.shared.domain.Altered;
import io.ringledger.shared.domain.Drops;
import io.ringledger.shared.domain.Outcome.Rejected;
import io.ringledger.shared.domain.RippleTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Reading back checks what holds for every bout, so a broken row is found and never used. */
class BoutRestoreTest {

  @ParameterizedTest
  @EnumSource
  void aBoutComesBackAsItWas(BoutStatus status) {
    Bout bout = aBoutIn(status);

    assertThat(Bout.restore(bout.snapshot()).snapshot()).isEqualTo(bout.snapshot());
    assertThat(Bout.restore(bout.snapshot())).hasToString(bout.toString());
  }

  @Test
  void theOrderOfTheEscrowsDoesNotMatter() {
    BoutSnapshot snapshot = aFundedBout().snapshot();
    BoutSnapshot reversed = withEscrows(snapshot, snapshot.escrows().reversed());

    assertThat(Bout.restore(reversed).snapshot()).isEqualTo(snapshot);
  }

  // Escrows

  @Test
  void thereIsOneEscrowOfEachKind() {
    List<Escrow> four = aDraftBout().escrows();

    assertBroken(withEscrows(aDraftBout().snapshot(), four.subList(0, 3)), "one escrow of each");
    assertBroken(withEscrows(aDraftBout().snapshot(), List.of()), "one escrow of each");
    List<Escrow> five = new ArrayList<>(four);
    five.add(four.getFirst());
    assertBroken(withEscrows(aDraftBout().snapshot(), five), "two escrows of kind");
  }

  @Test
  void eachEscrowHasItsOwnId() {
    Bout bout = aDraftBout();
    Escrow same =
        Altered.with(bout.escrow(EscrowKind.SHOW_B), "id", bout.escrow(EscrowKind.SHOW_A).id());

    assertBroken(with(bout, same), "each escrow its own id");
  }

  @Test
  void aTransactionConfirmsOneStepOnly() {
    Bout bout = aFundedBout();
    Created used = createdState(bout, EscrowKind.SHOW_A);

    assertBroken(
        with(
            bout,
            in(
                bout.escrow(EscrowKind.SHOW_B),
                new Created(used.transaction(), new OfferSequence(9)))),
        "a transaction confirms one step only");
  }

  @Test
  void aTransactionDoesNotCreateAndFinish() {
    Bout bout = aBoutInPayouts(Corner.A);
    Finished finished = (Finished) bout.escrow(EscrowKind.SHOW_A).state();

    assertBroken(
        with(
            bout,
            in(
                bout.escrow(EscrowKind.SHOW_A),
                new Finished(
                    finished.created(), finished.created().transaction(), finished.closeTime()))),
        "a transaction confirms one step only");
  }

  @Test
  void anOfferSequenceNamesOneEscrow() {
    Bout bout = aFundedBout();
    Created used = createdState(bout, EscrowKind.SHOW_A);

    assertBroken(
        with(
            bout,
            in(
                bout.escrow(EscrowKind.SHOW_B),
                new Created(hashOf("another"), used.offerSequence()))),
        "an offer sequence names one escrow");
  }

  @Test
  void oneWalletFundsAllFour() {
    Bout bout = aDraftBout();
    Escrow show = bout.escrow(EscrowKind.SHOW_A);
    Escrow foreign =
        Altered.with(show, "terms", Altered.with(show.terms(), "owner", Lies.STRANGER));

    assertBroken(with(bout, foreign), "one wallet");
  }

  // Status

  @Test
  void aWinnerIsThereExactlyAfterTheResult() {
    for (BoutStatus status : List.of(BoutStatus.DRAFT, BoutStatus.ESCROWS_CREATED)) {
      assertBroken(
          Altered.with(aBoutIn(status).snapshot(), "winner", Optional.of(Corner.A)), "a winner");
    }
    for (BoutStatus status :
        List.of(BoutStatus.RESULT_ENTERED, BoutStatus.PAYOUTS_IN_PROGRESS, BoutStatus.CLOSED)) {
      assertBroken(
          Altered.with(aBoutIn(status).snapshot(), "winner", Optional.empty()), "a winner");
    }
  }

  @Test
  void noStatusFitsTheEscrowsOfAnother() {
    for (BoutStatus actual : BoutStatus.values()) {
      for (BoutStatus claimed : BoutStatus.values()) {
        BoutSnapshot snapshot =
            Altered.with(
                Altered.with(aBoutIn(actual).snapshot(), "status", claimed),
                "winner",
                claimed.compareTo(BoutStatus.RESULT_ENTERED) >= 0
                    ? Optional.of(Corner.A)
                    : Optional.empty());
        // These two differ in the result alone.
        boolean sameEscrows =
            List.of(BoutStatus.ESCROWS_CREATED, BoutStatus.RESULT_ENTERED)
                .containsAll(List.of(actual, claimed));
        if (actual != claimed && !sameEscrows) {
          assertBroken(snapshot, "");
        }
      }
    }
  }

  @Test
  void aBoutIsADraftAsLongAsOneEscrowIsPlanned() {
    Bout bout = aFundedBout();

    assertBroken(with(bout, in(bout.escrow(EscrowKind.SHOW_A), new Planned())), "draft until");
    assertBroken(Altered.with(aFundedBout().snapshot(), "status", BoutStatus.DRAFT), "draft until");
  }

  @Test
  void anEscrowThatFailedBeforeItWasCreatedKeepsTheBoutADraft() {
    Bout bout = created(created(aDraftBout(), EscrowKind.SHOW_B), EscrowKind.BONUS_A);
    Bout lost =
        Bout.restore(with(bout, in(bout.escrow(EscrowKind.SHOW_A), new Failed(Optional.empty()))));

    Bout after = created(lost, EscrowKind.BONUS_B);
    assertThat(after.status()).isEqualTo(BoutStatus.DRAFT);
    assertBroken(Altered.with(after.snapshot(), "status", BoutStatus.ESCROWS_CREATED), "draft");
  }

  @Test
  void aFailedEscrowIsTerminal() {
    Bout draft = aDraftBout();
    Bout lostEarly =
        Bout.restore(
            with(draft, in(draft.escrow(EscrowKind.SHOW_A), new Failed(Optional.empty()))));
    Bout decided = aBoutWithResult(Corner.A);
    Failed failed = new Failed(Optional.of(createdState(decided, EscrowKind.SHOW_A)));
    Bout lostLate = Bout.restore(with(decided, in(decided.escrow(EscrowKind.SHOW_A), failed)));

    assertThat(
            refusalOf(
                lostEarly.confirmEscrow(
                    aCreateClaim(lostEarly, EscrowKind.SHOW_A), new Declared())))
        .extracting(Rejected::code)
        .isEqualTo(BoutFailure.ESCROW_CONFIRMATION_CONFLICT);
    assertThat(
            refusalOf(
                lostLate.confirmPayout(
                    BoutFixtures.aPayoutClaim(lostLate, EscrowKind.SHOW_A), new Declared())))
        .extracting(Rejected::code)
        .isEqualTo(BoutFailure.PAYOUT_CONFIRMATION_CONFLICT);
    assertThat(successOf(lostLate.payoutsToPrepare()))
        .extracting(step -> step.escrow().kind())
        .doesNotContain(EscrowKind.SHOW_A);
    Bout rest = paid(paid(lostLate, EscrowKind.SHOW_B), EscrowKind.BONUS_A);
    assertThat(rest.status()).isEqualTo(BoutStatus.PAYOUTS_IN_PROGRESS);
  }

  @Test
  void theWinnersBonusIsNeverCancelledAndTheLosersNeverFinished() {
    Bout bout = paid(aBoutInPayouts(Corner.A), EscrowKind.BONUS_B);

    assertBroken(
        Altered.with(bout.snapshot(), "winner", Optional.of(Corner.B)), "the winner's bonus");
    assertBroken(
        Altered.with(aClosedBout(Corner.A).snapshot(), "winner", Optional.of(Corner.B)), "");
    Bout bonusOnly = paid(aBoutWithResult(Corner.A), EscrowKind.BONUS_A);
    assertBroken(
        Altered.with(bonusOnly.snapshot(), "winner", Optional.of(Corner.B)), "the loser's bonus");
  }

  // One escrow

  @Test
  void aShowPurseIsNeverCancelled() {
    Escrow show = aFundedBout().escrow(EscrowKind.SHOW_A);
    Cancelled cancelled =
        new Cancelled(
            (Created) show.state(), hashOf("cancel"), new RippleTime(RippleTime.MAX_SECONDS));

    assertThatThrownBy(() -> in(show, cancelled)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void nothingIsFinishedOrCancelledBeforeItsTime() {
    Escrow bonus = aFundedBout().escrow(EscrowKind.BONUS_A);
    Created before = (Created) bonus.state();
    RippleTime finish = bonus.terms().window().finishAfter();
    RippleTime cancel = bonus.terms().window().cancelAfter().orElseThrow();

    assertThat(in(bonus, new Finished(before, hashOf("x"), finish)).status())
        .isEqualTo(EscrowStatus.FINISHED);
    assertThat(in(bonus, new Cancelled(before, hashOf("x"), cancel)).status())
        .isEqualTo(EscrowStatus.CANCELLED);
    assertThatThrownBy(() -> in(bonus, new Finished(before, hashOf("x"), Lies.later(finish, -1))))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> in(bonus, new Cancelled(before, hashOf("x"), Lies.later(cancel, -1))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void termsHoldAConditionAndACancelAfterExactlyForABonus() {
    EscrowTerms show = aDraftBout().escrow(EscrowKind.SHOW_A).terms();
    EscrowTerms bonus = aDraftBout().escrow(EscrowKind.BONUS_A).terms();

    assertThat(bonus.owner()).isEqualTo(PROMOTER_WALLET);
    for (Runnable broken :
        List.<Runnable>of(
            () -> Altered.with(show, "kind", EscrowKind.BONUS_A),
            () -> Altered.with(show, "condition", bonus.condition()),
            () -> Altered.with(show, "window", bonus.window()),
            () -> Altered.with(show, "amount", Drops.ZERO),
            () -> Altered.with(bonus, "kind", EscrowKind.SHOW_A),
            () -> Altered.with(bonus, "condition", Optional.empty()),
            () -> Altered.with(bonus, "window", show.window()))) {
      assertThatThrownBy(broken::run).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void aWindowEndsAfterItBegins() {
    RippleTime at = new RippleTime(1000);

    assertThat(new EscrowWindow(at, Optional.of(Lies.later(at, 1))).cancelAfter()).isPresent();
    for (long early : new long[] {0, -1}) {
      assertThatThrownBy(() -> new EscrowWindow(at, Optional.of(Lies.later(at, early))))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static Created createdState(Bout bout, EscrowKind kind) {
    return (Created) bout.escrow(kind).state();
  }

  private static Escrow in(Escrow escrow, EscrowState state) {
    return Altered.with(escrow, "state", state);
  }

  private static BoutSnapshot with(Bout bout, Escrow changed) {
    return withEscrows(
        bout.snapshot(),
        bout.escrows().stream()
            .map(escrow -> escrow.kind() == changed.kind() ? changed : escrow)
            .toList());
  }

  private static BoutSnapshot withEscrows(BoutSnapshot snapshot, List<Escrow> escrows) {
    return Altered.with(snapshot, "escrows", escrows);
  }

  private static void assertBroken(BoutSnapshot snapshot, String invariant) {
    assertThatThrownBy(() -> Bout.restore(snapshot))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(invariant);
  }
}
