package io.ringledger.vault.domain.netting;

import static io.ringledger.vault.domain.IntentReason.AMOUNT_OUT_OF_RANGE;
import static io.ringledger.vault.domain.IntentReason.BATCH_FULL;
import static io.ringledger.vault.domain.IntentReason.INSUFFICIENT_FUNDS;
import static io.ringledger.vault.domain.IntentReason.ITEM_ALREADY_SOLD;
import static io.ringledger.vault.domain.IntentReason.SELF_TRADE;
import static io.ringledger.vault.domain.IntentReason.UNKNOWN_ITEM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringledger.shared.domain.Drops;
import io.ringledger.vault.domain.ItemId;
import io.ringledger.vault.domain.WalletAddress;
import io.ringledger.vault.domain.netting.check.Names;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What netting engines are known to get wrong. */
class KnownMistakesTest {

  private static final WalletAddress TREASURY = Names.wallet(100);
  private static final WalletAddress A = Names.wallet(0);
  private static final WalletAddress B = Names.wallet(1);
  private static final WalletAddress C = Names.wallet(2);
  private static final WalletAddress D = Names.wallet(3);
  private static final ItemId BELT = new ItemId("belt");
  private static final ItemId GLOVE = new ItemId("glove");

  private final Map<ItemId, WalletAddress> owners = new HashMap<>(Map.of(BELT, A, GLOVE, B));
  private final Map<WalletAddress, Drops> funds = new HashMap<>();
  private FeeSchedule fees = new FeeSchedule(0, TREASURY, Map.of());

  KnownMistakesTest() {
    List.of(A, B, C, D).forEach(wallet -> funds.put(wallet, new Drops(1_000_000)));
  }

  @Test
  void aSelfTradeFailsAloneAndNotTheBatch() {
    NettingResult result = net(sale(1, BELT, A, A, 10), sale(2, BELT, A, B, 10));
    assertThat(reasons(result)).isEqualTo(Map.of(1L, SELF_TRADE));
    assertThat(applied(result)).containsExactly(2L);
  }

  @Test
  void aChainHandedInBackwardsIsConsumedWhole() {
    NettingResult result =
        net(sale(3, BELT, C, D, 30), sale(1, BELT, A, B, 10), sale(2, BELT, B, C, 20));
    assertThat(applied(result)).containsExactly(1L, 2L, 3L);
    assertThat(ownerOf(BELT, result)).isEqualTo(D);
  }

  @Test
  void aChainThatWasAcceptedInAnotherOrderIsConsumedWhole() {
    NettingResult result =
        net(sale(1, BELT, C, D, 30), sale(2, BELT, A, B, 10), sale(3, BELT, B, C, 20));
    assertThat(applied(result)).containsExactly(2L, 3L, 1L);
    assertThat(deltas(result)).isEqualTo(Map.of(A, 10L, B, 10L, C, 10L, D, -30L));
  }

  @Test
  void aDoubleSalePaysTheSellerOnceAndChargesNobodyForNothing() {
    NettingResult result = net(sale(1, BELT, A, B, 10), sale(2, BELT, A, C, 10));
    assertThat(applied(result)).containsExactly(1L);
    assertThat(reasons(result)).isEqualTo(Map.of(2L, ITEM_ALREADY_SOLD));
    assertThat(deltas(result)).isEqualTo(Map.of(A, 10L, B, -10L));
    assertThat(ownerOf(BELT, result)).isEqualTo(B);
  }

  @Test
  void aSecondSaleCountsWhereTheItemCameBack() {
    NettingResult result =
        net(sale(1, BELT, A, B, 10), sale(2, BELT, A, C, 10), sale(3, BELT, B, A, 12));
    assertThat(applied(result)).containsExactly(1L, 3L, 2L);
    assertThat(ownerOf(BELT, result)).isEqualTo(C);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, -10, Long.MIN_VALUE, Drops.MAX_VALUE + 1, Long.MAX_VALUE})
  void anAmountThatIsNoPricePaysNobody(long amount) {
    NettingResult result = net(sale(1, BELT, A, B, amount), sale(2, GLOVE, B, C, 7));
    assertThat(reasons(result)).isEqualTo(Map.of(1L, AMOUNT_OUT_OF_RANGE));
    assertThat(deltas(result)).isEqualTo(Map.of(B, 7L, C, -7L));
  }

  @Test
  void whoeverIsNamedFirstIsNotTakenForTheOwner() {
    NettingResult result = net(sale(1, BELT, B, C, 10));
    assertThat(result.items()).isEmpty();
    assertThat(result.wallets()).isEmpty();
    assertThat(result.carried()).hasSize(1);
  }

  @Test
  void anItemThatNobodyRegisteredIsRejectedAlone() {
    NettingResult result = net(sale(1, new ItemId("nothing"), A, B, 10), sale(2, BELT, A, B, 10));
    assertThat(reasons(result)).isEqualTo(Map.of(1L, UNKNOWN_ITEM));
    assertThat(applied(result)).containsExactly(2L);
  }

  @Test
  void aBuyerPaysOutOfClearedFundsAndWhatTheBatchBrings() {
    funds.put(B, new Drops(5));
    NettingResult covered = net(sale(1, BELT, A, B, 12), sale(2, GLOVE, B, C, 7));
    assertThat(applied(covered)).containsExactlyInAnyOrder(1L, 2L);

    NettingResult oneTooMuch = net(sale(1, BELT, A, B, 13), sale(2, GLOVE, B, C, 7));
    assertThat(reasons(oneTooMuch)).isEqualTo(Map.of(1L, INSUFFICIENT_FUNDS));
    assertThat(applied(oneTooMuch)).containsExactly(2L);
  }

  @Test
  void aWalletThatIsNotKnownHasNothingToPayWith() {
    NettingResult result = net(sale(1, BELT, A, Names.wallet(55), 1));
    assertThat(reasons(result)).isEqualTo(Map.of(1L, INSUFFICIENT_FUNDS));
  }

  @Test
  void whatFollowsAnEvictedPurchaseGoesWithItAndWhoDependedOnItIsJudgedAgain() {
    funds.put(B, new Drops(0));
    funds.put(C, new Drops(0));
    owners.put(GLOVE, D);
    // B cannot pay, so C gets no belt and no 9 from D, and cannot pay the glove either.
    NettingResult result =
        net(
            sale(1, BELT, A, B, 10),
            sale(2, BELT, B, C, 5),
            sale(3, BELT, C, D, 9),
            sale(4, GLOVE, D, C, 4));
    assertThat(reasons(result)).isEqualTo(Map.of(1L, INSUFFICIENT_FUNDS, 4L, INSUFFICIENT_FUNDS));
    assertThat(result.carried()).extracting(NettingIntent::sequence).containsExactly(2L, 3L);
    assertThat(result.wallets()).isEmpty();
  }

  @Test
  void ofSeveralPurchasesTheLatestIsEvicted() {
    funds.put(C, new Drops(10));
    NettingResult result = net(sale(1, BELT, A, C, 10), sale(2, GLOVE, B, C, 1));
    assertThat(reasons(result)).isEqualTo(Map.of(2L, INSUFFICIENT_FUNDS));
    assertThat(applied(result)).containsExactly(1L);
  }

  @Test
  void theSellerBearsTheFeesAndTheRemainderIsTheTreasurys() {
    fees = new FeeSchedule(250, TREASURY, Map.of(BELT, new Royalty(333, D)));
    NettingResult result = net(sale(1, BELT, A, B, 999));
    // floor(999 * 583 / 10000) = 58, of which floor(999 * 333 / 10000) = 33 are the royalty.
    assertThat(deltas(result)).isEqualTo(Map.of(A, 941L, B, -999L, D, 33L, TREASURY, 25L));
    assertThat(result.totals()).isEqualTo(new NettingResult.Totals(999, 25, 33));
  }

  @Test
  void pricesThatAddUpToMoreThanCanBeCountedFillTheBatch() {
    List<NettingIntent> intents = new ArrayList<>();
    for (int i = 1; i <= 93; i++) {
      owners.put(Names.item(i), A);
      intents.add(sale(i, Names.item(i), A, Names.wallet(i), Drops.MAX_VALUE));
      funds.put(Names.wallet(i), new Drops(Drops.MAX_VALUE));
    }
    intents.add(sale(94, BELT, A, B, 1));
    NettingResult result = net(intents.toArray(NettingIntent[]::new));
    assertThat(reasons(result)).isEqualTo(Map.of(93L, BATCH_FULL, 94L, BATCH_FULL));
    assertThat(deltas(result)).containsEntry(A, 92 * Drops.MAX_VALUE);
  }

  @Test
  void aChainAsLongAsTheBatchTakesTimeAsItsLengthAndNotAsItsSquare() {
    int length = 400_000;
    funds.put(B, new Drops(Drops.MAX_VALUE));
    NettingIntent[] chain =
        IntStream.range(0, length)
            .mapToObj(i -> sale(length - i, BELT, i % 2 == 0 ? A : B, i % 2 == 0 ? B : A, 1))
            .toArray(NettingIntent[]::new);
    assertThat(net(chain).appliedCount()).isEqualTo(length);
  }

  @Test
  void twoIntentsWithOneSequenceAreNoBatch() {
    assertThatThrownBy(() -> net(sale(1, BELT, A, B, 10), sale(1, BELT, B, C, 10)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void efficiencyIsExact() {
    NettingResult cycle =
        net(sale(1, BELT, A, B, 10), sale(2, BELT, B, C, 10), sale(3, BELT, C, A, 10));
    assertThat(cycle.valueEfficiency().perMillion()).isEqualTo(1_000_000);
    assertThat(cycle.countCompression().perMillion()).isEqualTo(1_000_000);
    assertThat(ownerOf(BELT, cycle)).isEqualTo(A);

    NettingResult one = net(sale(1, BELT, A, B, 10));
    assertThat(one.valueEfficiency()).isEqualTo(new Savings(10, 10));
    assertThat(one.countCompression().perMillion()).isEqualTo(-1_000_000);
    assertThat(net().valueEfficiency().perMillion()).isZero();
    assertThat(new Savings(4, 3).perMillion()).isEqualTo(-333_334);
  }

  private NettingResult net(NettingIntent... intents) {
    return Netting.net(new NettingInput(owners, funds, fees, List.of(intents)));
  }

  private static NettingIntent sale(
      long sequence, ItemId item, WalletAddress from, WalletAddress to, long amount) {
    return Names.intent(sequence, item, from, to, amount);
  }

  private static List<Long> applied(NettingResult result) {
    return result.applied().stream().map(NettingIntent::sequence).toList();
  }

  private static Map<Long, Object> reasons(NettingResult result) {
    Map<Long, Object> reasons = new HashMap<>();
    result.rejected().forEach(no -> reasons.put(no.intent().sequence(), no.reason()));
    return reasons;
  }

  private static Map<WalletAddress, Long> deltas(NettingResult result) {
    Map<WalletAddress, Long> deltas = new HashMap<>();
    result.wallets().forEach(position -> deltas.put(position.wallet(), position.delta()));
    return deltas;
  }

  private static WalletAddress ownerOf(ItemId item, NettingResult result) {
    return result.items().stream()
        .filter(path -> path.item().equals(item))
        .findFirst()
        .orElseThrow()
        .finalOwner();
  }
}
