package io.ringledger.vault.application.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringledger.shared.application.Caller;
import io.ringledger.shared.application.RequestId;
import io.ringledger.shared.domain.Drops;
import io.ringledger.shared.domain.Outcome.Success;
import io.ringledger.shared.domain.Role;
import io.ringledger.shared.domain.UserId;
import io.ringledger.vault.domain.BatchNumber;
import io.ringledger.vault.domain.ChannelId;
import io.ringledger.vault.domain.WalletAddress;
import io.ringledger.vault.domain.settlement.AttemptFate;
import io.ringledger.vault.domain.settlement.BatchState;
import io.ringledger.vault.domain.settlement.ChannelWord;
import io.ringledger.vault.domain.settlement.Debit;
import io.ringledger.vault.domain.settlement.Leg;
import io.ringledger.vault.domain.settlement.LegKind;
import io.ringledger.vault.domain.settlement.LegState;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Settlement with a ledger that misbehaves. */
class SettlementTest {

  private static final BatchNumber FIRST = BatchNumber.FIRST;
  private static final BatchNumber SECOND = FIRST.next();

  private final SettlementWorld world = new SettlementWorld();

  private Leg only(LegKind kind) {
    return world.ofKind(FIRST, kind).getFirst();
  }

  private void endsWith(BatchState state) {
    assertThat(world.batches.state(FIRST)).isEqualTo(state);
    world.everyDropIsAccountedFor();
  }

  private void replace(Debit debit, Optional<Instant> closesAt, long balance) {
    ChannelWord was = world.ledger.channel(debit.channel()).orElseThrow();
    world.ledger.open(
        debit.channel(),
        new ChannelWord(
            was.source(),
            was.destination(),
            was.key(),
            was.amount(),
            new Drops(balance),
            closesAt));
  }

  @Test
  void aBatchIsAnchoredCollectedAndPaid() {
    world.cut(1, 3, 2);
    world.run(12);

    endsWith(BatchState.SETTLED);
    assertThat(world.outbox.published(SettlementReports.SETTLED)).hasSize(1);
    assertThat(world.ledger.balance(world.creditor(0))).isPositive();
  }

  @Test
  void aCycleWithoutCashIsAnchoredAndSettled() {
    world.cut(1, 0, 0);
    world.run(12);

    endsWith(BatchState.SETTLED);
  }

  @Test
  void aTimeoutAfterTheLedgerHasTakenItIsNotASecondPayment() {
    world.cut(1, 3, 3);
    world.ledger.dropsAnswers = true;
    world.run(30);

    endsWith(BatchState.SETTLED);
  }

  @Test
  void whatNeverArrivesIsSignedAgainOnTheSameTicketAfterItsLastLedger() {
    world.cut(1, 2, 1);
    world.run(2);
    world.ledger.loses = true;
    world.run(30);
    assertThat(world.batches.state(FIRST)).isNotEqualTo(BatchState.SETTLED);
    world.ledger.loses = false;
    world.run(80);

    endsWith(BatchState.SETTLED);
    assertThat(world.legs.of(FIRST)).anyMatch(leg -> leg.attempts() > 1);
  }

  @Test
  void aNodeThatLiesThatNothingCameIsPaidForByItsTicketAlone() {
    world.cut(1, 2, 2);
    // It says of everything that its last ledger has passed, so each try is followed by another.
    world.ledger.tongue =
        fate ->
            fate instanceof AttemptFate.Applied
                ? new AttemptFate.Never(false, "its last ledger has passed without it")
                : fate;
    world.run(25);
    world.nothingIsApart();
    world.ledger.tongue = fate -> fate;
    world.run(120);

    endsWith(BatchState.SETTLED);
    assertThat(world.ledger.mostSuccesses()).isEqualTo(1);
  }

  @Test
  void aNodeThatLagsHoldsItUpAndNoMore() {
    world.cut(1, 2, 2);
    world.ledger.tongue = _ -> new AttemptFate.Open();
    world.run(10);
    assertThat(world.batches.state(FIRST)).isEqualTo(BatchState.CUT);
    world.ledger.tongue = fate -> fate;
    world.run(14);

    endsWith(BatchState.SETTLED);
  }

  @Test
  void paymentsWhoseTicketsSomebodyElseSpentWaitForSomebodyToLook() {
    world.cut(1, 1, 2);
    while (world.ofKind(FIRST, LegKind.PAYMENT).stream()
        .noneMatch(leg -> leg.state().isInFlight())) {
      world.settling().advance(new RequestId("step"));
      if (world.ofKind(FIRST, LegKind.PAYMENT).isEmpty()) {
        world.ledger.close(1);
      }
      world.clock.advance(Duration.ofSeconds(4));
    }
    world.ledger.spendAllTickets();
    world.run(10);

    assertThat(world.batches.state(FIRST)).isEqualTo(BatchState.COLLECTED);
    assertThat(world.ofKind(FIRST, LegKind.PAYMENT)).allMatch(Leg::isStuck);
    SettlementDesk desk = new SettlementDeskUseCase(world.tools());
    Caller admin = new Caller(new UserId(new UUID(1, 1)), Role.ADMIN, new RequestId("desk"));
    for (Leg leg : world.ofKind(FIRST, LegKind.PAYMENT)) {
      assertThat(desk.retry(leg.id(), Optional.empty(), admin)).isInstanceOf(Success.class);
    }
    assertThat(world.ofKind(FIRST, LegKind.PAYMENT))
        .allMatch(leg -> leg.state() == LegState.PLANNED && leg.place().isEmpty());
  }

  @Test
  void anotherUseOfTheSequenceNumberOnlyCostsAnotherTry() {
    world.cut(1, 1, 1);
    world.settling().advance(new RequestId("tickets"));
    world.ledger.spendSequence();
    world.run(40);

    endsWith(BatchState.SETTLED);
  }

  @Test
  void aChannelThatIsGoneBeforeAnythingWasSentReversesAtOnce() {
    world.cut(1, 3, 1);
    world.ledger.closeChannel(new ChannelId("%064X".formatted(1)));
    world.run(3);

    assertThat(world.batches.state(FIRST)).isEqualTo(BatchState.REVERSED);
    assertThat(world.legs.of(FIRST)).isEmpty();
    assertThat(world.outbox.published(SettlementReports.REVERSED)).hasSize(1);
  }

  @Test
  void aChannelThatClosesTooSoonReversesBeforeAnythingIsClaimed() {
    world.cut(1, 2, 1);
    replace(
        world.debtors.get(1), Optional.of(SettlementWorld.START.plus(Duration.ofMinutes(10))), 0);
    world.run(8);

    endsWith(BatchState.REVERSED);
    assertThat(world.done(LegKind.CLAIM)).isZero();
  }

  @Test
  void aClaimThatClosesItsChannelWithoutPayingIsNoClaim() {
    world.cut(1, 2, 1);
    while (world.ofKind(FIRST, LegKind.CLAIM).isEmpty()) {
      world.run(1);
    }
    replace(world.debtors.get(1), Optional.of(world.clock.instant()), 0);
    world.run(14);

    assertThat(world.batches.state(FIRST)).isEqualTo(BatchState.REVERSED);
    assertThat(world.done(LegKind.REFUND)).isEqualTo(world.done(LegKind.CLAIM)).isPositive();
    world.nothingIsApart();
  }

  @Test
  void whatASourceHasPaidBesideIsNotTakenForTheClaim() {
    world.cut(1, 1, 1);
    Debit debit = world.debtors.getFirst();
    replace(debit, Optional.empty(), 300_000);
    world.run(12);

    assertThat(world.batches.state(FIRST)).isEqualTo(BatchState.SETTLED);
    assertThat(world.ledger.channel(debit.channel()).orElseThrow().balance().value())
        .isEqualTo(300_000 + debit.drops().value());
  }

  @Test
  void theNextBatchWaitsUntilTheFirstIsDecided() {
    world.cut(1, 2, 1);
    world.cut(2, 2, 1);
    world.run(4);
    assertThat(world.legs.of(SECOND)).isEmpty();
    world.run(24);

    endsWith(BatchState.SETTLED);
    assertThat(world.batches.state(SECOND)).isEqualTo(BatchState.SETTLED);
  }

  @Test
  void twoWhoWorkInTurnsDoEverythingOnce() {
    world.cut(1, 5, 5);
    BatchSettling one = world.settling();
    BatchSettling other = world.settling();
    for (int i = 0; i < 20; i++) {
      one.advance(new RequestId("one-" + i));
      other.advance(new RequestId("other-" + i));
      world.ledger.close(1);
      world.clock.advance(Duration.ofSeconds(4));
    }

    endsWith(BatchState.SETTLED);
  }

  @Test
  void moreLegsThanTicketsAreDoneInTurns() {
    world.wantedTickets = 3;
    world.cut(1, 8, 8);
    world.run(120);

    endsWith(BatchState.SETTLED);
  }

  @Test
  void threeFailuresInARowAreToldOnceAndWaitedLonger() {
    world.cut(1, 1, 1);
    world.ledger.mood = _ -> Optional.of("no node answers");
    for (int i = 0; i < 6; i++) {
      world.settling().advance(new RequestId("silent-" + i));
      world.clock.advance(Duration.ofMinutes(6));
    }

    assertThat(world.outbox.published(SettlementReports.TROUBLED)).hasSize(1);
    world.ledger.mood = _ -> Optional.empty();
    world.run(12);
    endsWith(BatchState.SETTLED);
    assertThat(world.batches.find(FIRST).orElseThrow().failures()).isZero();
  }

  @Test
  void aHeldPaymentIsToldAndPaidWhereItsWalletSaysNext() {
    world.cut(1, 2, 2);
    world.ledger.refuse(world.creditor(1), Optional.of("tecDST_TAG_NEEDED"));
    world.run(12);
    endsWith(BatchState.SETTLED);
    assertThat(world.outbox.published(SettlementReports.HELD)).hasSize(1);

    world.legs.name(new WalletAddress(world.creditor(1).value()), world.creditor(9));
    world.run(6);

    assertThat(world.ledger.balance(world.creditor(9))).isPositive();
    assertThat(only(LegKind.PAYMENT).state()).isEqualTo(LegState.VALIDATED);
  }
}
