package io.ringledger.vault.application.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringledger.shared.application.Page;
import io.ringledger.shared.domain.Drops;
import io.ringledger.shared.domain.Outcome.Success;
import io.ringledger.vault.application.outbound.IntentBook.Stated;
import io.ringledger.vault.application.outbound.IntentBook.Used;
import io.ringledger.vault.application.outbound.ListingBook.Search;
import io.ringledger.vault.application.outbound.ListingBook.Wanted;
import io.ringledger.vault.domain.BatchNumber;
import io.ringledger.vault.domain.IntentAction;
import io.ringledger.vault.domain.IntentId;
import io.ringledger.vault.domain.IntentState;
import io.ringledger.vault.domain.ItemId;
import io.ringledger.vault.domain.ListingId;
import io.ringledger.vault.domain.WalletAddress;
import io.ringledger.vault.domain.intent.IntentChange;
import io.ringledger.vault.domain.intent.SessionPurse;
import io.ringledger.vault.domain.intent.SessionSignature;
import io.ringledger.vault.domain.intent.TradeIntent;
import io.ringledger.vault.domain.market.Item;
import io.ringledger.vault.domain.market.ItemStanding;
import io.ringledger.vault.domain.market.Listing;
import io.ringledger.vault.domain.market.ListingState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of items, listings and intents keeps to. */
public abstract class MarketStoresContract {

  protected static final Instant NOW = MarketWords.NOW;
  private static final Instant AN_HOUR_AGO = NOW.minus(Duration.ofHours(1));

  protected final MarketWords words = new MarketWords();
  protected WalletAddress alice = words.wallet();
  protected WalletAddress bob = words.wallet();
  protected SessionPurse giver = words.session(alice);
  protected SessionPurse buyer = words.session(bob);
  protected Item item = words.item(alice);

  protected abstract MarketStores stores();

  protected <T> T inUnitOfWork(Supplier<T> work) {
    return stores().unitOfWork().execute(work);
  }

  protected void run(Runnable work) {
    stores().unitOfWork().run(work);
  }

  @BeforeEach
  public void aliceHasAnItem() {
    stores().putSession().accept(giver);
    stores().putSession().accept(buyer);
    run(() -> stores().items().add(List.of(item), stores().registrar(), NOW));
  }

  private TradeIntent added(IntentAction action, Instant at) {
    return added(action, at, Optional.empty());
  }

  private TradeIntent added(IntentAction action, Instant at, Optional<ListingId> listing) {
    SessionPurse signer = action.isBuying() ? buyer : giver;
    return inUnitOfWork(
        () -> {
          long place = stores().intents().draw(1).getFirst();
          TradeIntent intent =
              words.accepted(
                  words.terms(signer, action, item.id(), alice, bob, 100, at), place, at, listing);
          stores().intents().add(List.of(intent));
          if (action.isBuying()) {
            SessionPurse purse =
                stores().funds().lock(List.of(signer.id())).getOrDefault(signer.id(), signer);
            stores()
                .funds()
                .save(List.of(((Success<SessionPurse>) purse.reserve(new Drops(100))).value()));
          }
          return intent;
        });
  }

  private TradeIntent find(TradeIntent intent) {
    return inUnitOfWork(() -> stores().intents().find(intent.id())).orElseThrow();
  }

  private int pair() {
    return inUnitOfWork(() -> stores().intents().pair(List.of(item.id()), AN_HOUR_AGO));
  }

  @Test
  public void anItemIsRegisteredOnceAndBeginsWithItsFirstOwner() {
    Item other = words.item(bob);
    Item forged = new Item(item.id(), bob, 100, Optional.of(bob));
    Map<ItemId, Item> before =
        inUnitOfWork(() -> stores().items().add(List.of(forged, other), stores().registrar(), NOW));

    assertThat(before).isEqualTo(Map.of(item.id(), item));
    Map<ItemId, ItemStanding> found =
        inUnitOfWork(
            () -> stores().items().find(List.of(item.id(), other.id(), new ItemId("card:none"))));
    assertThat(found).containsOnlyKeys(item.id(), other.id());
    assertThat(found.get(other.id()))
        .isEqualTo(new ItemStanding(other, bob, Optional.empty(), Optional.empty(), NOW));
  }

  @Test
  public void anItemSaysWhichBatchHoldsIt() {
    stores().hold().accept(item.id(), 1L);

    ItemStanding standing =
        inUnitOfWork(() -> stores().items().lock(List.of(item.id()))).get(item.id());

    assertThat(standing.batch()).contains(new BatchNumber(1));
  }

  @Test
  public void fundsAreKeptAsTheyAreReserved() {
    SessionPurse poor = words.session(bob, 500, 400, 0);
    stores().putSession().accept(poor);
    SessionPurse funded =
        ((Success<SessionPurse>)
                poor.withClaim(new Drops(300), new SessionSignature("cd".repeat(64)))
                    .then(purse -> purse.reserve(new Drops(200))))
            .value();
    run(
        () -> {
          assertThat(stores().funds().lock(List.of(poor.id(), buyer.id())))
              .isEqualTo(Map.of(poor.id(), poor, buyer.id(), buyer));
          stores().funds().save(List.of(funded));
        });

    assertThat(inUnitOfWork(() -> stores().funds().find(List.of(poor.id()))))
        .isEqualTo(Map.of(poor.id(), funded));
  }

  @Test
  public void whatWasStatedIsFoundByItsNonce() {
    TradeIntent intent = added(IntentAction.TRADE, NOW);
    Listing listing = listed(100);
    Stated one = new Stated(giver.id(), intent.terms().nonce());
    Stated two = new Stated(giver.id(), listing.terms().nonce());

    Used used =
        inUnitOfWork(
            () -> stores().intents().used(List.of(one, two, new Stated(buyer.id(), one.nonce()))));

    assertThat(used).isEqualTo(new Used(Map.of(one, intent), Map.of(two, listing)));
  }

  @Test
  public void aNonceIsNotUsedTwiceInASession() {
    TradeIntent intent = added(IntentAction.TRADE, NOW);
    TradeIntent twin = words.accepted(intent.terms(), place(), NOW, Optional.empty());

    assertThatThrownBy(() -> run(() -> stores().intents().add(List.of(twin))))
        .isInstanceOf(RuntimeException.class);
  }

  private long place() {
    return inUnitOfWork(() -> stores().intents().draw(1)).getFirst();
  }

  @Test
  public void placesOnlyGrow() {
    List<Long> first = inUnitOfWork(() -> stores().intents().draw(3));
    assertThat(first).isSorted().doesNotHaveDuplicates().hasSize(3);
    assertThat(place()).isGreaterThan(first.getLast());
  }

  @Test
  public void aTradeAndABidOfTheSameComeTogetherWhicheverCameFirst() {
    TradeIntent trade = added(IntentAction.TRADE, NOW);
    assertThat(pair()).isZero();
    TradeIntent bid = added(IntentAction.BID, NOW);

    assertThat(pair()).isEqualTo(1);
    assertThat(pair()).isZero();
    assertThat(find(trade).counterpart()).contains(bid.id());
    assertThat(find(trade).edgeSequence()).isEmpty();
    assertThat(find(bid).counterpart()).contains(trade.id());
    assertThat(find(bid).edgeSequence()).contains(bid.acceptanceSequence());

    TradeIntent secondBid = added(IntentAction.BID, NOW);
    TradeIntent secondTrade = added(IntentAction.TRADE, NOW);
    TradeIntent thirdTrade = added(IntentAction.TRADE, NOW);
    assertThat(pair()).isEqualTo(1);
    assertThat(find(secondBid).edgeSequence()).contains(secondTrade.acceptanceSequence());
    assertThat(find(thirdTrade).counterpart()).isEmpty();
  }

  @Test
  public void whatIsTooOldOrDifferentDoesNotComeTogether() {
    added(IntentAction.TRADE, AN_HOUR_AGO);
    added(IntentAction.BID, NOW);
    assertThat(pair()).isZero();

    run(
        () -> {
          long place = stores().intents().draw(1).getFirst();
          stores()
              .intents()
              .add(
                  List.of(
                      words.accepted(
                          words.terms(giver, IntentAction.TRADE, item.id(), alice, bob, 101),
                          place,
                          NOW,
                          Optional.empty())));
        });
    assertThat(pair()).isZero();
  }

  @Test
  public void whatEndsLetsItsCounterpartWaitAgain() {
    TradeIntent trade = added(IntentAction.TRADE, NOW);
    TradeIntent bid = added(IntentAction.BID, NOW);
    pair();
    TradeIntent ended = ((Success<TradeIntent>) find(trade).cancel(NOW)).value();
    run(
        () -> {
          assertThat(stores().intents().lock(List.of(trade.id(), bid.id()))).hasSize(2);
          stores().intents().end(List.of(ended));
        });

    assertThat(find(trade)).isEqualTo(ended);
    assertThat(find(bid)).isEqualTo(bid);
    TradeIntent another = added(IntentAction.TRADE, NOW);
    assertThat(pair()).isEqualTo(1);
    assertThat(find(bid).counterpart()).contains(another.id());
  }

  @Test
  public void aWalletSeesTheChangesOfItsOwnIntentsInOrder() {
    TradeIntent trade = added(IntentAction.TRADE, NOW);
    added(IntentAction.BID, NOW);
    run(() -> stores().intents().end(List.of(((Success<TradeIntent>) trade.cancel(NOW)).value())));

    List<IntentChange> all = changes(IntentChange.Place.BEGINNING, 10);
    assertThat(all).extracting(IntentChange::intent).containsExactly(trade.id(), trade.id());
    assertThat(all)
        .extracting(IntentChange::state)
        .containsExactly(IntentState.PENDING, IntentState.CANCELLED);
    assertThat(changes(IntentChange.Place.BEGINNING, 1)).containsExactly(all.getFirst());
    assertThat(changes(all.getFirst().place(), 10)).containsExactly(all.getLast());
    assertThat(changes(all.getLast().place(), 10)).isEmpty();
  }

  private List<IntentChange> changes(IntentChange.Place after, int limit) {
    return inUnitOfWork(() -> stores().intents().changes(alice, after, limit));
  }

  @Test
  public void pendingOnesAreFoundByTheirAge() {
    Instant longAgo = NOW.minus(Duration.ofMinutes(90));
    TradeIntent old = added(IntentAction.TRADE, longAgo);
    TradeIntent young = added(IntentAction.TRADE, NOW);

    List<TradeIntent> found =
        inUnitOfWork(() -> stores().intents().pendingSince(AN_HOUR_AGO, 1_000));
    assertThat(found).contains(old).doesNotContain(young);
    run(() -> stores().intents().end(List.of(((Success<TradeIntent>) old.expire(NOW)).value())));
    assertThat(inUnitOfWork(() -> stores().intents().pendingSince(AN_HOUR_AGO, 1_000)))
        .doesNotContain(old);
  }

  private Listing listed(long drops) {
    Listing listing = words.listing(giver, item.id(), drops);
    run(() -> stores().listings().add(List.of(listing)));
    return listing;
  }

  @Test
  public void aListingIsFreeUntilItIsTakenOrItsSessionEnds() {
    Listing first = listed(100);
    Listing second = listed(100);
    listed(101);
    Wanted wanted = new Wanted(item.id(), alice, new Drops(100));
    assertThat(free(wanted)).containsExactly(first, second);

    TradeIntent taker = added(IntentAction.BUY_NOW, NOW, Optional.of(first.id()));
    Listing taken = ((Success<Listing>) first.take(taker.id(), NOW)).value();
    run(() -> stores().listings().save(List.of(taken)));
    assertThat(free(wanted)).containsExactly(second);
    assertThat(
            inUnitOfWork(
                () ->
                    stores()
                        .listings()
                        .lockTakenBy(List.of(taker.id(), new IntentId(taken.id().value())))))
        .containsExactly(taken);
    assertThat(inUnitOfWork(() -> stores().listings().find(first.id()))).contains(taken);
    assertThat(find(taker).edgeSequence()).contains(taker.acceptanceSequence());

    stores().putSession().accept(ended(giver));
    assertThat(free(wanted)).isEmpty();
  }

  private List<Listing> free(Wanted wanted) {
    return inUnitOfWork(() -> stores().listings().lockFree(List.of(wanted), NOW));
  }

  /** The session, revoked. */
  protected static SessionPurse ended(SessionPurse session) {
    return new SessionPurse(
        session.id(),
        session.wallet(),
        session.key(),
        session.actions(),
        false,
        session.acceptsUntil(),
        session.channel(),
        session.amounts(),
        session.claimSignature());
  }

  @Test
  public void activeListingsAreShownInPagesTheNewestFirst() {
    Listing first = listed(100);
    Listing second = listed(200);
    Listing third = listed(300);
    run(() -> stores().listings().save(List.of(((Success<Listing>) second.cancel(NOW)).value())));

    Page<Listing, ListingId> page = page(Optional.empty(), 1);
    assertThat(page.items()).containsExactly(third);
    assertThat(page(page.next(), 1)).isEqualTo(new Page<>(List.of(first), Optional.empty()));
    assertThat(
            inUnitOfWork(
                    () ->
                        stores()
                            .listings()
                            .page(
                                new Search(Optional.of(item.id()), Optional.of(bob)),
                                Optional.empty(),
                                10))
                .items())
        .isEmpty();
  }

  private Page<Listing, ListingId> page(Optional<ListingId> before, int limit) {
    return inUnitOfWork(
        () ->
            stores()
                .listings()
                .page(new Search(Optional.of(item.id()), Optional.of(alice)), before, limit));
  }

  @Test
  public void listingsWhoseTimeIsOverExpire() {
    Listing listing = listed(100);
    Instant end = listing.terms().expiresAt();
    run(() -> stores().listings().expire(end.minusMillis(1), 10_000));
    assertThat(state(listing)).isEqualTo(ListingState.ACTIVE);
    assertThat(inUnitOfWork(() -> stores().listings().expire(end, 10_000))).isPositive();
    assertThat(state(listing)).isEqualTo(ListingState.EXPIRED);
  }

  private ListingState state(Listing listing) {
    return inUnitOfWork(() -> stores().listings().find(listing.id())).orElseThrow().state();
  }
}
