package io.ringledger.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringledger.sandbox.World.Tx;
import io.ringledger.sandbox.codec.Keylets;
import io.ringledger.sandbox.ledger.Genesis;
import io.ringledger.sandbox.state.LedgerEntry;
import io.ringledger.sandbox.state.OwnerDirectories;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import org.jspecify.annotations.Nullable;

/** Whatever is done with payment channels in whatever order. */
class ChannelProperties {
  private static final List<Wallet> WALLETS =
      List.of(Wallet.ed25519("one"), Wallet.secp256k1("two"), Wallet.ed25519("three"));
  private static final long RENEW = 0x0001_0000L;
  private static final long CLOSE = 0x0002_0000L;

  /** What happens: the deed, the channel, who does it, how much and how long. */
  record Step(int deed, int channel, int who, long drops, int seconds) {}

  private record Channel(String id, Wallet owner, Wallet destination) {}

  @Provide
  Arbitrary<List<Step>> steps() {
    // Evenly spread, because deeds only mean something on the few channels that there are.
    return Combinators.combine(
            Arbitraries.of(0, 1, 2, 3, 4, 5, 6, 7, 7),
            Arbitraries.of(0, 1, 2, 3, 4, 5, 6, 7),
            Arbitraries.of(0, 0, 0, 1, 1, 1, 2),
            Arbitraries.longs()
                .between(1, 6_000_000)
                .withDistribution(RandomDistribution.uniform()),
            Arbitraries.of(1, 5, 20, 60))
        .as(Step::new)
        .list()
        .ofMinSize(20)
        .ofMaxSize(60);
  }

  @Property(tries = 40)
  void noDropIsMadeOrLostAndNoClaimIsTakenBack(@ForAll("steps") List<Step> steps) {
    Run run = new Run();
    assertThat(run.held()).isLessThan(Genesis.ALL_DROPS);
    for (Step step : steps) {
      long before = run.held();
      long claimed = run.claimedFrom(step);
      boolean applied = run.play(step);
      assertThat(before - run.held()).isEqualTo(applied ? 10 : 0);
      LedgerEntry after = run.entry(step);
      if (after != null && step.deed() != 0) {
        assertThat(after.drops("Balance")).isBetween(claimed, after.drops("Amount"));
      }
    }
    run.world.close();

    assertThat(run.world.ledger.history().newest().header().totalDrops()).isEqualTo(run.held());
  }

  @Property(tries = 20)
  void aChannelIsInBothDirectoriesAndCountedOnce(@ForAll("steps") List<Step> steps) {
    Run run = new Run();
    steps.forEach(run::play);

    for (Wallet wallet : WALLETS) {
      List<Channel> open =
          run.channels.stream().filter(it -> run.world.entry(it.id()) != null).toList();
      assertThat(OwnerDirectories.list(run.world.ledger.openState(), wallet.address()))
          .containsExactlyInAnyOrderElementsOf(
              open.stream()
                  .filter(it -> it.owner().equals(wallet) || it.destination().equals(wallet))
                  .map(Channel::id)
                  .toList());
      assertThat(run.world.ownerCount(wallet))
          .isEqualTo(open.stream().filter(it -> it.owner().equals(wallet)).count());
    }
  }

  private static final class Run {
    private final World world = World.fresh();
    private final List<Channel> channels = new ArrayList<>();

    Run() {
      WALLETS.forEach(wallet -> world.fund(wallet, 60 * World.XRP));
      for (int i = 0; i < 4; i++) {
        create(new Step(0, i, i % 3, 4_000_000, 20 + i)).submit();
      }
    }

    /** Plays the step and answers whether a transaction came into the ledger. */
    boolean play(Step step) {
      if (step.deed() == 7) {
        world.advance(step.seconds());
        return false;
      }
      Channel channel = channel(step);
      Wallet sender =
          switch (step.who()) {
            case 0 -> channel.owner();
            case 1 -> channel.destination();
            default -> WALLETS.get(step.seconds() % 3);
          };
      Tx tx = world.channelClaim(sender, channel.id());
      Tx deed =
          switch (step.deed()) {
            case 0 -> create(step);
            case 1 -> world.channelFund(sender, channel.id(), step.drops());
            case 2 ->
                world
                    .channelFund(sender, channel.id(), step.drops())
                    .with("Expiration", world.parentClose() + 2L * step.seconds());
            case 3 -> signed(tx, channel, step.drops());
            case 4 -> tx.with("Balance", Long.toString(step.drops()));
            case 5 -> tx.with("Flags", step.seconds() == 1 ? RENEW : CLOSE);
            default -> signed(tx, channel, step.drops()).with("Flags", CLOSE);
          };
      return deed.outcome().result().isInLedger();
    }

    private Tx create(Step step) {
      Wallet owner = WALLETS.get(step.who());
      Wallet destination = WALLETS.get((step.who() + 1 + step.channel() % 2) % 3);
      channels.add(
          new Channel(
              Keylets.channel(owner.address(), destination.address(), world.sequence(owner)),
              owner,
              destination));
      Tx create =
          world.channelCreate(owner, destination, step.drops()).with("SettleDelay", step.seconds());
      return step.seconds() == 60 ? create.with("CancelAfter", world.parentClose() + 90) : create;
    }

    private static Tx signed(Tx claim, Channel channel, long drops) {
      return claim
          .with("Balance", Long.toString(drops))
          .with("Signature", channel.owner().signClaim(channel.id(), drops))
          .with("PublicKey", channel.owner().publicKey());
    }

    private Channel channel(Step step) {
      return channels.get(step.channel() % channels.size());
    }

    @Nullable LedgerEntry entry(Step step) {
      return world.entry(channel(step).id());
    }

    long claimedFrom(Step step) {
      LedgerEntry entry = entry(step);
      return entry == null ? 0 : entry.drops("Balance");
    }

    /** All drops in accounts and channels now. */
    long held() {
      long sum = world.balance(world.genesis);
      for (Wallet wallet : WALLETS) {
        sum += world.balance(wallet);
      }
      for (Channel channel : channels) {
        LedgerEntry entry = world.entry(channel.id());
        sum += entry == null ? 0 : entry.drops("Amount") - entry.drops("Balance");
      }
      return sum;
    }
  }
}
