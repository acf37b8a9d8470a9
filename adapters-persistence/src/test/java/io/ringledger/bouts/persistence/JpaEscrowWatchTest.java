package io.ringledger.bouts.persistence;

import static io.ringledger.bouts.domain.BoutFixtures.EVENT;
import static io.ringledger.bouts.domain.BoutFixtures.NOW;
import static io.ringledger.bouts.domain.BoutFixtures.hashOf;
import static io.ringledger.bouts.domain.BoutFixtures.withResult;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.ringledger.bouts.application.contract.FreshBouts;
import io.ringledger.bouts.application.outbound.Bouts;
import io.ringledger.bouts.application.outbound.EscrowWatch;
import io.ringledger.bouts.application.outbound.EscrowWatch.Cause;
import io.ringledger.bouts.application.outbound.EscrowWatch.StuckEscrow;
import io.ringledger.bouts.application.outbound.FollowUps;
import io.ringledger.bouts.application.outbound.SigningJournal;
import io.ringledger.bouts.domain.Bout;
import io.ringledger.bouts.domain.BoutFailure;
import io.ringledger.bouts.domain.BoutFixtures;
import io.ringledger.bouts.domain.Corner;
import io.ringledger.bouts.domain.EscrowId;
import io.ringledger.bouts.domain.EscrowKind;
import io.ringledger.bouts.domain.EscrowStatus;
import io.ringledger.bouts.domain.RecordedFailure;
import io.ringledger.bouts.domain.signing.FollowedStatus;
import io.ringledger.bouts.domain.signing.FollowedTransaction;
import io.ringledger.bouts.domain.signing.SigningAction;
import io.ringledger.bouts.domain.signing.SigningRequest;
import io.ringledger.bouts.domain.signing.SigningRequestId;
import io.ringledger.shared.application.UnitOfWork;
import io.ringledger.shared.domain.TransactionHash;
import io.ringledger.shared.persistence.EmbeddedDatabaseResource;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(EmbeddedDatabaseResource.class)
class JpaEscrowWatchTest {

  private static final EscrowKind SHOW = EscrowKind.SHOW_A;
  private static final int ALL = 100_000;

  @Inject EscrowWatch watch;
  @Inject SigningJournal journal;
  @Inject FollowUps followUps;
  @Inject Bouts bouts;
  @Inject UnitOfWork unitOfWork;

  private final Bout draft = FreshBouts.draft();
  private final EscrowId escrow = draft.escrow(SHOW).id();

  // Stuck

  @Test
  void aDraftThatIsAllRightIsNotStuck() {
    keep();

    assertThat(stuck(NOW.plus(Duration.ofDays(365)))).isEmpty();
  }

  @Test
  void aTransactionThatIsUndecidedAfterAQuarterOfAnHourIs() {
    keep();
    FollowedTransaction known =
        FollowedTransaction.named(escrow, SigningAction.CREATE, hash(), NOW);
    unitOfWork.run(
        () -> {
          journal.save(known.in(FollowedStatus.PENDING, Optional.of("no node knows it"), NOW));
          followUps.follow(escrow, NOW.plusSeconds(7));
        });

    assertThat(stuck(NOW.plus(Duration.ofMinutes(15)))).isEmpty();
    assertThat(stuck(NOW.plus(Duration.ofMinutes(15)).plusMillis(1)))
        .containsExactly(
            new StuckEscrow(
                draft.id(),
                escrow,
                SHOW,
                EscrowStatus.PLANNED,
                Cause.TRANSACTION_UNDECIDED,
                NOW,
                "transaction " + known.hash() + ": no node knows it",
                Optional.of(NOW.plusSeconds(7))));
    unitOfWork.run(() -> journal.save(known.in(FollowedStatus.UNHEARD_OF, Optional.empty(), NOW)));
    assertThat(stuck(NOW.plus(Duration.ofDays(1)))).isEmpty();
  }

  @Test
  void aRequestThatTheWalletNeverConfirmedIs() {
    keep();
    SigningRequest request = aRequest();
    unitOfWork.run(() -> journal.save(request));

    assertThat(stuck(NOW.plus(Duration.ofMinutes(5)))).isEmpty();
    assertThat(stuck(NOW.plus(Duration.ofMinutes(5)).plusMillis(1)))
        .extracting(StuckEscrow::cause, StuckEscrow::since, StuckEscrow::nextLook)
        .containsExactly(tuple(Cause.REQUEST_UNCERTAIN, NOW, Optional.empty()));
    unitOfWork.run(() -> journal.save(request.known(UUID.randomUUID())));
    assertThat(stuck(NOW.plus(Duration.ofDays(1)))).isEmpty();
  }

  @Test
  void anEscrowWithAFailureIsUntilItMovesOn() {
    RecordedFailure failure = new RecordedFailure(BoutFailure.LEDGER_TEC_TEM, "tecUNFUNDED");
    keep(bout -> bout.recordFailure(SHOW, failure));

    assertThat(stuck(NOW))
        .extracting(StuckEscrow::cause, StuckEscrow::detail)
        .containsExactly(tuple(Cause.FAILURE_RECORDED, "ledger_tec_tem: tecUNFUNDED"));
  }

  @Test
  void theWinnersLockedBonusIsTwoDaysBeforeItsDeadline() {
    keep(BoutFixtures::funded, bout -> withResult(bout, Corner.B));
    Instant warned =
        draft
            .escrow(EscrowKind.BONUS_B)
            .terms()
            .window()
            .cancelAfter()
            .orElseThrow()
            .toInstant()
            .minus(Duration.ofDays(2));

    assertThat(causes(warned)).doesNotContain(Cause.BONUS_DEADLINE);
    assertThat(stuck(warned.plusSeconds(1)))
        .filteredOn(one -> one.cause() == Cause.BONUS_DEADLINE)
        .extracting(StuckEscrow::kind)
        .containsExactly(EscrowKind.BONUS_B);
  }

  @Test
  void aShowThatCouldHaveBeenPaidForThreeDaysIs() {
    keep(BoutFixtures::funded);
    Instant overdue =
        draft.escrow(SHOW).terms().window().finishAfter().toInstant().plus(Duration.ofDays(3));

    assertThat(causes(overdue)).doesNotContain(Cause.PAYOUT_OVERDUE);
    assertThat(causes(overdue.plusSeconds(1)))
        .containsExactly(Cause.PAYOUT_OVERDUE, Cause.PAYOUT_OVERDUE);
  }

  @Test
  void notMoreThanWantedAreListed() {
    keep(BoutFixtures::funded);

    assertThat(unitOfWork.execute(() -> watch.stuck(EVENT.plus(Duration.ofDays(30)), 1)))
        .hasSize(1);
  }

  // Unfollowed

  @Test
  void aLockedEscrowThatNobodyFollowsIsFoundUntilItIsFollowed() {
    keep(BoutFixtures::funded);
    assertThat(unfollowed(NOW)).hasSize(4);

    unitOfWork.run(() -> followUps.follow(escrow, NOW));
    assertThat(unfollowed(NOW)).hasSize(3).doesNotContain(escrow);
  }

  @Test
  void aPlannedEscrowIsFoundWhileSomethingMayBeHeardOfItsRequest() {
    keep();
    assertThat(unfollowed(NOW)).isEmpty();
    SigningRequest open = aRequest().known(UUID.randomUUID());
    Instant day = NOW.plus(SigningRequest.FOLLOWED_LONGER);

    unitOfWork.run(() -> journal.save(open));
    assertThat(unfollowed(day)).containsExactly(escrow);
    unitOfWork.run(() -> journal.save(open.expired()));
    assertThat(unfollowed(day.minusMillis(1))).containsExactly(escrow);
    assertThat(unfollowed(day)).isEmpty();
    unitOfWork.run(() -> journal.save(open.declined(NOW)));
    assertThat(unfollowed(NOW)).isEmpty();
  }

  @Test
  void aPlannedEscrowIsFoundWhileItsTransactionIsUndecided() {
    keep();
    FollowedTransaction known =
        FollowedTransaction.named(escrow, SigningAction.CREATE, hash(), NOW);
    unitOfWork.run(() -> journal.save(known));
    assertThat(unfollowed(NOW)).containsExactly(escrow);

    unitOfWork.run(() -> journal.save(known.in(FollowedStatus.UNHEARD_OF, Optional.empty(), NOW)));
    assertThat(unfollowed(NOW)).isEmpty();
  }

  private SigningRequest aRequest() {
    return SigningRequest.first(
        new SigningRequestId(UUID.randomUUID()),
        draft.id(),
        escrow,
        SHOW,
        SigningAction.CREATE,
        NOW,
        1);
  }

  private static TransactionHash hash() {
    return hashOf(UUID.randomUUID().toString());
  }

  @SafeVarargs
  private final void keep(UnaryOperator<Bout>... steps) {
    unitOfWork.run(() -> bouts.add(draft));
    for (UnaryOperator<Bout> step : steps) {
      unitOfWork.run(() -> bouts.save(step.apply(bouts.lock(draft.id()).orElseThrow())));
    }
  }

  private List<StuckEscrow> stuck(Instant now) {
    return unitOfWork.execute(() -> watch.stuck(now, ALL)).stream()
        .filter(one -> one.bout().equals(draft.id()))
        .toList();
  }

  private List<Cause> causes(Instant now) {
    return stuck(now).stream().map(StuckEscrow::cause).toList();
  }

  private List<EscrowId> unfollowed(Instant now) {
    List<EscrowId> own = draft.escrows().stream().map(each -> each.id()).toList();
    return unitOfWork.execute(() -> watch.unfollowed(now, ALL)).stream()
        .filter(own::contains)
        .toList();
  }
}
