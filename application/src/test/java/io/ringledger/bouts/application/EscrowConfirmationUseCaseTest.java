package io.ringledger.bouts.application;

import static io.ringledger.bouts.application.Arena.STRANGERS;
import static io.ringledger.bouts.domain.BoutFixtures.aCreateClaim;
import static io.ringledger.bouts.domain.BoutFixtures.aDraftBout;
import static io.ringledger.bouts.domain.BoutFixtures.aFundedBout;
import static io.ringledger.bouts.domain.BoutFixtures.aPlan;
import static io.ringledger.bouts.domain.BoutFixtures.createHash;
import static io.ringledger.bouts.domain.BoutFixtures.proofOf;
import static io.ringledger.bouts.domain.BoutFixtures.uuidOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringledger.bouts.domain.Bout;
import io.ringledger.bouts.domain.BoutFailure;
import io.ringledger.bouts.domain.BoutFixtures;
import io.ringledger.bouts.domain.BoutId;
import io.ringledger.bouts.domain.BoutStatus;
import io.ringledger.bouts.domain.Escrow;
import io.ringledger.bouts.domain.EscrowCreateClaim;
import io.ringledger.bouts.domain.EscrowKind;
import io.ringledger.bouts.domain.EscrowStatus;
import io.ringledger.bouts.domain.RecordedFailure;
import io.ringledger.shared.application.Answer;
import io.ringledger.shared.application.AuditEntry;
import io.ringledger.shared.domain.Altered;
import org.junit.jupiter.api.Test;

class EscrowConfirmationUseCaseTest {

  private final Bout bout = aDraftBout();
  private final EscrowCreateClaim claim = aCreateClaim(bout, EscrowKind.SHOW_A);
  private final Arena arena = new Arena().with(bout);

  EscrowConfirmationUseCaseTest() {
    arena.ledger.holds(proofOf(bout, claim));
  }

  // Success

  @Test
  void aProvedClaimMovesTheEscrowIsAuditedAndAnswered() {
    Answer answer = arena.confirm(bout, "key", claim);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(showA().status()).isEqualTo(EscrowStatus.CREATED);
    assertThat(arena.historyOf(bout)).containsExactly("escrow.confirm success");
    AuditEntry entry = arena.lastEntryOf(bout);
    assertThat(entry.actor()).isEqualTo(bout.promoter().toString());
    assertThat(entry.role()).isEqualTo("promoter");
    assertThat(entry.requestId()).isEqualTo("request-1");
    assertThat(entry.at()).isEqualTo(arena.clock.instant());
    assertThat(entry.details())
        .containsEntry("escrow_kind", "show_a")
        .containsEntry("escrow_status", "created")
        .containsEntry("bout_status", "draft")
        .containsEntry("tx_hash", claim.transaction().value());
  }

  @Test
  void theFourthOneMovesTheBout() {
    for (EscrowKind kind : EscrowKind.values()) {
      EscrowCreateClaim one = aCreateClaim(bout, kind);
      arena.ledger.holds(proofOf(bout, one));
      assertThat(arena.confirm(bout, "key-of-" + kind.wire(), one).status()).isEqualTo(200);
    }

    assertThat(arena.now(bout).status()).isEqualTo(BoutStatus.ESCROWS_CREATED);
    assertThat(arena.lastEntryOf(bout).details()).containsEntry("bout_status", "escrows_created");
  }

  @Test
  void theLedgerIsAskedOnceAndOutsideTheUnitOfWork() {
    // The arena fails the test where it is asked inside.
    arena.confirm(bout, "key", claim);

    assertThat(arena.ledger.asked()).containsExactly(claim.transaction());
  }

  @Test
  void aDeclaredClaimMovesTheEscrowWithoutAnyLedger() {
    arena.ledger.trusting();

    assertThat(arena.confirm(bout, "key", claim).status()).isEqualTo(200);
    assertThat(showA().status()).isEqualTo(EscrowStatus.CREATED);
  }

  // Refusals

  @Test
  void aRefusalIsKeptOnTheEscrowAuditedAndMovesNothing() {
    EscrowCreateClaim lie = Altered.with(claim, "ownerAddress", "rSomeoneElse");
    Answer answer = arena.confirm(bout, "key", lie);

    assertThat(answer.status()).isEqualTo(422);
    assertThat(showA().failure())
        .contains(
            new RecordedFailure(
                BoutFailure.INVALID_CONFIRMATION, "owner_address is not as expected"));
    assertThat(showA().status()).isEqualTo(EscrowStatus.PLANNED);
    assertThat(arena.historyOf(bout)).containsExactly("escrow.confirm invalid_confirmation");
    assertThat(arena.lastEntryOf(bout).details())
        .containsEntry("failure_reason", "owner_address is not as expected")
        .containsEntry("escrow_kind", "show_a");
  }

  @Test
  void theNextSuccessClearsTheFailure() {
    arena.confirm(bout, "key-1", Altered.with(claim, "engineResult", "declined"));
    assertThat(showA().failure()).map(RecordedFailure::code).contains(BoutFailure.SIGNING_DECLINED);

    arena.confirm(bout, "key-2", claim);
    assertThat(showA().failure()).isEmpty();
    assertThat(arena.historyOf(bout))
        .containsExactly("escrow.confirm signing_declined", "escrow.confirm success");
  }

  @Test
  void anotherFailureTakesThePlaceOfTheFirst() {
    arena.confirm(bout, "key-1", Altered.with(claim, "engineResult", "declined"));
    arena.confirm(bout, "key-2", Altered.with(claim, "engineResult", "tecNO_DST"));

    // The ledger knows it to be a success.
    assertThat(showA().failure())
        .map(RecordedFailure::code)
        .contains(BoutFailure.INVALID_CONFIRMATION);
  }

  @Test
  void aConflictIsAuditedAndLeavesTheEscrowAsItIs() {
    arena.confirm(bout, "key-1", claim);
    Answer again = arena.confirm(bout, "key-2", claim);

    assertThat(again.status()).isEqualTo(409);
    assertThat(showA().failure()).isEmpty();
    assertThat(arena.historyOf(bout))
        .containsExactly(
            "escrow.confirm success", "escrow.confirm escrow_confirmation_not_allowed");
  }

  @Test
  void aTransactionThatConfirmedAnotherBoutsEscrowIsRefused() {
    Bout other = aDraftBout(new BoutId(uuidOf("undercard")), aPlan(), BoutFixtures.NOW);
    arena.with(other).ledger.trusting();
    arena.confirm(bout, "key", claim);

    EscrowCreateClaim reused =
        Altered.with(
            aCreateClaim(other, EscrowKind.SHOW_A),
            "transaction",
            createHash(bout, EscrowKind.SHOW_A));
    Answer answer = arena.confirm(other, "key", reused);

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.body()).contains("invalid_confirmation");
    assertThat(arena.now(other).escrow(EscrowKind.SHOW_A).status()).isEqualTo(EscrowStatus.PLANNED);
    assertThat(arena.now(other).escrow(EscrowKind.SHOW_A).failure()).isPresent();
    assertThat(arena.historyOf(other)).containsExactly("escrow.confirm invalid_confirmation");
  }

  @Test
  void anOfferSequenceThatNamesAnotherBoutsEscrowIsRefused() {
    Bout other = aDraftBout(new BoutId(uuidOf("undercard")), aPlan(), BoutFixtures.NOW);
    arena.with(other).ledger.trusting();
    arena.confirm(bout, "key", claim);

    // Both bouts have one owner, and the fixtures give one kind the same sequence everywhere.
    Answer answer = arena.confirm(other, "key", aCreateClaim(other, EscrowKind.SHOW_A));

    assertThat(answer.status()).isEqualTo(422);
    assertThat(arena.now(other).escrow(EscrowKind.SHOW_A).status()).isEqualTo(EscrowStatus.PLANNED);
  }

  @Test
  void aStrangersConfirmFindsNoBoutAndLeavesNoTrace() {
    Answer answer = arena.confirm(STRANGERS, bout, "key", claim);

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.body()).contains("not_found");
    assertThat(arena.historyOf(bout)).isEmpty();
    assertThat(arena.now(bout).snapshot()).isEqualTo(bout.snapshot());
  }

  @Test
  void aBoutThatDoesNotExistIsAnsweredLikeAStrangersOne() {
    Arena empty = new Arena();

    Answer missing = empty.confirm(bout, "key", claim);
    Answer strangers = new Arena().with(bout).confirm(STRANGERS, bout, "key", claim);
    assertThat(missing).isEqualTo(strangers);
  }

  // Ledger down

  @Test
  void aLedgerThatDoesNotAnswerChangesNothingAndIsNotRemembered() {
    arena.ledger.goesDown("no node answers");
    Answer down = arena.confirm(bout, "key", claim);

    assertThat(down.status()).isEqualTo(502);
    assertThat(arena.answers.size()).isZero();
    assertThat(arena.now(bout).snapshot()).isEqualTo(bout.snapshot());
    assertThat(arena.historyOf(bout)).containsExactly("escrow.confirm ledger_unavailable");

    arena.ledger.comesBack();
    assertThat(arena.confirm(bout, "key", claim).status()).isEqualTo(200);
  }

  @Test
  void aRepeatIsAnsweredWhileTheLedgerIsDown() {
    Answer first = arena.confirm(bout, "key", claim);
    arena.ledger.goesDown("no node answers");

    assertThat(arena.confirm(bout, "key", claim)).isEqualTo(first);
    assertThat(arena.ledger.asked()).hasSize(1);
  }

  @Test
  void afterTheDraftAConfirmIsAConflict() {
    Arena later = new Arena().with(aFundedBout());
    later.ledger.holds(proofOf(aFundedBout(), claim));

    assertThat(later.confirm(aFundedBout(), "key", claim).body())
        .contains("escrow_confirmation_not_allowed");
  }

  private Escrow showA() {
    return arena.now(bout).escrow(EscrowKind.SHOW_A);
  }
}
