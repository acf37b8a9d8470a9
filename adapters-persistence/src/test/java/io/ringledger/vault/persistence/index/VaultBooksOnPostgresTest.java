package io.ringledger.vault.persistence.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.ringledger.shared.application.UnitOfWork;
import io.ringledger.shared.domain.Drops;
import io.ringledger.shared.persistence.EmbeddedDatabase;
import io.ringledger.shared.persistence.EmbeddedDatabaseResource;
import io.ringledger.vault.application.index.VaultIndex.ItemMove;
import io.ringledger.vault.application.index.VaultIndex.OwnedItem;
import io.ringledger.vault.application.index.VaultIndex.WalletBalance;
import io.ringledger.vault.application.index.outbound.VaultBooks;
import io.ringledger.vault.application.index.outbound.VaultBooks.Rebuilt;
import io.ringledger.vault.application.index.outbound.VaultBooks.Report;
import io.ringledger.vault.application.index.outbound.VaultReads;
import io.ringledger.vault.application.outbound.SettledBatchIndex;
import io.ringledger.vault.domain.BatchNumber;
import io.ringledger.vault.domain.ItemId;
import io.ringledger.vault.domain.WalletAddress;
import io.ringledger.vault.domain.index.BookedChannel;
import io.ringledger.vault.domain.index.Books;
import io.ringledger.vault.domain.index.Difference;
import io.ringledger.vault.domain.index.Difference.Kind;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The index and the books on PostgreSQL: honest histories, and what somebody planted in them. */
@QuarkusTest
@WithTestResource(EmbeddedDatabaseResource.class)
class VaultBooksOnPostgresTest {

  private static final Rebuilt NOTHING = new Rebuilt(0, 0, 0, 0);

  @Inject UnitOfWork unitOfWork;
  @Inject SettledBatchIndex index;
  @Inject VaultBooks books;
  @Inject VaultReads reads;
  EmbeddedDatabase database;

  private VaultHistory history;
  private List<Difference> before;
  private final WalletAddress seller = VaultHistory.wallet();
  private final WalletAddress buyer = VaultHistory.wallet();
  private String session;
  private String item;
  private long number;
  private String claim;
  private String payment;

  /** What other tests have left is put right, so that what differs later is this test's. */
  @BeforeEach
  void oneBatchIsSettled() {
    history = new VaultHistory(database, unitOfWork, index);
    rebuild();
    before = books().among();
    session = history.session(buyer, 5000);
    item = history.item(seller);
    Map<WalletAddress, Long> deltas = Map.of(buyer, -1000L, seller, 990L, history.treasury, 10L);
    number = history.cut(Map.of(item, buyer), deltas);
    assertThat(found()).isEmpty();
    claim = history.claim(number, session, 1000, 0);
    assertThat(found()).isEmpty();
    history.collect(number, deltas);
    assertThat(found()).isEmpty();
    payment = history.pay(number, seller, 990);
    assertThat(found()).isEmpty();
  }

  /** Whoever settles in other tests finds nothing of it. */
  @AfterEach
  void nothingIsUnderWay() {
    history.run("update settlement_legs set state = 'failed' where state = 'signed'");
    history.run("update netting_batches set state = 'settled' where state <> 'reversed'");
  }

  private Rebuilt rebuild() {
    return unitOfWork.execute(() -> books.rebuild(VaultHistory.NOW));
  }

  private Books books() {
    return unitOfWork.execute(() -> books.books(history.authority)).orElseThrow();
  }

  private List<Difference> found() {
    List<Difference> now = new ArrayList<>(books().among());
    now.removeAll(before);
    return now;
  }

  @Test
  void anHonestHistoryDiffersNowhereAndIsReadAsItWas() {
    assertThat(rebuild()).isEqualTo(NOTHING);
    assertThat(books().balance()).isEqualTo(50_000_000 + 1000 - 990 - 20);
    assertThat(books().channels())
        .filteredOn(channel -> channel.session().toString().equals(session))
        .extracting(BookedChannel::live, it -> it.amount().value(), it -> it.paid().value())
        .containsExactly(tuple(true, 5000L, 1000L));
    BatchNumber batch = new BatchNumber(number);
    unitOfWork.run(
        () -> {
          assertThat(reads.knows(new ItemId(item))).isTrue();
          assertThat(reads.knows(new ItemId("nothing"))).isFalse();
          assertThat(reads.moves(new ItemId(item), Optional.empty(), 5))
              .containsExactly(new ItemMove(batch, seller, buyer, VaultHistory.NOW));
          assertThat(reads.moves(new ItemId(item), Optional.of(number), 5)).isEmpty();
          assertThat(reads.items(buyer, Optional.empty(), 5))
              .containsExactly(
                  new OwnedItem(new ItemId(item), Optional.of(batch), Optional.empty()));
          assertThat(reads.items(buyer, Optional.of(new ItemId(item)), 5)).isEmpty();
          assertThat(reads.balance(seller))
              .contains(new WalletBalance(seller, 0, 990, 990, Optional.of(batch)));
          assertThat(reads.balance(buyer))
              .contains(new WalletBalance(buyer, 1000, 0, 0, Optional.of(batch)));
          assertThat(reads.balance(history.treasury).orElseThrow().owed()).isZero();
          assertThat(reads.balance(VaultHistory.wallet())).isEmpty();
          assertThat(reads.stats().lastBatch()).contains(batch);
        });
  }

  @Test
  void aBatchIsRecordedOnce() {
    assertThatThrownBy(
            () -> unitOfWork.run(() -> index.record(new BatchNumber(number), VaultHistory.NOW)))
        .isInstanceOf(RuntimeException.class);
    assertThatThrownBy(() -> unitOfWork.run(() -> index.paid(VaultHistory.wallet(), new Drops(1))))
        .hasMessageContaining("has sold nothing");
    assertThat(rebuild()).isEqualTo(NOTHING);
  }

  @Test
  void randomHistoriesComeToTheSameByRebuildingThem() {
    Random random = new Random(20_260_601);
    List<WalletAddress> wallets = new ArrayList<>();
    Map<WalletAddress, String> sessions = new HashMap<>();
    Map<String, Long> claimed = new HashMap<>();
    for (int i = 0; i < 6; i++) {
      wallets.add(VaultHistory.wallet());
      sessions.put(wallets.getLast(), history.session(wallets.getLast(), 50_000));
    }
    List<String> items = new ArrayList<>();
    wallets.forEach(wallet -> items.add(history.item(wallet)));
    for (int i = 0; i < 15; i++) {
      Map<String, WalletAddress> moves = new LinkedHashMap<>();
      moves.put(items.get(random.nextInt(items.size())), pick(wallets, random));
      moves.put(items.get(random.nextInt(items.size())), pick(wallets, random));
      WalletAddress debtor = pick(wallets, random);
      WalletAddress creditor = pick(wallets, random);
      long drops = 10L + random.nextInt(500);
      Map<WalletAddress, Long> deltas = new LinkedHashMap<>();
      deltas.put(history.treasury, 4L);
      deltas.merge(debtor, -drops, Long::sum);
      deltas.merge(creditor, drops - 4, Long::sum);
      long batch = history.cut(moves, deltas);
      if (deltas.get(debtor) < 0) {
        String debtorSession = sessions.get(debtor);
        long paid = claimed.getOrDefault(debtorSession, 0L);
        long debit = -deltas.get(debtor);
        history.claim(batch, debtorSession, debit, paid);
        claimed.put(debtorSession, paid + debit);
      }
      history.collect(batch, deltas);
      if (random.nextBoolean() && deltas.get(creditor) > 0) {
        history.pay(batch, creditor, deltas.get(creditor));
      }
      assertThat(rebuild()).isEqualTo(NOTHING);
    }
    assertThat(found()).isEmpty();

    history.run("update wallet_balances set bought_drops = bought_drops + 1");
    history.run("delete from item_history where number = " + number);
    history.run("update vault_stats set trades = trades + 1");
    history.run(
        "update item_ownership set owner = 'nobody', since = null where item_id = '%s'"
            .formatted(item));
    Rebuilt rebuilt = rebuild();
    assertThat(rebuilt.balances()).isGreaterThanOrEqualTo(wallets.size());
    assertThat(rebuilt.moves()).isEqualTo(1);
    assertThat(rebuilt.owners()).isEqualTo(1);
    assertThat(rebuilt.totals()).isEqualTo(1);
    assertThat(rebuild()).isEqualTo(NOTHING);
    assertThat(found()).isEmpty();
  }

  private static WalletAddress pick(List<WalletAddress> wallets, Random random) {
    return wallets.get(random.nextInt(wallets.size()));
  }

  @Test
  void anItemMovedByHandIsFound() {
    history.run(
        "update item_ownership set owner = '%s' where item_id = '%s'".formatted(seller, item));
    assertThat(found()).containsExactly(new Difference(Kind.ITEM_OWNER, item, 0, 1));
    rebuild();
    assertThat(found()).isEmpty();
    assertThat(unitOfWork.execute(() -> reads.items(buyer, Optional.empty(), 2))).hasSize(1);
  }

  @Test
  void anItemThatIsLockedForNoBatchIsFound() {
    history.run(
        "update item_ownership set batch = %d where item_id = '%s'".formatted(number, item));
    assertThat(found()).containsExactly(new Difference(Kind.ITEM_OWNER, item, 0, 1));
    rebuild();
    assertThat(found()).isEmpty();
  }

  @Test
  void aPaymentAndAClaimThatNobodyAskedForAreFound() {
    history.read("AB".repeat(16) + claim.substring(32), "Payment", true, -70, "", 0);
    history.read(
        "CD".repeat(16) + claim.substring(32),
        "PaymentChannelClaim",
        true,
        30,
        history.channel(session),
        1030);

    assertThat(found())
        .containsExactly(
            new Difference(Kind.PAYMENT_UNKNOWN, "AB".repeat(16) + claim.substring(32), 0, -70),
            new Difference(Kind.CLAIM_UNKNOWN, "CD".repeat(16) + claim.substring(32), 0, 30));
  }

  @Test
  void whatStrangersGiveIsNoDifferenceAndCountsAsPaidByTheirChannels() {
    history.read("AB".repeat(16) + claim.substring(32), "Payment", false, 70, "", 0);
    history.read(
        "CD".repeat(16) + claim.substring(32),
        "PaymentChannelClaim",
        false,
        30,
        history.channel(session),
        1030);

    assertThat(found()).isEmpty();
    assertThat(books().channels())
        .filteredOn(channel -> channel.session().toString().equals(session))
        .extracting(channel -> channel.paid().value())
        .containsExactly(1030L);
  }

  @Test
  void aLegThatMovedSomethingElseOrWasNeverReadIsFound() {
    history.run(
        "update settlement_legs set drops = 991 where transaction_hash = '%s'".formatted(payment));
    assertThat(found()).contains(new Difference(Kind.LEG_MOVED, payment, -991, -990));
    history.run(
        "update settlement_legs set drops = 990 where transaction_hash = '%s'".formatted(payment));

    String other = "EF".repeat(16) + payment.substring(32);
    history.run(
        "update settlement_legs set transaction_hash = '%s' where transaction_hash = '%s'"
            .formatted(other, payment));
    assertThat(found())
        .containsExactlyInAnyOrder(
            new Difference(Kind.PAYMENT_UNKNOWN, payment, 0, -990),
            new Difference(Kind.LEG_MISSING, other, 990, 0));
  }

  @Test
  void aSessionABatchAndAWalletThatSaySomethingElseAreFound() {
    history.run(
        "update vault_sessions set claimed_drops = 1001 where session_id = '%s'"
            .formatted(session));
    assertThat(found()).containsExactly(new Difference(Kind.SESSION_CLAIMED, session, 1000, 1001));
    history.run(
        "update vault_sessions set claimed_drops = 1000 where session_id = '%s'"
            .formatted(session));

    history.run(
        "update wallet_balances set paid_drops = 980 where wallet = '%s'".formatted(seller));
    assertThat(found()).containsExactly(new Difference(Kind.WALLET_OWED, seller.value(), 0, 10));
    history.run(
        "update wallet_balances set paid_drops = 990, sold_drops = 995, bought_drops = 1 where wallet = '%s'"
            .formatted(seller));
    assertThat(found())
        .containsExactly(
            new Difference(Kind.WALLET_OWED, seller.value(), 0, 5),
            new Difference(Kind.WALLET_BALANCE, seller.value(), 990, 994));
    rebuild();
    assertThat(found()).isEmpty();
  }

  @Test
  void aBatchThatTakesAndGivesNotTheSameIsFound() {
    String other = history.item(seller);
    long odd = history.cut(Map.of(other, buyer), Map.of(buyer, -10L, seller, 9L));
    assertThat(found()).containsExactly(new Difference(Kind.BATCH_SUM, Long.toString(odd), 0, -1));
  }

  @Test
  void reportsTakeThePlaceOfTheLast() {
    List<Difference> two =
        List.of(
            new Difference(Kind.CHANNEL_GONE, session, 4, 0),
            new Difference(Kind.AUTHORITY_BALANCE, "authority", 4, 5));
    Report report = new Report(VaultHistory.NOW, 7, 2, 5, two);
    unitOfWork.run(() -> books.keep(report));
    assertThat(unitOfWork.execute(() -> books.lastReport())).contains(report);

    Report clean = new Report(VaultHistory.NOW.plusSeconds(1), 8, 0, 0, List.of());
    unitOfWork.run(() -> books.keep(clean));
    assertThat(unitOfWork.execute(() -> books.lastReport())).contains(clean);
  }
}
