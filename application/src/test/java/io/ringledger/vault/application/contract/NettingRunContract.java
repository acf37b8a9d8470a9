package io.ringledger.vault.application.contract;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringledger.shared.application.Author;
import io.ringledger.shared.application.Randomness;
import io.ringledger.shared.application.RequestId;
import io.ringledger.shared.application.fakes.InMemoryAuditTrail;
import io.ringledger.shared.application.fakes.RecordingOutbox;
import io.ringledger.shared.application.fakes.SettableClock;
import io.ringledger.shared.domain.Drops;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.domain.Outcome.Rejected;
import io.ringledger.shared.domain.Outcome.Success;
import io.ringledger.vault.application.batches.Batches;
import io.ringledger.vault.application.batches.BatchesUseCase;
import io.ringledger.vault.application.batches.NettingPorts;
import io.ringledger.vault.application.batches.NettingRun;
import io.ringledger.vault.application.batches.NettingRun.Report;
import io.ringledger.vault.application.batches.NettingRunUseCase;
import io.ringledger.vault.application.batches.NettingTerms;
import io.ringledger.vault.application.content.Contents;
import io.ringledger.vault.application.fakes.CountingRate;
import io.ringledger.vault.application.fakes.SeedSignatures;
import io.ringledger.vault.application.intents.MarketPorts;
import io.ringledger.vault.application.outbound.BatchBook;
import io.ringledger.vault.application.outbound.BatchBook.Batch;
import io.ringledger.vault.application.outbound.BatchBook.WalletLine;
import io.ringledger.vault.application.outbound.IntentRate.Limits;
import io.ringledger.vault.domain.BatchNumber;
import io.ringledger.vault.domain.IntentAction;
import io.ringledger.vault.domain.IntentReason;
import io.ringledger.vault.domain.IntentState;
import io.ringledger.vault.domain.ItemId;
import io.ringledger.vault.domain.Sha256;
import io.ringledger.vault.domain.VaultFailure;
import io.ringledger.vault.domain.WalletAddress;
import io.ringledger.vault.domain.batch.BatchItem;
import io.ringledger.vault.domain.content.Document;
import io.ringledger.vault.domain.intent.SessionPurse;
import io.ringledger.vault.domain.intent.TradeIntent;
import io.ringledger.vault.domain.market.Item;
import io.ringledger.vault.domain.market.ItemStanding;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What cutting batches keeps to, over whatever stores. */
public abstract class NettingRunContract {

  private static final AtomicInteger TESTS = new AtomicInteger();
  private static final Author OPERATOR = new Author("an-admin", "admin", new RequestId("a-run"));

  protected final MarketWords words = new MarketWords();

  /** What other tests have left pending is too old by then. */
  protected final Instant now =
      MarketWords.NOW.plus(Duration.ofHours(24 + 2L * TESTS.incrementAndGet()));

  protected final SettableClock clock = new SettableClock(now);
  private final InMemoryAuditTrail trail = new InMemoryAuditTrail();
  private final RecordingOutbox outbox = new RecordingOutbox();
  private final WalletAddress treasury = words.wallet();
  protected final WalletAddress alice = words.wallet();
  protected final WalletAddress bob = words.wallet();
  protected final WalletAddress carol = words.wallet();
  private final SessionPurse hers = words.session(alice);
  private final SessionPurse bobs = words.session(bob);
  private final SessionPurse carols = words.session(carol);
  private final Item item = words.item(alice);
  protected NettingRun netting;
  private Batches batches;

  protected abstract MarketStores stores();

  protected abstract BatchBook book();

  protected abstract Contents contents();

  @BeforeEach
  public void open() {
    List.of(hers, bobs, carols).forEach(stores().putSession());
    inUnitOfWork(() -> stores().items().add(List.of(item), stores().registrar(), now));
    netting = run(1);
    batches = new BatchesUseCase(stores().unitOfWork(), book());
  }

  private NettingRun run(int minimum) {
    SeedSignatures signatures = new SeedSignatures();
    MarketPorts market =
        new MarketPorts(
            stores().unitOfWork(),
            stores().funds(),
            stores().items(),
            stores().listings(),
            stores().intents(),
            new CountingRate(new Limits(1, 1, 1)),
            signatures,
            signatures,
            trail,
            new FreshIds(),
            clock,
            0);
    return new NettingRunUseCase(
        new NettingPorts(market, book(), contents(), outbox),
        new NettingTerms(250, treasury, minimum, 1_000));
  }

  /** Ids that no other test has. */
  private static final class FreshIds implements Randomness {
    @Override
    public UUID newId() {
      UUID random = UUID.randomUUID();
      return new UUID(
          (random.getMostSignificantBits() & ~0xF000L) | 0x7000L, random.getLeastSignificantBits());
    }

    @Override
    public byte[] newSecret(int length) {
      throw new UnsupportedOperationException("batches need no secrets");
    }
  }

  private <T> T inUnitOfWork(Supplier<T> work) {
    return stores().unitOfWork().execute(work);
  }

  /** The giver's TRADE and the buyer's BID, which has what it costs set aside. */
  protected TradeIntent sale(SessionPurse giver, SessionPurse buyer, ItemId sold, long drops) {
    return inUnitOfWork(
        () -> {
          SessionPurse purse = stores().funds().lock(List.of(buyer.id())).get(buyer.id());
          stores()
              .funds()
              .save(List.of(((Success<SessionPurse>) purse.reserve(new Drops(drops))).value()));
          List<Long> places = stores().intents().draw(2);
          TradeIntent trade =
              words.accepted(
                  words.terms(
                      giver, IntentAction.TRADE, sold, giver.wallet(), buyer.wallet(), drops, now),
                  places.get(0),
                  now,
                  Optional.empty());
          TradeIntent bid =
              words.accepted(
                  words.terms(
                      buyer, IntentAction.BID, sold, giver.wallet(), buyer.wallet(), drops, now),
                  places.get(1),
                  now,
                  Optional.empty());
          stores().intents().add(List.of(trade, bid));
          stores().intents().pair(List.of(sold), now.minus(Duration.ofHours(1)));
          return stores().intents().find(bid.id()).orElseThrow();
        });
  }

  protected static Report done(Outcome<Report> outcome) {
    assertThat(outcome).isInstanceOf(Success.class);
    return ((Success<Report>) outcome).value();
  }

  private TradeIntent current(TradeIntent intent) {
    return inUnitOfWork(() -> stores().intents().find(intent.id())).orElseThrow();
  }

  private TradeIntent counterpartOf(TradeIntent bid) {
    return inUnitOfWork(() -> stores().intents().find(bid.counterpart().orElseThrow()))
        .orElseThrow();
  }

  private SessionPurse current(SessionPurse session) {
    return inUnitOfWork(() -> stores().funds().find(List.of(session.id()))).get(session.id());
  }

  private SessionPurse.Amounts amounts(SessionPurse session) {
    return current(session).amounts();
  }

  private ItemStanding standing() {
    return inUnitOfWork(() -> stores().items().find(List.of(item.id()))).get(item.id());
  }

  private Batch batch(Report report) {
    return ((Success<Batch>) batches.get(report.batch().orElseThrow())).value();
  }

  @Test
  public void aChainIsCutAsOneBatchThatHoldsTheItemAndTakesTheNetFromSessions() {
    TradeIntent second = sale(bobs, carols, item.id(), 900);
    TradeIntent first = sale(hers, bobs, item.id(), 1_000);

    Report report = done(netting.run(OPERATOR));

    assertThat(report.applied()).isEqualTo(2);
    assertThat(report.rejected()).isZero();
    Batch batch = batch(report);
    assertThat(batch.counts()).isEqualTo(new Batch.Counts(2, 2, 0, 1, 4));
    assertThat(batch.totals().gross()).isEqualTo(1_900);
    assertThat(batch.totals().fees()).isEqualTo(25 + 22);
    assertThat(standing().batch()).isEqualTo(report.batch());
    assertThat(standing().owner()).isEqualTo(alice);
    for (TradeIntent applied : List.of(first, second)) {
      assertThat(current(applied).state()).isEqualTo(IntentState.NETTED);
      assertThat(current(applied).batch()).isEqualTo(report.batch());
      assertThat(counterpartOf(applied).state()).isEqualTo(IntentState.NETTED);
    }
    // Bob pays 1,000 and gets 900 less the fee of 22 for it.
    assertThat(amounts(bobs).debit().value()).isEqualTo(1_000 - 878);
    assertThat(amounts(carols).debit().value()).isEqualTo(900);
    assertThat(amounts(bobs).reserved().value()).isEqualTo(1_000);
    assertThat(outbox.published()).hasSize(1);
    assertThat(trail.entries()).anyMatch(entry -> entry.action().equals("batch.cut"));
  }

  @Test
  public void batchesAreNumberedWithoutGapsAndEachNamesTheOneBefore() {
    sale(hers, bobs, item.id(), 10);
    Batch first = batch(done(netting.run(OPERATOR)));
    Item other = words.item(bob);
    inUnitOfWork(() -> stores().items().add(List.of(other), stores().registrar(), now));
    sale(bobs, carols, other.id(), 10);
    Batch second = batch(done(netting.run(OPERATOR)));

    assertThat(second.number()).isEqualTo(first.number().next());
    assertThat(second.previous()).isEqualTo(first.hash());
    assertThat(batches.page(Optional.empty(), 1).items()).containsExactly(second);
    assertThat(batches.page(Optional.of(second.number()), 1).items()).containsExactly(first);
  }

  @Test
  public void aSecondSaleOfTheSameIsRejectedOnBothSidesAndItsCapGivenBack() {
    sale(hers, bobs, item.id(), 100);
    TradeIntent again = sale(hers, carols, item.id(), 100);

    Report report = done(netting.run(OPERATOR));

    assertThat(report.rejected()).isEqualTo(1);
    TradeIntent trade = counterpartOf(again);
    for (TradeIntent ended : List.of(current(again), trade)) {
      assertThat(ended.state()).isEqualTo(IntentState.REJECTED);
      assertThat(ended.reason()).contains(IntentReason.ITEM_ALREADY_SOLD);
    }
    assertThat(amounts(carols).reserved().value()).isZero();
    assertThat(amounts(carols).debit().value()).isZero();
  }

  @Test
  public void aBuyerWhoseSessionEndedIsRejectedAndTheGiverWaitsAgain() {
    TradeIntent bid = sale(hers, bobs, item.id(), 100);
    TradeIntent trade = counterpartOf(bid);
    stores().putSession().accept(ended(current(bobs)));

    Report report = done(netting.run(OPERATOR));

    assertThat(report.batch()).isEmpty();
    assertThat(report.rejected()).isEqualTo(1);
    assertThat(current(bid).reason()).contains(IntentReason.SESSION_REVOKED);
    assertThat(current(trade).state()).isEqualTo(IntentState.PENDING);
    assertThat(current(trade).counterpart()).isEmpty();
    assertThat(standing().batch()).isEmpty();
  }

  @Test
  public void aGiverWhoseSessionEndedIsRejectedAndTheBuyerWaitsAgain() {
    TradeIntent bid = sale(hers, bobs, item.id(), 100);
    TradeIntent trade = counterpartOf(bid);
    stores().putSession().accept(ended(current(hers)));

    done(netting.run(OPERATOR));

    assertThat(current(trade).reason()).contains(IntentReason.SESSION_REVOKED);
    assertThat(current(bid).state()).isEqualTo(IntentState.PENDING);
    assertThat(current(bid).edgeSequence()).isEmpty();
    assertThat(amounts(bobs).reserved().value()).isEqualTo(100);
  }

  private static SessionPurse ended(SessionPurse purse) {
    return new SessionPurse(
        purse.id(),
        purse.wallet(),
        purse.key(),
        purse.actions(),
        false,
        purse.acceptsUntil(),
        purse.channel(),
        purse.amounts(),
        purse.claimSignature());
  }

  @Test
  public void whatNobodyCanGiveYetIsCarriedAsItIs() {
    TradeIntent bid = sale(bobs, carols, item.id(), 100);

    Report report = done(netting.run(OPERATOR));

    assertThat(report).isEqualTo(new Report(Optional.empty(), 1, 0, 0, 1));
    assertThat(current(bid)).isEqualTo(bid);
  }

  @Test
  public void whatIsInABatchThatIsNotSettledIsLeftForLater() {
    sale(hers, bobs, item.id(), 100);
    done(netting.run(OPERATOR));
    TradeIntent later = sale(bobs, carols, item.id(), 100);

    assertThat(code(netting.run(OPERATOR))).isEqualTo(VaultFailure.NETTING_NOT_ENOUGH_INTENTS);
    assertThat(current(later)).isEqualTo(later);
  }

  @Test
  public void fewerThanTheMinimumAreNotNetted() {
    TradeIntent bid = sale(hers, bobs, item.id(), 100);

    Outcome<Report> outcome = run(2).run(OPERATOR);

    assertThat(code(outcome)).isEqualTo(VaultFailure.NETTING_NOT_ENOUGH_INTENTS);
    assertThat(((Rejected<Report>) outcome).reason()).contains("1 trades").contains("needs 2");
    assertThat(current(bid)).isEqualTo(bid);
  }

  @Test
  public void whatIsAnHourOldIsNotNetted() {
    sale(hers, bobs, item.id(), 100);
    clock.advance(Duration.ofHours(1));
    assertThat(code(netting.run(OPERATOR))).isEqualTo(VaultFailure.NETTING_NOT_ENOUGH_INTENTS);
  }

  private static VaultFailure code(Outcome<?> outcome) {
    assertThat(outcome).isInstanceOf(Rejected.class);
    return (VaultFailure) ((Rejected<?>) outcome).code();
  }

  @Test
  public void theDocumentsOfABatchArePublishedWithIt() {
    sale(hers, bobs, item.id(), 100);
    Batch batch = batch(done(netting.run(OPERATOR)));

    Document own = ((Success<Document>) contents().find(batch.document().text())).value();

    assertThat(new String(own.bytes(), US_ASCII))
        .contains("\"format\":\"ringledger.batch.v1\"")
        .contains("\"hash\":\"" + batch.hash() + "\"")
        .contains("\"merkle_root\":\"" + batch.root() + "\"")
        .contains("\"number\":" + batch.number());
  }

  @Test
  public void whatABatchSaysOfAWalletOrAnItemIsProved() {
    sale(hers, bobs, item.id(), 1_000);
    Batch batch = batch(done(netting.run(OPERATOR)));

    var wallet =
        ((Success<Batches.Proved<WalletLine>>) batches.ofWallet(batch.number(), alice)).value();
    assertThat(wallet.line().delta()).isEqualTo(975);
    assertThat(wallet.proof().proves(wallet.leaf(), batch.root())).isTrue();
    assertThat(wallet.proof().proves(wallet.leaf(), Sha256.ZERO)).isFalse();

    var moved =
        ((Success<Batches.Proved<BatchItem>>) batches.ofItem(batch.number(), item.id())).value();
    assertThat(moved.line().finalOwner()).isEqualTo(bob);
    assertThat(moved.proof().proves(moved.leaf(), batch.root())).isTrue();

    assertThat(code(batches.ofWallet(batch.number(), words.wallet())))
        .isEqualTo(VaultFailure.PROOF_NOT_FOUND);
    assertThat(code(batches.ofItem(batch.number(), new ItemId("card:none"))))
        .isEqualTo(VaultFailure.PROOF_NOT_FOUND);
    assertThat(code(batches.get(new BatchNumber(999_999)))).isEqualTo(VaultFailure.BATCH_NOT_FOUND);
  }
}
