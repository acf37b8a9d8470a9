package io.ringledger.bouts.application;

import static io.ringledger.bouts.domain.BoutFixtures.aBoutWithResult;
import static io.ringledger.bouts.domain.BoutFixtures.aCreateClaim;
import static io.ringledger.bouts.domain.BoutFixtures.aDraftBout;
import static io.ringledger.bouts.domain.BoutFixtures.aPayoutClaim;
import static io.ringledger.bouts.domain.BoutFixtures.hashOf;
import static io.ringledger.bouts.domain.BoutFixtures.proofOf;
import static io.ringledger.bouts.domain.BoutFixtures.successOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringledger.bouts.application.outbound.EscrowLedger.Presence;
import io.ringledger.bouts.application.outbound.SignedBlob;
import io.ringledger.bouts.domain.Bout;
import io.ringledger.bouts.domain.Corner;
import io.ringledger.bouts.domain.EscrowCreateClaim;
import io.ringledger.bouts.domain.EscrowKind;
import io.ringledger.bouts.domain.EscrowStatus;
import io.ringledger.bouts.domain.PayoutClaim;
import io.ringledger.bouts.domain.signing.FollowedStatus;
import io.ringledger.bouts.domain.signing.FollowedTransaction;
import io.ringledger.bouts.domain.signing.SigningAction;
import io.ringledger.bouts.domain.signing.SigningRequestStatus;
import io.ringledger.shared.application.Answer;
import io.ringledger.shared.application.RequestId;
import io.ringledger.shared.domain.Altered;
import io.ringledger.shared.domain.XrplAddressFixtures;
import java.util.Collections;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A client and the follow-up may find the same transaction; they never disagree. */
class ConfirmAfterFollowingTest {

  private static final EscrowKind SHOW = EscrowKind.SHOW_A;

  private final SigningScene scene = new SigningScene(aDraftBout()).prepared();
  private final EscrowCreateClaim claim = aCreateClaim(scene.bout, SHOW);

  @Test
  void aConfirmOfWhatWasFoundAlreadyAnswersTheSameFactsUnderAnyKey() {
    follow(scene, SHOW);
    Bout found = scene.now();
    int entries = scene.history().size();
    for (int i = 0; i < 5; i++) {
      Answer answer = scene.arena.confirm(scene.bout, "key-" + i, claim);
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.body()).contains(claim.transaction().value());
      assertThat(scene.arena.confirm(scene.bout, "key-" + i, claim)).isEqualTo(answer);
    }
    assertThat(scene.now().snapshot()).isEqualTo(found.snapshot());
    assertThat(scene.history()).hasSize(entries);
  }

  @ParameterizedTest
  @EnumSource
  void soDoesAConfirmOfAPayout(EscrowKind kind) {
    SigningScene fought = new SigningScene(aBoutWithResult(Corner.A)).prepared();
    PayoutClaim payout = aPayoutClaim(fought.bout, kind);
    follow(fought, kind);

    assertThat(fought.arena.confirm(fought.bout, "key", payout).status()).isEqualTo(200);
    PayoutClaim other = Altered.with(payout, "transaction", hashOf("another"));
    fought.arena.ledger.holds(
        Altered.with(proofOf(fought.bout, payout), "transaction", hashOf("another")));
    assertThat(fought.arena.confirm(fought.bout, "key-2", other).status()).isEqualTo(409);
  }

  @Test
  void aConfirmWithAnotherTransactionIsAConflict() {
    follow(scene, SHOW);
    EscrowCreateClaim other = Altered.with(claim, "transaction", hashOf("another"));
    scene.arena.ledger.holds(proofOf(scene.bout, other));

    assertThat(scene.arena.confirm(scene.bout, "key", other).status()).isEqualTo(409);
  }

  @Test
  void aClaimThatIsWrongAboutOneFieldIsAConflictAlsoForTheSameTransaction() {
    follow(scene, SHOW);
    EscrowCreateClaim lie = Altered.with(claim, "ownerAddress", "rSomeoneElse");

    assertThat(scene.arena.confirm(scene.bout, "key", lie).status()).isEqualTo(409);
  }

  @Test
  void aClientsOwnConfirmRepeatedUnderAnotherKeyStaysAConflict() {
    scene.validates(SHOW);
    assertThat(scene.arena.confirm(scene.bout, "key-1", claim).status()).isEqualTo(200);

    assertThat(scene.arena.confirm(scene.bout, "key-2", claim).status()).isEqualTo(409);
  }

  @Test
  void theFollowUpClosesWhatAClientConfirmedFirst() {
    scene.signs(SHOW);
    scene.look(SHOW);
    scene.validates(SHOW);
    assertThat(scene.arena.confirm(scene.bout, "key", claim).status()).isEqualTo(200);
    scene.look(SHOW);

    assertThat(scene.fate(SHOW)).isEqualTo(FollowedStatus.APPLIED);
    assertThat(Collections.frequency(scene.history(), "escrow.confirm success")).isOne();
  }

  @Test
  void aStrangersPayoutThatWasFoundCanBeConfirmedOnceMore() {
    SigningScene fought = new SigningScene(aBoutWithResult(Corner.A));
    PayoutClaim payout = aPayoutClaim(fought.bout, SHOW);
    var closed = proofOf(fought.bout, payout);
    fought.isNow(payout.closeTime().toInstant());
    fought.arena.ledger.holds(
        Altered.with(closed, "sender", XrplAddressFixtures.addressOf("a stranger")));
    fought.arena.ledger.finds(closed.createdBy(), new Presence.ClosedBy(closed.transaction()));
    fought.look(SHOW);

    assertThat(fought.arena.confirm(fought.bout, "key", payout).status()).isEqualTo(200);
  }

  @Test
  void aSignatureThatReadsOddDoesNotUndoWhatTheLedgerHasDecided() {
    scene.arena.journal.save(
        FollowedTransaction.named(
            scene.escrow(SHOW).id(),
            SigningAction.CREATE,
            claim.transaction(),
            scene.arena.clock.instant()));
    scene.validates(SHOW);
    scene.look(SHOW);
    scene.signs(SHOW);
    scene.arena.signedTransactions.alters(
        new SignedBlob(claim.transaction().value()),
        Optional.of(claim.transaction()),
        "Memos: not as it was prepared");
    scene.look(SHOW);

    assertThat(scene.status(SHOW)).isEqualTo(SigningRequestStatus.SIGNED);
    assertThat(scene.fate(SHOW)).isEqualTo(FollowedStatus.APPLIED);
    assertThat(scene.escrow(SHOW).status()).isEqualTo(EscrowStatus.CREATED);
  }

  // Where only a client's confirm moves anything

  @Test
  void withAutoConfirmOffWhatIsValidatedWaitsForTheClient() {
    OutcomeFollowing watching =
        new OutcomeFollowingUseCase(
            scene.arena.ports(), scene.arena.watch, scene.arena.deliveries, false);
    var escrow = scene.escrow(SHOW).id();
    scene.signs(SHOW);
    watching.follow(escrow, new RequestId("look-1"));
    scene.validates(SHOW);
    assertThat(watching.follow(escrow, new RequestId("look-2"))).isPresent();

    assertThat(scene.escrow(SHOW).status()).isEqualTo(EscrowStatus.PLANNED);
    assertThat(scene.fate(SHOW)).isEqualTo(FollowedStatus.VALIDATED);
    assertThat(successOf(scene.prepare(SHOW)).items().getFirst().request().attempt()).isOne();

    assertThat(scene.arena.confirm(scene.bout, "key", claim).status()).isEqualTo(200);
    watching.follow(escrow, new RequestId("look-3"));
    assertThat(scene.fate(SHOW)).isEqualTo(FollowedStatus.APPLIED);
  }

  @Test
  void withAutoConfirmOffAPayoutThatWasSignedForUsWaitsToo() {
    SigningScene fought = new SigningScene(aBoutWithResult(Corner.A)).prepared();
    OutcomeFollowing watching =
        new OutcomeFollowingUseCase(
            fought.arena.ports(), fought.arena.watch, fought.arena.deliveries, false);
    var escrow = fought.escrow(SHOW).id();
    PayoutClaim payout = aPayoutClaim(fought.bout, SHOW);
    var closed = proofOf(fought.bout, payout);
    fought.isNow(payout.closeTime().toInstant());
    fought.signs(SHOW);
    fought.validates(SHOW);
    fought.arena.ledger.finds(closed.createdBy(), new Presence.ClosedBy(closed.transaction()));
    for (int i = 0; i < 3; i++) {
      watching.follow(escrow, new RequestId("look-" + i));
      assertThat(fought.escrow(SHOW).status()).isEqualTo(EscrowStatus.CREATED);
    }
    assertThat(fought.fate(SHOW)).isEqualTo(FollowedStatus.VALIDATED);

    assertThat(fought.arena.confirm(fought.bout, "key", payout).status()).isEqualTo(200);
    watching.follow(escrow, new RequestId("look-4"));
    assertThat(fought.fate(SHOW)).isEqualTo(FollowedStatus.APPLIED);
  }

  private static void follow(SigningScene scene, EscrowKind kind) {
    scene.signs(kind);
    scene.look(kind);
    scene.validates(kind);
    scene.look(kind);
  }
}
