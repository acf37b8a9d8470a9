package io.ringledger.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringledger.sandbox.World.Secret;
import io.ringledger.sandbox.World.Tx;
import io.ringledger.sandbox.ledger.ClosedLedger;
import io.ringledger.sandbox.ledger.Genesis;
import io.ringledger.sandbox.state.LedgerEntry;
import io.ringledger.sandbox.state.OwnerDirectories;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ConservationProperties {
  private static final List<Wallet> WALLETS =
      List.of(Wallet.ed25519("one"), Wallet.secp256k1("two"), Wallet.ed25519("three"));

  /** What someone does: who, to whom, how much, and when. */
  record Step(int action, int who, int whom, long drops, int seconds) {}

  @Provide
  Arbitrary<List<Step>> steps() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 8),
            Arbitraries.integers().between(0, 2),
            Arbitraries.integers().between(0, 2),
            Arbitraries.longs().between(0, 40_000_000),
            Arbitraries.integers().between(1, 30))
        .as(Step::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(40);
  }

  @Property(tries = 40)
  void noDropIsMadeAndOnlyFeesAreLost(@ForAll("steps") List<Step> steps) {
    Run run = new Run();
    steps.forEach(run::play);
    run.world.close();

    long held =
        run.world.ledger.closedState().entries().mapToLong(ConservationProperties::dropsIn).sum();
    long burned = 0;
    for (long i = 1; i <= run.world.ledger.history().newest().index(); i++) {
      burned += feesOf(run.world.ledger.history().byIndex(i).orElseThrow());
    }
    assertThat(held + burned).isEqualTo(Genesis.ALL_DROPS);
    assertThat(run.world.ledger.history().newest().header().totalDrops()).isEqualTo(held);
  }

  @Property(tries = 20)
  void anAccountsCountOfObjectsIsWhatItsDirectoryHolds(@ForAll("steps") List<Step> steps) {
    Run run = new Run();
    steps.forEach(run::play);

    for (Wallet wallet : WALLETS) {
      long owned =
          OwnerDirectories.list(run.world.ledger.openState(), wallet.address()).stream()
              .map(id -> run.world.ledger.openState().read(id))
              .filter(entry -> entry.text("Account").equals(wallet.address()))
              .count();
      assertThat(run.world.ownerCount(wallet)).isEqualTo(owned);
    }
  }

  private static long dropsIn(LedgerEntry entry) {
    return switch (entry.type()) {
      case "AccountRoot" -> entry.drops("Balance");
      case "Escrow" -> entry.drops("Amount");
      default -> 0;
    };
  }

  private static long feesOf(ClosedLedger ledger) {
    return ledger.transactions().stream().mapToLong(entry -> entry.transaction().fee()).sum();
  }

  private static final class Run {
    private final World world = World.fresh();
    private final List<Map.Entry<Wallet, Long>> escrows = new ArrayList<>();
    private final Secret secret = Secret.of("secret");

    Run() {
      WALLETS.forEach(wallet -> world.fund(wallet, 50 * World.XRP));
    }

    void play(Step step) {
      Wallet from = WALLETS.get(step.who());
      Wallet to = WALLETS.get(step.whom());
      switch (step.action()) {
        case 0 -> world.payment(from, to, step.drops()).submit();
        case 1 -> create(step, from, to).submit();
        case 2 -> create(step, from, to).with("Condition", secret.condition()).submit();
        case 3 -> onSomeEscrow(step, world.escrowFinish(from, from, 0)).submit();
        case 4 ->
            onSomeEscrow(step, world.escrowFinish(from, from, 0))
                .with("Condition", secret.condition())
                .with("Fulfillment", secret.fulfillment())
                .with("Fee", "350")
                .submit();
        case 5 -> onSomeEscrow(step, world.escrowCancel(from, from, 0)).submit();
        case 6 -> world.tx(from, "TicketCreate").with("TicketCount", 1 + step.whom()).submit();
        case 7 ->
            world
                .tx(from, "AccountSet")
                .with(step.seconds() % 2 == 0 ? "SetFlag" : "ClearFlag", 9)
                .submit();
        default -> world.advance(step.seconds());
      }
    }

    private Tx create(Step step, Wallet from, Wallet to) {
      escrows.add(Map.entry(from, world.sequence(from)));
      long finish = world.parentClose() + step.seconds();
      return world
          .escrowCreate(from, to, step.drops())
          .with("FinishAfter", finish)
          .with("CancelAfter", finish + step.seconds());
    }

    private Tx onSomeEscrow(Step step, Tx tx) {
      if (!escrows.isEmpty()) {
        Map.Entry<Wallet, Long> escrow = escrows.get((int) (step.drops() % escrows.size()));
        tx.with("Owner", escrow.getKey().address()).with("OfferSequence", escrow.getValue());
      }
      return tx;
    }
  }
}
