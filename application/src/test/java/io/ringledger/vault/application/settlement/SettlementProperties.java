package io.ringledger.vault.application.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringledger.vault.domain.BatchNumber;
import io.ringledger.vault.domain.settlement.AttemptFate;
import io.ringledger.vault.domain.settlement.BatchState;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever happens, nothing is done twice, nothing is apart, and every drop is somewhere. */
class SettlementProperties {

  private static final int STORM = 40;
  private static final int CALM = 300;

  @Property(tries = 150)
  void afterAnyStormEveryDropIsAccountedFor(@ForAll long seed) {
    Random luck = new Random(seed);
    SettlementWorld world = new SettlementWorld();
    world.wantedTickets = 2 + luck.nextInt(10);
    world.cut(1, 1 + luck.nextInt(5), luck.nextInt(5));
    for (int i = 0; i < STORM; i++) {
      weather(world, luck);
      world.crashAt(luck.nextInt(4) == 0 ? luck.nextInt(30) : -1);
      world.runMortally(1);
      world.nothingIsApart();
    }
    calm(world);
    world.runMortally(CALM);

    assertThat(world.batches.state(BatchNumber.FIRST))
        .isIn(BatchState.SETTLED, BatchState.REVERSED);
    world.everyDropIsAccountedFor();
  }

  private static void weather(SettlementWorld world, Random luck) {
    world.ledger.loses = luck.nextInt(4) == 0;
    world.ledger.dropsAnswers = luck.nextInt(4) == 0;
    world.ledger.tongue = luck.nextInt(5) == 0 ? _ -> new AttemptFate.Open() : fate -> fate;
    if (luck.nextInt(10) == 0) {
      world.ledger.refuse(
          world.creditor(luck.nextInt(3)),
          luck.nextBoolean() ? Optional.of("tecNO_DST") : Optional.empty());
    }
    if (luck.nextInt(25) == 0) {
      world.refuseClaims(world.debtors.get(luck.nextInt(world.debtors.size())).funding());
    }
    if (luck.nextInt(8) == 0) {
      world.ledger.close(luck.nextInt(30));
    }
  }

  private static void calm(SettlementWorld world) {
    world.crashAt(-1);
    // A debtor whose claims were refused may be refunded.
    world.debtors.forEach(debit -> world.ledger.refuse(debit.funding(), Optional.empty()));
    world.ledger.loses = false;
    world.ledger.dropsAnswers = false;
    world.ledger.tongue = fate -> fate;
  }
}
