package io.ringledger.bouts.application;

import static io.ringledger.bouts.application.Arena.PROMOTERS;
import static io.ringledger.bouts.application.Arena.STRANGERS;
import static io.ringledger.bouts.domain.BoutFixtures.aBoutIn;
import static io.ringledger.bouts.domain.BoutFixtures.aBoutWithResult;
import static io.ringledger.bouts.domain.BoutFixtures.aDraftBout;
import static io.ringledger.bouts.domain.BoutFixtures.aFundedBout;
import static io.ringledger.bouts.domain.BoutFixtures.hashOf;
import static io.ringledger.bouts.domain.BoutFixtures.refusalOf;
import static io.ringledger.bouts.domain.BoutFixtures.successOf;
import static io.ringledger.bouts.domain.BoutFixtures.uuidOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringledger.bouts.application.outbound.SigningRequests.Mode;
import io.ringledger.bouts.application.outbound.SigningRequests.SigningResult;
import io.ringledger.bouts.application.outbound.SigningRequests.SigningStatus;
import io.ringledger.bouts.domain.Bout;
import io.ringledger.bouts.domain.BoutFailure;
import io.ringledger.bouts.domain.BoutStatus;
import io.ringledger.bouts.domain.Corner;
import io.ringledger.bouts.domain.Escrow;
import io.ringledger.bouts.domain.EscrowKind;
import io.ringledger.bouts.domain.RecordedFailure;
import io.ringledger.bouts.domain.signing.SigningAction;
import io.ringledger.bouts.domain.signing.SigningRequest;
import io.ringledger.shared.application.Caller;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.domain.Outcome.Rejected;
import io.ringledger.shared.domain.TransactionHash;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SigningUseCaseTest {

  private final Bout bout = aDraftBout();

  // Reconciling

  @ParameterizedTest
  @CsvSource({
    "declined, SIGNING_DECLINED, signing_declined",
    "expired, SIGNING_EXPIRED, signing_expired"
  })
  void aSigningThatCameToNothingIsKeptOnTheEscrowAndAudited(
      String observed, BoutFailure code, String wire) {
    Arena arena = asked(bout);
    Reconciled reconciled = successOf(reconcile(arena, observed));

    assertThat(reconciled.signing().status().wire()).isEqualTo(observed);
    assertThat(reconciled.escrow().failure()).map(RecordedFailure::code).contains(code);
    assertThat(showB(arena).failure()).map(RecordedFailure::code).contains(code);
    assertThat(arena.historyOf(bout))
        .containsExactly("escrow.prepare success", "escrow.signing " + wire);
    assertThat(arena.lastEntryOf(bout).details())
        .containsEntry("escrow_kind", "show_b")
        .containsEntry("payload_id", payload(arena).toString());
  }

  @Test
  void asManyReconcilesAsOneLikesWriteOneEntry() {
    Arena arena = asked(bout);
    for (int i = 0; i < 3; i++) {
      reconcile(arena, "declined");
    }

    assertThat(arena.historyOf(bout))
        .containsExactly("escrow.prepare success", "escrow.signing signing_declined");
  }

  @Test
  void aSignedRequestIsAuditedAndMovesNothing() {
    Arena arena = asked(bout);
    Reconciled reconciled =
        successOf(reconcile(arena, PROMOTERS, Optional.of("signed"), Optional.of(hashOf("tx"))));

    assertThat(reconciled.signing().transaction()).contains(hashOf("tx"));
    assertThat(arena.now(bout).snapshot()).isEqualTo(bout.snapshot());
    assertThat(arena.historyOf(bout))
        .containsExactly("escrow.prepare success", "escrow.signing.signed success");
  }

  @Test
  void anOpenRequestLeavesNoTrace() {
    Arena arena = asked(bout);

    assertThat(successOf(reconcile(arena, "open")).signing().status())
        .isEqualTo(SigningStatus.OPEN);
    assertThat(
            successOf(reconcile(arena, PROMOTERS, Optional.empty(), Optional.empty()))
                .signing()
                .status())
        .isEqualTo(SigningStatus.OPEN);
    assertThat(arena.historyOf(bout)).containsExactly("escrow.prepare success");
    assertThat(arena.now(bout).snapshot()).isEqualTo(bout.snapshot());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "unknown", "SIGNED", "signed ", "rejected"})
  void anObservedStatusThatIsNoneIsRefused(String observed) {
    Arena arena = asked(bout);

    assertThat(refusalOf(reconcile(arena, observed)).code())
        .isEqualTo(BoutFailure.OBSERVED_STATUS_INVALID);
    assertThat(arena.historyOf(bout)).containsExactly("escrow.prepare success");
  }

  @ParameterizedTest
  @EnumSource
  void reconcilingNeverMovesAnEscrowOrABout(BoutStatus status) {
    for (String observed : List.of("open", "signed", "declined", "expired")) {
      for (SigningAction action : List.of(SigningAction.CREATE, SigningAction.FINISH)) {
        Bout before = aBoutIn(status);
        Arena arena = asked(before);
        Optional<UUID> payload = payload(arena, action);
        ReconcileSigning command =
            new ReconcileSigning(
                PROMOTERS,
                bout.id(),
                EscrowKind.SHOW_B,
                payload.orElse(uuidOf("never asked for")),
                Optional.of(observed),
                Optional.of(hashOf("tx")));
        Outcome<Reconciled> reconciled =
            action == SigningAction.CREATE
                ? arena.escrows.reconcile(command)
                : arena.payouts.reconcile(command);
        assertThat(reconciled instanceof Outcome.Success).isEqualTo(payload.isPresent());

        Bout after = arena.now(before);
        assertThat(after.status()).isEqualTo(before.status());
        assertThat(after.winner()).isEqualTo(before.winner());
        assertThat(after.escrows())
            .extracting(Escrow::state)
            .isEqualTo(before.escrows().stream().map(Escrow::state).toList());
      }
    }
  }

  @Test
  void payoutsAreReconciledUnderTheirOwnName() {
    Bout fought = aBoutWithResult(Corner.A);
    Arena arena = asked(fought);
    successOf(
        arena.payouts.reconcile(
            command(arena, PROMOTERS, Optional.of("declined"), Optional.empty())));

    assertThat(arena.historyOf(fought))
        .containsExactly(
            "escrow.prepare success", "payout.prepare success", "payout.signing signing_declined");
  }

  @ParameterizedTest
  @ValueSource(strings = {"declined", "expired", "signed"})
  void whatIsSaidLateAboutAStepThatIsDoneChangesNothing(String observed) {
    Bout funded = aFundedBout();
    Arena arena = asked(funded);
    successOf(
        arena.escrows.reconcile(
            command(arena, PROMOTERS, Optional.of(observed), Optional.empty())));

    assertThat(arena.now(funded).snapshot()).isEqualTo(funded.snapshot());
    assertThat(arena.historyOf(funded)).containsExactly("escrow.prepare success");
  }

  @Test
  void whereThereIsAWalletItsWordCountsAndTheCallersDoesNot() {
    Arena arena = asked(Mode.API, bout);
    assertThat(successOf(reconcile(arena, "declined")).signing().status())
        .isEqualTo(SigningStatus.OPEN);
    assertThat(showB(arena).failure()).isEmpty();

    arena.wallet.happens(
        payload(arena), new SigningResult(SigningStatus.EXPIRED, Optional.empty()));
    assertThat(successOf(reconcile(arena, "signed")).signing().status())
        .isEqualTo(SigningStatus.EXPIRED);
    assertThat(showB(arena).failure())
        .map(RecordedFailure::code)
        .contains(BoutFailure.SIGNING_EXPIRED);
  }

  @Test
  void aRequestThatTheWalletDoesNotKnowLeavesNoTrace() {
    Arena arena = asked(Mode.API, bout);
    arena.wallet.happens(
        payload(arena), new SigningResult(SigningStatus.UNKNOWN, Optional.empty()));

    assertThat(successOf(reconcile(arena, "signed")).signing().status())
        .isEqualTo(SigningStatus.UNKNOWN);
    assertThat(arena.historyOf(bout)).containsExactly("escrow.prepare success");
  }

  @Test
  void aWalletThatFailsAtReconcilingIsAuditedAndChangesNothing() {
    Arena arena = asked(Mode.API, bout);
    arena.wallet.failsAfter(0);

    assertThat(refusalOf(reconcile(arena, "signed")).code())
        .isEqualTo(BoutFailure.XAMAN_UNAVAILABLE);
    assertThat(arena.now(bout).snapshot()).isEqualTo(bout.snapshot());
    assertThat(arena.historyOf(bout))
        .containsExactly("escrow.prepare success", "escrow.signing xaman_unavailable");
    assertThat(arena.lastEntryOf(bout).details()).containsEntry("escrow_kind", "show_b");
  }

  // Strangers

  @Test
  void aStrangerFindsNoBoutAndNoWalletIsAsked() {
    Arena arena = asked(bout);
    // Were it asked, this would be the answer.
    arena.wallet.failsAfter(0);
    List<Rejected<?>> refusals =
        List.of(
            refusalOf(arena.escrows.prepare(STRANGERS, bout.id(), Set.of())),
            refusalOf(arena.payouts.prepare(STRANGERS, bout.id(), Set.of())),
            refusalOf(reconcile(arena, STRANGERS, Optional.of("declined"), Optional.empty())),
            refusalOf(
                arena.payouts.reconcile(
                    command(arena, STRANGERS, Optional.of("declined"), Optional.empty()))));

    assertThat(refusals).extracting(Rejected::code).containsOnly(BoutFailure.BOUT_NOT_FOUND);
    assertThat(arena.wallet.orders()).hasSize(4);
    assertThat(arena.historyOf(bout)).containsExactly("escrow.prepare success");
    assertThat(arena.now(bout).snapshot()).isEqualTo(bout.snapshot());
  }

  @Test
  void anAdminDoesNotSignForAPromoter() {
    Arena arena = asked(bout);
    arena.wallet.failsAfter(0);

    assertThat(refusalOf(arena.escrows.prepare(Arena.ADMINS, bout.id(), Set.of())).code())
        .isEqualTo(BoutFailure.BOUT_NOT_FOUND);
    assertThat(
            refusalOf(reconcile(arena, Arena.ADMINS, Optional.of("signed"), Optional.empty()))
                .code())
        .isEqualTo(BoutFailure.BOUT_NOT_FOUND);
  }

  /** The promoter was asked to sign all that there has been to sign until now. */
  private static Arena asked(Bout bout) {
    return asked(Mode.STUB, bout);
  }

  private static Arena asked(Mode mode, Bout bout) {
    Arena arena = new Arena(mode).with(aDraftBout());
    successOf(arena.escrows.prepare(PROMOTERS, bout.id(), Set.of()));
    arena.bouts.save(bout);
    if (bout.winner().isPresent()) {
      successOf(arena.payouts.prepare(PROMOTERS, bout.id(), Set.of()));
    }
    return arena;
  }

  /** What the wallet calls the last request about show purse B. */
  private UUID payload(Arena arena) {
    return payload(arena, SigningAction.FINISH)
        .or(() -> payload(arena, SigningAction.CREATE))
        .orElseThrow();
  }

  private Optional<UUID> payload(Arena arena, SigningAction action) {
    return arena.journal.requestsOf(bout.id()).stream()
        .filter(request -> request.kind() == EscrowKind.SHOW_B && request.action() == action)
        .reduce((_, last) -> last)
        .flatMap(SigningRequest::payload);
  }

  private Escrow showB(Arena arena) {
    return arena.now(bout).escrow(EscrowKind.SHOW_B);
  }

  private Outcome<Reconciled> reconcile(Arena arena, String observed) {
    return reconcile(arena, PROMOTERS, Optional.of(observed), Optional.empty());
  }

  private Outcome<Reconciled> reconcile(
      Arena arena, Caller caller, Optional<String> observed, Optional<TransactionHash> hash) {
    return arena.escrows.reconcile(command(arena, caller, observed, hash));
  }

  private ReconcileSigning command(
      Arena arena, Caller caller, Optional<String> observed, Optional<TransactionHash> hash) {
    return new ReconcileSigning(
        caller, bout.id(), EscrowKind.SHOW_B, payload(arena), observed, hash);
  }
}
