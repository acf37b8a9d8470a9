package io.ringledger.bouts.application;

import static io.ringledger.bouts.domain.BoutFixtures.aBoutWithResult;
import static io.ringledger.bouts.domain.BoutFixtures.aCreateClaim;
import static io.ringledger.bouts.domain.BoutFixtures.aDraftBout;
import static io.ringledger.bouts.domain.BoutFixtures.aFundedBout;
import static io.ringledger.bouts.domain.BoutFixtures.createHash;
import static io.ringledger.bouts.domain.BoutFixtures.hashOf;
import static io.ringledger.bouts.domain.BoutFixtures.proofOf;
import static io.ringledger.bouts.domain.BoutFixtures.uuidOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringledger.bouts.application.outbound.SigningRequests.SigningStatus;
import io.ringledger.bouts.domain.Bout;
import io.ringledger.bouts.domain.BoutFailure;
import io.ringledger.bouts.domain.BoutStatus;
import io.ringledger.bouts.domain.Corner;
import io.ringledger.bouts.domain.EscrowCreateClaim;
import io.ringledger.bouts.domain.EscrowId;
import io.ringledger.bouts.domain.EscrowKind;
import io.ringledger.bouts.domain.EscrowStatus;
import io.ringledger.bouts.domain.LedgerEvidence.Contradictory;
import io.ringledger.bouts.domain.LedgerEvidence.NotValidated;
import io.ringledger.bouts.domain.LedgerProof.Unrelated;
import io.ringledger.bouts.domain.LedgerProof.Unsuccessful;
import io.ringledger.bouts.domain.RecordedFailure;
import io.ringledger.bouts.domain.signing.FollowedStatus;
import io.ringledger.bouts.domain.signing.FollowedTransaction;
import io.ringledger.bouts.domain.signing.SigningAction;
import io.ringledger.bouts.domain.signing.SigningRequestId;
import io.ringledger.bouts.domain.signing.SigningRequestStatus;
import io.ringledger.shared.application.AuditEntry;
import io.ringledger.shared.application.RequestId;
import io.ringledger.shared.domain.Altered;
import io.ringledger.shared.domain.TransactionHash;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What was signed is followed until the ledger has decided, without anybody calling. */
class FollowingTest {

  private static final EscrowKind SHOW = EscrowKind.SHOW_A;

  private final SigningScene scene = new SigningScene(aDraftBout()).prepared();

  @ParameterizedTest
  @EnumSource
  void whatIsSignedAndValidatedMovesItsEscrowByTheRulesOfAConfirm(EscrowKind kind) {
    TransactionHash hash = scene.signs(kind);
    assertThat(scene.look(kind)).contains(scene.arena.clock.instant());
    assertThat(scene.escrow(kind).status()).isEqualTo(EscrowStatus.PLANNED);

    scene.validates(kind);
    scene.look(kind);

    assertThat(scene.escrow(kind).status()).isEqualTo(EscrowStatus.CREATED);
    assertThat(scene.fate(kind)).isEqualTo(FollowedStatus.APPLIED);
    assertThat(scene.history())
        .containsExactly(
            "escrow.prepare success", "escrow.signing.signed success", "escrow.confirm success");
    AuditEntry entry = scene.arena.lastEntryOf(scene.bout);
    assertThat(entry.actor()).isEqualTo("system");
    assertThat(entry.requestId()).isEqualTo("look-1");
    assertThat(entry.details())
        .containsEntry("tx_hash", hash.value())
        .containsEntry("escrow_status", "created");
  }

  @ParameterizedTest
  @EnumSource
  void aWholeBoutSettlesWithoutASingleConfirm(Corner winner) {
    settle(scene);
    scene.arena.results.enter(Arena.ADMINS, scene.bout.id(), winner);
    SigningScene fought = new SigningScene(scene.now()).prepared();
    settle(fought);

    assertThat(fought.now().status()).isEqualTo(BoutStatus.CLOSED);
    assertThat(fought.escrow(EscrowKind.bonusOf(winner.opposite())).status())
        .isEqualTo(EscrowStatus.CANCELLED);
    assertThat(fought.history().stream().filter("payout.confirm success"::equals)).hasSize(4);
  }

  private static void settle(SigningScene one) {
    for (EscrowKind kind : EscrowKind.values()) {
      one.signs(kind);
      one.look(kind);
      one.validates(kind);
      one.look(kind);
    }
  }

  @Test
  void whatOnlyBurnedItsFeeIsRecordedAndMovesNothing() {
    TransactionHash hash = scene.signs(SHOW);
    scene.look(SHOW);
    scene.arena.ledger.holds(new Unsuccessful(hash, "tecUNFUNDED"));
    scene.look(SHOW);

    assertThat(scene.fate(SHOW)).isEqualTo(FollowedStatus.FAILED);
    assertThat(scene.escrow(SHOW).status()).isEqualTo(EscrowStatus.PLANNED);
    assertThat(scene.escrow(SHOW).failure())
        .contains(new RecordedFailure(BoutFailure.LEDGER_TEC_TEM, "engine_result tecUNFUNDED"));
    assertThat(scene.history()).endsWith("escrow.confirm ledger_tec_tem");
  }

  @Test
  void whatIsProvedNeverToComeIsRecorded() {
    TransactionHash hash = scene.signs(SHOW);
    scene.look(SHOW);
    scene.look(SHOW);
    assertThat(scene.fate(SHOW)).isEqualTo(FollowedStatus.PENDING);

    scene.arena.ledger.neverSees(hash, "ledger 1020 has passed without it");
    scene.look(SHOW);
    assertThat(scene.fate(SHOW)).isEqualTo(FollowedStatus.NEVER_COMES);
    assertThat(scene.escrow(SHOW).failure().orElseThrow().code())
        .isEqualTo(BoutFailure.CONFIRMATION_TIMEOUT);
  }

  @Test
  void aTransactionOfAnotherKindIsRefused() {
    TransactionHash hash = scene.signs(SHOW);
    scene.look(SHOW);
    scene.arena.ledger.holds(new Unrelated(hash, "Payment"));
    scene.look(SHOW);

    assertThat(scene.fate(SHOW)).isEqualTo(FollowedStatus.REFUSED);
    assertThat(scene.escrow(SHOW).status()).isEqualTo(EscrowStatus.PLANNED);
  }

  @Test
  void whatContradictsItselfIsWrittenDownOnceAndAskedAgain() {
    TransactionHash hash = scene.signs(SHOW);
    scene.look(SHOW);
    // Longer than what is kept of it.
    scene.arena.ledger.holds(hash, new Contradictory("meta: " + "x".repeat(600)));
    for (int i = 0; i < 3; i++) {
      assertThat(scene.look(SHOW)).isPresent();
    }
    assertThat(Collections.frequency(scene.history(), "escrow.follow invalid_confirmation"))
        .isOne();
    assertThat(scene.escrow(SHOW).status()).isEqualTo(EscrowStatus.PLANNED);

    scene.validates(SHOW);
    scene.look(SHOW);
    assertThat(scene.escrow(SHOW).status()).isEqualTo(EscrowStatus.CREATED);
  }

  @Test
  void aHashThatNoLedgerEverKnewIsGivenUpAfterADay() {
    EscrowCreateClaim claim = aCreateClaim(scene.bout, SHOW);
    assertThat(scene.arena.confirm(scene.bout, "key", claim).status()).isEqualTo(422);
    assertThat(scene.fate(SHOW)).isEqualTo(FollowedStatus.PENDING);
    assertThat(scene.arena.followUps.planned(scene.escrow(SHOW).id()))
        .contains(scene.arena.clock.instant());

    scene.after(FollowedTransaction.PATIENCE_WITH_A_NAME);
    scene.look(SHOW);
    assertThat(scene.fate(SHOW)).isEqualTo(FollowedStatus.PENDING);
    scene.after(Duration.ofMillis(1));
    scene.look(SHOW);
    assertThat(scene.fate(SHOW)).isEqualTo(FollowedStatus.UNHEARD_OF);
  }

  @Test
  void aConfirmThatCameTooEarlyNeedNotBeRepeated() {
    scene.arena.ledger.holds(createHash(scene.bout, SHOW), new NotValidated());
    scene.arena.confirm(scene.bout, "key", aCreateClaim(scene.bout, SHOW));
    scene.validates(SHOW);
    scene.look(SHOW);

    assertThat(scene.escrow(SHOW).status()).isEqualTo(EscrowStatus.CREATED);
  }

  @Test
  void aPayloadThatExpiredAndWasSignedAllTheSameIsNotLost() {
    scene.wallet(SHOW, SigningStatus.EXPIRED, true, scene.arena.clock.instant());
    scene.look(SHOW);
    assertThat(scene.status(SHOW)).isEqualTo(SigningRequestStatus.EXPIRED);
    assertThat(scene.escrow(SHOW).failure().orElseThrow().code())
        .isEqualTo(BoutFailure.SIGNING_EXPIRED);

    scene.after(Duration.ofHours(2));
    scene.signs(SHOW);
    scene.look(SHOW);
    scene.validates(SHOW);
    scene.look(SHOW);
    assertThat(scene.escrow(SHOW).status()).isEqualTo(EscrowStatus.CREATED);
  }

  @Test
  void aSecondCreationOfOneEscrowIsRefusedAndSeen() {
    scene.signs(SHOW);
    scene.look(SHOW);
    scene.validates(SHOW);
    scene.look(SHOW);
    Bout before = scene.now();
    scene.arena.journal.save(
        FollowedTransaction.named(
            scene.escrow(SHOW).id(),
            SigningAction.CREATE,
            hashOf("second"),
            scene.arena.clock.instant()));
    scene.arena.ledger.holds(
        Altered.with(
            proofOf(scene.bout, aCreateClaim(scene.bout, SHOW)), "transaction", hashOf("second")));
    scene.look(SHOW);

    assertThat(scene.fate(SHOW)).isEqualTo(FollowedStatus.REFUSED);
    assertThat(scene.followed(SHOW).getLast().note().orElseThrow()).contains("second transaction");
    assertThat(scene.now().snapshot()).isEqualTo(before.snapshot());
    assertThat(scene.history()).endsWith("escrow.confirm invalid_confirmation");
  }

  @Test
  void onceAnEscrowHasMovedItsOpenRequestIsTakenBack() {
    scene.validates(SHOW);
    assertThat(scene.arena.confirm(scene.bout, "key", aCreateClaim(scene.bout, SHOW)).status())
        .isEqualTo(200);
    scene.look(SHOW);

    assertThat(scene.status(SHOW)).isEqualTo(SigningRequestStatus.CANCELLED);
    assertThat(scene.arena.wallet.cancelled()).containsExactly(scene.payload(SHOW));
    assertThat(scene.history()).endsWith("escrow.signing.withdrawn success");
  }

  @Test
  void aRequestThatIsOpenInTheWalletIsTakenBackOnceItIsClosedThere() {
    scene.wallet(SHOW, SigningStatus.OPEN, true, scene.arena.clock.instant());
    scene.validates(SHOW);
    scene.arena.confirm(scene.bout, "key", aCreateClaim(scene.bout, SHOW));
    scene.look(SHOW);
    assertThat(scene.status(SHOW)).isEqualTo(SigningRequestStatus.OPEN);

    scene.wallet(SHOW, SigningStatus.DECLINED);
    scene.look(SHOW);
    assertThat(scene.status(SHOW)).isEqualTo(SigningRequestStatus.DECLINED);
    assertThat(scene.escrow(SHOW).failure()).isEmpty();
  }

  // Outages

  @Test
  void withoutWalletOrLedgerNothingChangesAndItIsLookedAgainLater() {
    scene.signs(SHOW);
    scene.look(SHOW);
    Bout before = scene.now();
    scene.arena.wallet.failsAfter(0);
    for (int i = 0; i < 3; i++) {
      scene.arena.ledger.goesDown("no node answers, try " + i);
      Instant next = scene.look(SHOW).orElseThrow();
      assertThat(next).isAfter(scene.arena.clock.instant());
    }
    assertThat(scene.now().snapshot()).isEqualTo(before.snapshot());
    assertThat(scene.fate(SHOW)).isEqualTo(FollowedStatus.PENDING);

    scene.arena.ledger.comesBack();
    scene.validates(SHOW);
    scene.look(SHOW);
    assertThat(scene.escrow(SHOW).status()).isEqualTo(EscrowStatus.CREATED);
  }

  @Test
  void aNodeThatSaysSomethingNewEachTimeIsNotAskedWithoutPause() {
    scene.signs(SHOW);
    scene.look(SHOW);
    // Beside it, another attempt is open at the wallet.
    scene.arena.journal.save(
        scene
            .latest(SHOW)
            .next(new SigningRequestId(uuidOf("next")), scene.arena.clock.instant(), 7)
            .known(uuidOf("its payload")));
    for (int i = 0; i < 3; i++) {
      scene.arena.ledger.goesDown("no node answers, try " + i);
      assertThat(scene.look(SHOW).orElseThrow()).isAfter(scene.arena.clock.instant());
    }
  }

  // When it ends

  @Test
  void anEscrowThatIsPaidIsLookedAtNoMore() {
    SigningScene fought = new SigningScene(aBoutWithResult(Corner.A)).prepared();
    fought.signs(SHOW);
    fought.look(SHOW);
    fought.validates(SHOW);

    assertThat(fought.look(SHOW)).isEmpty();
  }

  @Test
  void aRequestOfWhichNothingIsHeardIsLookedAtNoMoreAfterADay() {
    SigningScene funded = new SigningScene(aDraftBout()).prepared();
    funded.wallet(SHOW, SigningStatus.EXPIRED);
    assertThat(funded.look(SHOW)).isPresent();
    funded.after(Duration.ofDays(1));

    assertThat(funded.look(SHOW)).isEmpty();
  }

  @Test
  void anUnknownEscrowIsNotLookedAtAgain() {
    assertThat(
            new SigningScene(aFundedBout())
                .arena.following.follow(new EscrowId(uuidOf("no escrow")), new RequestId("look-2")))
        .isEmpty();
  }

  @Test
  void theSweepPlansWhatNobodyFollowsAndForgetsOldDeliveries() {
    scene.arena.watch.findsUnfollowed(scene.escrow(SHOW).id());
    scene.arena.followUps.done(scene.escrow(SHOW).id());
    scene.arena.deliveries.store("old", Optional.empty(), scene.arena.clock.instant());
    scene.after(Duration.ofDays(1).plusMillis(1));
    scene.arena.deliveries.store("new", Optional.empty(), scene.arena.clock.instant());
    scene.arena.following.sweep();

    assertThat(scene.arena.followUps.planned(scene.escrow(SHOW).id()))
        .contains(scene.arena.clock.instant());
    assertThat(List.of("old", "new"))
        .filteredOn(
            id -> scene.arena.deliveries.store(id, Optional.empty(), scene.arena.clock.instant()))
        .containsExactly("old");
  }
}
