package io.ringledger.bouts.application;

import static io.ringledger.bouts.application.Arena.ADMINS;
import static io.ringledger.bouts.domain.BoutFixtures.NOW;
import static io.ringledger.bouts.domain.BoutFixtures.aBoutWithResult;
import static io.ringledger.bouts.domain.BoutFixtures.aDraftBout;
import static io.ringledger.bouts.domain.BoutFixtures.createHash;
import static io.ringledger.bouts.domain.BoutFixtures.hashOf;
import static io.ringledger.bouts.domain.BoutFixtures.paid;
import static io.ringledger.bouts.domain.BoutFixtures.preimageOf;
import static io.ringledger.bouts.domain.BoutFixtures.refusalOf;
import static io.ringledger.bouts.domain.BoutFixtures.successOf;
import static io.ringledger.bouts.domain.BoutFixtures.uuidOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringledger.bouts.application.BoutOperations.Evidence;
import io.ringledger.bouts.application.BoutOperations.Requeued;
import io.ringledger.bouts.application.outbound.EscrowLedger.Presence;
import io.ringledger.bouts.application.outbound.EscrowWatch.Cause;
import io.ringledger.bouts.application.outbound.EscrowWatch.StuckEscrow;
import io.ringledger.bouts.application.outbound.SigningRequests.SigningStatus;
import io.ringledger.bouts.domain.Bout;
import io.ringledger.bouts.domain.BoutFailure;
import io.ringledger.bouts.domain.BoutId;
import io.ringledger.bouts.domain.Corner;
import io.ringledger.bouts.domain.EscrowId;
import io.ringledger.bouts.domain.EscrowKind;
import io.ringledger.bouts.domain.EscrowStatus;
import io.ringledger.bouts.domain.signing.PreflightCode;
import io.ringledger.bouts.domain.signing.PreflightFinding;
import io.ringledger.shared.application.Caller;
import io.ringledger.shared.domain.Outcome.Rejected;
import io.ringledger.shared.domain.Role;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BoutOperationsUseCaseTest {

  private static final EscrowKind SHOW = EscrowKind.SHOW_A;

  private final SigningScene draft = new SigningScene(aDraftBout());
  private final SigningScene fought = new SigningScene(aBoutWithResult(Corner.A));

  // Looking

  @Test
  void stuckEscrowsAreListedUpToALimit() {
    StuckEscrow stuck =
        new StuckEscrow(
            draft.bout.id(),
            draft.escrow(SHOW).id(),
            SHOW,
            EscrowStatus.PLANNED,
            Cause.REQUEST_UNCERTAIN,
            NOW,
            "the wallet did not answer",
            Optional.empty());
    for (int i = 0; i < BoutOperations.MAX_STUCK + 1; i++) {
      draft.arena.watch.finds(stuck);
    }

    assertThat(draft.arena.operations.stuck(2)).containsExactly(stuck, stuck);
    assertThat(draft.arena.operations.stuck(Integer.MAX_VALUE)).hasSize(BoutOperations.MAX_STUCK);
  }

  @Test
  void anEscrowIsLookedAtNowBecauseAnAdminSaysSo() {
    Requeued requeued =
        successOf(draft.arena.operations.followNow(ADMINS, draft.escrow(SHOW).id()));

    assertThat(requeued).isEqualTo(new Requeued(draft.bout.id(), draft.escrow(SHOW).id(), NOW));
    assertThat(draft.arena.followUps.planned(draft.escrow(SHOW).id())).contains(NOW);
    assertThat(draft.history()).containsExactly("escrow.follow_now success");
    assertThat(draft.arena.lastEntryOf(draft.bout).actor()).isEqualTo(ADMINS.user().toString());
  }

  @Test
  void anUnknownEscrowOrBoutIsNotFound() {
    EscrowId nobodys = new EscrowId(uuidOf("nobody's"));

    assertThat(refusalOf(draft.arena.operations.followNow(ADMINS, nobodys)).code())
        .isEqualTo(BoutFailure.BOUT_NOT_FOUND);
    assertThat(refusalOf(draft.arena.operations.fail(ADMINS, nobodys, "gone")).code())
        .isEqualTo(BoutFailure.BOUT_NOT_FOUND);
    assertThat(
            refusalOf(draft.arena.operations.evidence(ADMINS, new BoutId(uuidOf("no bout"))))
                .code())
        .isEqualTo(BoutFailure.BOUT_NOT_FOUND);
  }

  // Marking failed

  @Test
  void anEscrowThatIsGoneFromTheLedgerMayBeMarkedFailed() {
    finds(new Presence.Missing());
    Bout after =
        successOf(fought.arena.operations.fail(ADMINS, fought.escrow(SHOW).id(), "ledger reset"))
            .bout();

    assertThat(after.escrow(SHOW).status()).isEqualTo(EscrowStatus.FAILED);
    assertThat(fought.now().snapshot()).isEqualTo(after.snapshot());
    assertThat(fought.history()).containsExactly("escrow.fail success");
    assertThat(fought.arena.lastEntryOf(fought.bout).details())
        .containsEntry("reason", "ledger reset")
        .containsEntry("escrow_kind", "show_a");
  }

  @Test
  void oneThatIsOnTheLedgerMayNot() {
    finds(new Presence.OnLedger());

    assertRefused(fought, BoutFailure.ESCROW_NOT_LOST);
  }

  @Test
  void norOneThatWasClosedByATransactionThatIsKnown() {
    finds(new Presence.ClosedBy(hashOf("closing")));

    assertThat(assertRefused(fought, BoutFailure.ESCROW_NOT_LOST).reason())
        .contains(hashOf("closing").value());
  }

  @Test
  void norAnyWhileNoNodeAnswers() {
    fought.arena.ledger.goesDown("no node answers");

    assertRefused(fought, BoutFailure.LEDGER_UNAVAILABLE);
  }

  @Test
  void norOneThatHasMoved() {
    assertRefused(
        new SigningScene(paid(aBoutWithResult(Corner.A), SHOW)), BoutFailure.ESCROW_NOT_LOST);
  }

  @Test
  void aPlannedEscrowMayNotWhileItsRequestOrItsTransactionIsUndecided() {
    draft.prepared();
    assertRefused(draft, BoutFailure.ESCROW_NOT_LOST);

    draft.signs(SHOW);
    draft.look(SHOW);
    assertRefused(draft, BoutFailure.ESCROW_NOT_LOST);

    draft.arena.ledger.neverSees(draft.hash(SHOW), "its last ledger has passed");
    draft.look(SHOW);
    successOf(draft.arena.operations.fail(ADMINS, draft.escrow(SHOW).id(), "given up"));
    assertThat(draft.escrow(SHOW).status()).isEqualTo(EscrowStatus.FAILED);
  }

  @Test
  void aPlannedEscrowWhoseRequestExpiredLongAgoMay() {
    draft.prepared();
    draft.wallet(SHOW, SigningStatus.EXPIRED);
    draft.look(SHOW);
    assertRefused(draft, BoutFailure.ESCROW_NOT_LOST);
    draft.after(Duration.ofDays(1));

    successOf(draft.arena.operations.fail(ADMINS, draft.escrow(SHOW).id(), "given up"));
  }

  @Test
  void whereNoLedgerIsAskedTheAdminsWordCounts() {
    fought.arena.ledger.trusting();

    successOf(fought.arena.operations.fail(ADMINS, fought.escrow(SHOW).id(), "given up"));
    assertThat(fought.escrow(SHOW).status()).isEqualTo(EscrowStatus.FAILED);
  }

  // Evidence

  @Test
  void theEvidenceHoldsAllThatIsKnownAndNoSecret() {
    fought.prepared();
    fought.signs(SHOW);
    fought.look(SHOW);
    Evidence evidence = successOf(fought.arena.operations.evidence(ADMINS, fought.bout.id()));

    assertThat(evidence.collectedAt()).isEqualTo(NOW);
    assertThat(evidence.view().requests()).hasSize(4);
    assertThat(evidence.view().transactions()).hasSize(1);
    assertThat(evidence.view().bout().snapshot()).isEqualTo(fought.now().snapshot());
    assertThat(evidence.history().intact()).isTrue();
    assertThat(evidence.walletMode()).isEqualTo("api");
    assertThat(evidence.ledgerAsked()).isTrue();
    assertThat(fought.history()).endsWith("bout.evidence success");
    for (Corner corner : Corner.values()) {
      assertThat(evidence.toString().toUpperCase(Locale.ROOT))
          .doesNotContain(
              HexFormat.of()
                  .withUpperCase()
                  .formatHex(preimageOf(fought.bout.id(), corner).bytes()));
    }
  }

  // What a bout's own people see

  @Test
  void thePromoterSeesTheSigningHistoryAndFightersDoNot() {
    fought.prepared();
    fought.signs(SHOW);
    fought.look(SHOW);

    BoutView promoters = view(Arena.PROMOTERS);
    assertThat(promoters.requests()).hasSize(4);
    assertThat(promoters.transactions()).hasSize(1);
    assertThat(view(ADMINS).requests()).hasSize(4);
    BoutView fighters = view(Arena.caller(fought.bout.fighter(Corner.A), Role.FIGHTER));
    assertThat(fighters.requests()).isEmpty();
    assertThat(fighters.transactions()).isEmpty();
    assertThat(fighters.bout().snapshot()).isEqualTo(fought.now().snapshot());
  }

  @Test
  void theWinnersBonusIsWarnedOfWithTheTimeLeft() {
    var deadline =
        fought.escrow(EscrowKind.BONUS_A).terms().window().cancelAfter().orElseThrow().toInstant();
    fought.arena.clock.set(deadline.minus(Duration.ofMinutes(1501)));
    PreflightFinding warning = view(Arena.PROMOTERS).warnings().getFirst();

    assertThat(warning.kind()).isEqualTo(EscrowKind.BONUS_A);
    assertThat(warning.code()).isEqualTo(PreflightCode.BONUS_DEADLINE);
    assertThat(warning.detail()).contains("1 days, 1 hours and 1 minutes left");
    fought.arena.clock.set(deadline);
    assertThat(view(Arena.PROMOTERS).warnings().getFirst().detail())
        .startsWith("Since " + deadline);
  }

  @Test
  void onceTheBonusIsPaidOrWhileThereIsNoWinnerNothingIsWarnedOf() {
    assertThat(successOf(draft.arena.directory.find(Arena.PROMOTERS, draft.bout.id())).warnings())
        .isEmpty();
    fought.arena.bouts.save(paid(fought.bout, EscrowKind.BONUS_A));
    assertThat(view(Arena.PROMOTERS).warnings()).isEmpty();
  }

  private BoutView view(Caller caller) {
    return successOf(fought.arena.directory.find(caller, fought.bout.id()));
  }

  private void finds(Presence presence) {
    fought.arena.ledger.finds(createHash(fought.bout, SHOW), presence);
  }

  private static Rejected<?> assertRefused(SigningScene scene, BoutFailure code) {
    Bout before = scene.now();
    Rejected<?> refusal =
        refusalOf(scene.arena.operations.fail(ADMINS, scene.escrow(SHOW).id(), "gone"));
    assertThat(refusal.code()).isEqualTo(code);
    assertThat(scene.now().snapshot()).isEqualTo(before.snapshot());
    assertThat(scene.history()).endsWith("escrow.fail " + code.code());
    return refusal;
  }
}
