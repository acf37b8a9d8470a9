package io.ringledger.bouts.application;

import static io.ringledger.bouts.domain.BoutFixtures.aBoutWithResult;
import static io.ringledger.bouts.domain.BoutFixtures.aFundedBout;
import static io.ringledger.bouts.domain.BoutFixtures.aPayoutClaim;
import static io.ringledger.bouts.domain.BoutFixtures.hashOf;
import static io.ringledger.bouts.domain.BoutFixtures.proofOf;
import static io.ringledger.bouts.domain.BoutFixtures.successOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringledger.bouts.application.outbound.EscrowLedger.Presence;
import io.ringledger.bouts.domain.Bout;
import io.ringledger.bouts.domain.BoutFailure;
import io.ringledger.bouts.domain.BoutStatus;
import io.ringledger.bouts.domain.Closing;
import io.ringledger.bouts.domain.Corner;
import io.ringledger.bouts.domain.EscrowKind;
import io.ringledger.bouts.domain.EscrowStatus;
import io.ringledger.bouts.domain.LedgerEvidence.Contradictory;
import io.ringledger.bouts.domain.LedgerProof.EscrowClosed;
import io.ringledger.shared.domain.Altered;
import io.ringledger.shared.domain.XrplAddressFixtures;
import java.time.Instant;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Anyone may finish or cancel an escrow once its time has come; the ledger tells. */
class StrangersClosingTest {

  private final SigningScene scene = opened(aBoutWithResult(Corner.A));

  @ParameterizedTest
  @EnumSource
  void whatAStrangerClosedTheRightWayIsAdopted(EscrowKind kind) {
    EscrowClosed closed = closes(scene, scene.bout, kind, rightWay(kind));
    scene.look(kind);

    assertThat(scene.escrow(kind).status())
        .isEqualTo(kind == EscrowKind.BONUS_B ? EscrowStatus.CANCELLED : EscrowStatus.FINISHED);
    assertThat(scene.now().status()).isEqualTo(BoutStatus.PAYOUTS_IN_PROGRESS);
    assertThat(scene.history()).containsExactly("payout.confirm success");
    assertThat(scene.arena.lastEntryOf(scene.bout).actor()).isEqualTo("system");
    assertThat(scene.arena.lastEntryOf(scene.bout).details())
        .containsEntry("tx_hash", closed.transaction().value());
    scene.look(kind);
    assertThat(scene.history()).hasSize(1);
  }

  @Test
  void theWinnersBonusThatSomebodyCancelledIsMarkedFailed() {
    closes(scene, scene.bout, EscrowKind.BONUS_A, Closing.CANCEL);

    assertThat(scene.look(EscrowKind.BONUS_A)).isEmpty();
    assertThat(scene.escrow(EscrowKind.BONUS_A).status()).isEqualTo(EscrowStatus.FAILED);
    assertThat(scene.escrow(EscrowKind.BONUS_A).failure().orElseThrow().reason())
        .startsWith("the purse went back to the promoter, by transaction ");
    assertThat(scene.history()).containsExactly("escrow.fail escrow_lost");
  }

  @Test
  void beforeTheResultItWaitsAndIsAdoptedOnceTheResultIsIn() {
    SigningScene early = opened(aFundedBout());
    closes(early, scene.bout, EscrowKind.SHOW_A, Closing.FINISH);
    Instant next = early.look(EscrowKind.SHOW_A).orElseThrow();

    assertThat(next).isAfter(early.arena.clock.instant());
    assertThat(early.now().snapshot()).isEqualTo(early.bout.snapshot());
    assertThat(early.history()).isEmpty();

    successOf(early.arena.results.enter(Arena.ADMINS, early.bout.id(), Corner.A));
    early.look(EscrowKind.SHOW_A);
    assertThat(early.escrow(EscrowKind.SHOW_A).status()).isEqualTo(EscrowStatus.FINISHED);
  }

  @Test
  void beforeFinishAfterTheLedgerIsNotAskedWhereTheEscrowIs() {
    SigningScene early = new SigningScene(aBoutWithResult(Corner.A));
    closes(early, early.bout, EscrowKind.SHOW_A, Closing.FINISH);
    Instant opens = early.escrow(EscrowKind.SHOW_A).terms().window().finishAfter().toInstant();
    early.isNow(opens.minusSeconds(1));
    assertThat(early.look(EscrowKind.SHOW_A)).contains(opens);
    assertThat(early.escrow(EscrowKind.SHOW_A).status()).isEqualTo(EscrowStatus.CREATED);

    early.isNow(opens);
    early.look(EscrowKind.SHOW_A);
    assertThat(early.escrow(EscrowKind.SHOW_A).status()).isEqualTo(EscrowStatus.FINISHED);
  }

  @Test
  void anEscrowThatIsGoneWithoutATraceIsNotedOnceAndLookedAtAgain() {
    scene.arena.ledger.finds(
        aPayoutProof(scene.bout, EscrowKind.SHOW_A, Closing.FINISH).createdBy(),
        new Presence.Missing());
    for (int i = 0; i < 3; i++) {
      assertThat(scene.look(EscrowKind.SHOW_A)).isPresent();
    }

    assertThat(scene.escrow(EscrowKind.SHOW_A).status()).isEqualTo(EscrowStatus.CREATED);
    assertThat(scene.escrow(EscrowKind.SHOW_A).failure().orElseThrow().code())
        .isEqualTo(BoutFailure.ESCROW_LOST);
    assertThat(Collections.frequency(scene.history(), "escrow.follow escrow_lost")).isOne();
  }

  @Test
  void aClosingThatContradictsItselfClosesNothing() {
    EscrowClosed closed = closes(scene, scene.bout, EscrowKind.SHOW_A, Closing.FINISH);
    scene.arena.ledger.holds(closed.transaction(), new Contradictory("meta: another amount"));
    scene.look(EscrowKind.SHOW_A);

    assertThat(scene.escrow(EscrowKind.SHOW_A).status()).isEqualTo(EscrowStatus.CREATED);
  }

  @Test
  void aClosingOfAnotherEscrowClosesNothing() {
    EscrowClosed closed = closes(scene, scene.bout, EscrowKind.SHOW_A, Closing.FINISH);
    scene.arena.ledger.holds(Altered.with(closed, "createdBy", hashOf("another escrow")));
    scene.look(EscrowKind.SHOW_A);
    scene.look(EscrowKind.SHOW_A);

    assertThat(scene.escrow(EscrowKind.SHOW_A).status()).isEqualTo(EscrowStatus.CREATED);
    assertThat(scene.history()).containsExactly("escrow.follow invalid_confirmation");
  }

  @Test
  void theSameTransactionClosesNoSecondEscrow() {
    EscrowClosed closed = closes(scene, scene.bout, EscrowKind.SHOW_A, Closing.FINISH);
    scene.look(EscrowKind.SHOW_A);
    EscrowClosed again =
        Altered.with(
            aPayoutProof(scene.bout, EscrowKind.SHOW_B, Closing.FINISH),
            "transaction",
            closed.transaction());
    scene.arena.ledger.holds(again);
    scene.arena.ledger.finds(again.createdBy(), new Presence.ClosedBy(again.transaction()));
    scene.look(EscrowKind.SHOW_B);

    assertThat(scene.escrow(EscrowKind.SHOW_B).status()).isEqualTo(EscrowStatus.CREATED);
  }

  @Test
  void aNodeThatIsDownChangesNothing() {
    closes(scene, scene.bout, EscrowKind.SHOW_A, Closing.FINISH);
    scene.arena.ledger.goesDown("no node answers");

    assertThat(scene.look(EscrowKind.SHOW_A)).isPresent();
    assertThat(scene.now().snapshot()).isEqualTo(scene.bout.snapshot());
  }

  /** Every window of the bout is open. */
  private static SigningScene opened(Bout bout) {
    SigningScene scene = new SigningScene(bout);
    scene.isNow(
        bout.escrow(EscrowKind.BONUS_B).terms().window().cancelAfter().orElseThrow().toInstant());
    return scene;
  }

  private static EscrowClosed closes(
      SigningScene scene, Bout bout, EscrowKind kind, Closing closing) {
    EscrowClosed closed =
        Altered.with(
            aPayoutProof(bout, kind, closing),
            "sender",
            XrplAddressFixtures.addressOf("a stranger"));
    scene.arena.ledger.holds(closed);
    scene.arena.ledger.finds(closed.createdBy(), new Presence.ClosedBy(closed.transaction()));
    return closed;
  }

  private static EscrowClosed aPayoutProof(Bout bout, EscrowKind kind, Closing closing) {
    return proofOf(bout, aPayoutClaim(bout, kind, closing));
  }

  private static Closing rightWay(EscrowKind kind) {
    return kind == EscrowKind.BONUS_B ? Closing.CANCEL : Closing.FINISH;
  }
}
