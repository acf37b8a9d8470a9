package io.ringledger.vault.domain.netting;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringledger.shared.domain.Drops;
import io.ringledger.vault.domain.IntentReason;
import io.ringledger.vault.domain.ItemId;
import io.ringledger.vault.domain.WalletAddress;
import io.ringledger.vault.domain.netting.check.Comparison;
import io.ringledger.vault.domain.netting.check.NettingCases;
import io.ringledger.vault.domain.netting.check.NettingOracle;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * What holds of every batch, however mean. The numbers are those of the invariants of the vault.
 */
class NettingProperties {

  private static final int TRIES = 3_000;
  private static final Set<IntentReason> TOLD_FROM_THE_INTENT_ALONE =
      EnumSet.of(
          IntentReason.SELF_TRADE,
          IntentReason.AMOUNT_OUT_OF_RANGE,
          IntentReason.UNKNOWN_ITEM,
          IntentReason.BATCH_FULL);

  @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
  void itAgreesWithTheSlowAndObviousWay(@ForAll long seed) {
    NettingInput input = NettingCases.drawn(seed);
    assertThat(Comparison.differences(input, Netting.net(input))).isEmpty();
  }

  @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
  void invariant1DeltasFeesAndRoyaltiesAddUpToZero(@ForAll long seed) {
    NettingInput input = NettingCases.drawn(seed);
    NettingResult result = Netting.net(input);
    BigInteger sum = BigInteger.ZERO;
    for (WalletPosition position : result.wallets()) {
      sum = sum.add(BigInteger.valueOf(position.delta()));
    }
    assertThat(sum).isZero();
    long fees = 0;
    long royalties = 0;
    for (NettingIntent intent : result.applied()) {
      Royalty bears = input.fees().royalties().get(intent.item());
      int points = bears == null ? 0 : bears.basisPoints();
      BigInteger amount = BigInteger.valueOf(intent.amountDrops());
      BigInteger all =
          amount
              .multiply(BigInteger.valueOf(input.fees().platformBasisPoints() + points))
              .divide(BigInteger.valueOf(FeeSchedule.WHOLE));
      long royalty =
          amount
              .multiply(BigInteger.valueOf(points))
              .divide(BigInteger.valueOf(FeeSchedule.WHOLE))
              .longValueExact();
      royalties += royalty;
      fees += all.longValueExact() - royalty;
    }
    assertThat(result.totals().fees()).isEqualTo(fees);
    assertThat(result.totals().royalties()).isEqualTo(royalties);
  }

  @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
  void invariant2EachItemTakesOnePathFromItsRecordedOwnerToOneFinalOwner(@ForAll long seed) {
    NettingInput input = NettingCases.drawn(seed);
    Map<ItemId, WalletAddress> owners = new HashMap<>();
    for (ItemPath path : Netting.net(input).items()) {
      assertThat(owners.put(path.item(), path.finalOwner())).isNull();
      WalletAddress owner = input.owners().get(path.item());
      assertThat(path.openingOwner()).isEqualTo(owner);
      for (NettingIntent move : path.moves()) {
        assertThat(move.item()).isEqualTo(path.item());
        assertThat(move.from()).isEqualTo(owner);
        owner = move.to();
      }
      assertThat(path.finalOwner()).isEqualTo(owner);
    }
  }

  @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
  void invariant3WithoutWhatWasRejectedAtSightNothingIsDifferent(@ForAll long seed) {
    NettingInput input = NettingCases.drawn(seed);
    NettingResult result = Netting.net(input);
    Set<NettingIntent> touchless = new HashSet<>();
    for (Rejection no : result.rejected()) {
      if (TOLD_FROM_THE_INTENT_ALONE.contains(no.reason())) {
        touchless.add(no.intent());
      }
    }
    assertSameMovesWithout(touchless, input, result);
  }

  @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
  void invariant3WithoutAnyThatWasNotAppliedNothingIsDifferentWhereAllCanPay(@ForAll long seed) {
    NettingInput drawn = NettingCases.drawn(seed);
    Map<WalletAddress, Drops> rich = new HashMap<>();
    drawn.intents().forEach(intent -> rich.put(intent.to(), new Drops(Drops.MAX_VALUE)));
    NettingInput input = new NettingInput(drawn.owners(), rich, drawn.fees(), drawn.intents());
    NettingResult result = Netting.net(input);
    boolean allCouldPay =
        result.rejected().stream().noneMatch(no -> no.reason() == IntentReason.INSUFFICIENT_FUNDS);
    if (allCouldPay) {
      Set<NettingIntent> touchless = new HashSet<>(input.intents());
      result.applied().forEach(touchless::remove);
      assertSameMovesWithout(touchless, input, result);
    }
  }

  private static void assertSameMovesWithout(
      Set<NettingIntent> touchless, NettingInput input, NettingResult result) {
    List<NettingIntent> rest = new ArrayList<>(input.intents());
    rest.removeAll(touchless);
    NettingResult without = Netting.net(NettingCases.only(input, rest));
    assertThat(without.items()).isEqualTo(result.items());
    assertThat(without.wallets()).isEqualTo(result.wallets());
    assertThat(without.totals()).isEqualTo(result.totals());
  }

  @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
  void invariant4TheOrderOfTheInputDoesNotMatter(@ForAll long seed, @ForAll long shuffle) {
    NettingInput input = NettingCases.drawn(seed);
    assertThat(Netting.net(NettingCases.permuted(input, shuffle))).isEqualTo(Netting.net(input));
  }

  @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
  void invariant5EveryIntentEndsInExactlyOneWayWithATrueReason(@ForAll long seed) {
    NettingInput input = NettingCases.drawn(seed);
    assertThat(Comparison.violations(input, Netting.net(input))).isEmpty();
  }

  @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
  void invariant10GrossReplayOfTheAppliedGivesTheSameBalances(@ForAll long seed) {
    NettingInput input = NettingCases.drawn(seed);
    NettingResult result = Netting.net(input);
    Map<WalletAddress, BigInteger> balances = new HashMap<>();
    result.wallets().forEach(w -> balances.put(w.wallet(), BigInteger.valueOf(w.delta())));
    assertThat(balances).isEqualTo(NettingOracle.replay(input, result.applied()));
  }

  @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
  void invariant11NobodyPaysMoreThanWasCleared(@ForAll long seed) {
    NettingInput input = NettingCases.drawn(seed);
    for (WalletPosition position : Netting.net(input).wallets()) {
      Drops cleared = input.funds().getOrDefault(position.wallet(), Drops.ZERO);
      assertThat(position.cleared()).isEqualTo(cleared);
      assertThat(-position.delta()).isLessThanOrEqualTo(cleared.value());
    }
  }

  @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
  void whatIsCarriedAndNothingElseCanBeAppliedLater(@ForAll long seed) {
    NettingInput input = NettingCases.drawn(seed);
    NettingResult result = Netting.net(input);
    Map<ItemId, WalletAddress> owners = new HashMap<>(input.owners());
    result.items().forEach(path -> owners.put(path.item(), path.finalOwner()));
    NettingInput later = new NettingInput(owners, input.funds(), input.fees(), result.carried());
    assertThat(Comparison.violations(later, Netting.net(later))).isEmpty();
    for (NettingIntent intent : result.carried()) {
      assertThat(intent.from()).isNotEqualTo(intent.to());
    }
  }
}
