package io.ringledger.vault.application.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringledger.shared.domain.Drops;
import io.ringledger.shared.domain.XrplAddress;
import io.ringledger.vault.domain.BatchNumber;
import io.ringledger.vault.domain.settlement.BatchState;
import io.ringledger.vault.domain.settlement.ChannelWord;
import io.ringledger.vault.domain.settlement.LegKind;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The process dies at every point there is, and another goes on. */
class SettlementCrashTest {

  private static final BatchNumber FIRST = BatchNumber.FIRST;
  private static final int ROUNDS = 60;

  private interface Scene {
    void arrange(SettlementWorld world);
  }

  /** Returns how many points there were. */
  private static int dieEverywhere(Scene scene, BatchState end) {
    SettlementWorld whole = new SettlementWorld();
    scene.arrange(whole);
    whole.crashAt(-1);
    whole.run(ROUNDS);
    assertThat(whole.batches.state(FIRST)).isEqualTo(end);
    whole.everyDropIsAccountedFor();
    int points = whole.points();
    for (int i = 0; i < points; i++) {
      SettlementWorld world = new SettlementWorld();
      scene.arrange(world);
      world.crashAt(i);
      world.runMortally(ROUNDS);
      assertThat(world.batches.state(FIRST)).as("died at %d", i).isEqualTo(end);
      world.everyDropIsAccountedFor();
    }
    return points;
  }

  @Test
  void whereverItDiesABatchIsSettledOnce() {
    int points =
        dieEverywhere(
            world -> {
              world.cut(1, 4, 3);
              world.wantedTickets = 5;
            },
            BatchState.SETTLED);

    assertThat(points).isGreaterThan(150);
  }

  @Test
  void whereverItDiesABatchThatCannotBeCollectedIsGivenBack() {
    dieEverywhere(
        world -> {
          world.cut(1, 4, 3);
          // The third drains its channel to the authority between survey and claim.
          XrplAddress third = world.debtors.get(2).funding();
          world.refuseClaims(third);
        },
        BatchState.REVERSED);
  }

  @Test
  void whereverItDiesWhoCannotBePaidIsStillOwed() {
    dieEverywhere(
        world -> {
          world.cut(1, 3, 3);
          world.ledger.refuse(world.creditor(1), Optional.of("tecNO_DST"));
        },
        BatchState.SETTLED);
  }

  @Test
  void twoDeathsInARowAreNoWorse() {
    for (int first = 0; first < 120; first += 7) {
      for (int second = 0; second < 40; second += 3) {
        SettlementWorld world = new SettlementWorld();
        world.cut(1, 2, 2);
        world.crashAt(first);
        world.runMortally(12);
        world.crashAt(second);
        world.runMortally(ROUNDS);
        assertThat(world.batches.state(FIRST)).isEqualTo(BatchState.SETTLED);
        world.everyDropIsAccountedFor();
      }
    }
  }

  @Test
  void aReversedBatchTakesNothing() {
    SettlementWorld world = new SettlementWorld();
    world.cut(1, 4, 3);
    world.refuseClaims(world.debtors.get(2).funding());
    world.run(ROUNDS);

    assertThat(world.batches.state(FIRST)).isEqualTo(BatchState.REVERSED);
    assertThat(world.done(LegKind.REFUND)).isEqualTo(world.done(LegKind.CLAIM)).isPositive();
    assertThat(world.ledger.balance(world.debtors.getFirst().funding()))
        .isEqualTo(
            world
                .ledger
                .channel(world.debtors.getFirst().channel())
                .map(ChannelWord::balance)
                .map(Drops::value)
                .orElse(0L));
  }
}
