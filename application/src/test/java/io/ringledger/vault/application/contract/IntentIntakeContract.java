package io.ringledger.vault.application.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringledger.shared.application.AuditChain;
import io.ringledger.shared.application.AuditEntry;
import io.ringledger.shared.application.AuditTrail;
import io.ringledger.shared.application.Randomness;
import io.ringledger.shared.application.RequestId;
import io.ringledger.shared.application.fakes.InMemoryAuditTrail;
import io.ringledger.shared.application.fakes.SettableClock;
import io.ringledger.shared.domain.Drops;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.domain.Outcome.Rejected;
import io.ringledger.shared.domain.Outcome.Success;
import io.ringledger.vault.application.fakes.CountingRate;
import io.ringledger.vault.application.fakes.SeedSignatures;
import io.ringledger.vault.application.intents.IntentDesk;
import io.ringledger.vault.application.intents.IntentDeskUseCase;
import io.ringledger.vault.application.intents.IntentIntake;
import io.ringledger.vault.application.intents.IntentIntake.Accepted;
import io.ringledger.vault.application.intents.IntentIntake.ClaimOffer;
import io.ringledger.vault.application.intents.IntentIntake.Submission;
import io.ringledger.vault.application.intents.IntentIntakeUseCase;
import io.ringledger.vault.application.intents.IntentUpkeep;
import io.ringledger.vault.application.intents.IntentUpkeepUseCase;
import io.ringledger.vault.application.intents.MarketPorts;
import io.ringledger.vault.application.market.Listings;
import io.ringledger.vault.application.market.Listings.Listed;
import io.ringledger.vault.application.market.ListingsUseCase;
import io.ringledger.vault.application.outbound.Ed25519Signatures.Signed;
import io.ringledger.vault.application.outbound.IntentRate.Limits;
import io.ringledger.vault.domain.IntentAction;
import io.ringledger.vault.domain.IntentNonce;
import io.ringledger.vault.domain.IntentState;
import io.ringledger.vault.domain.ItemId;
import io.ringledger.vault.domain.VaultFailure;
import io.ringledger.vault.domain.WalletAddress;
import io.ringledger.vault.domain.intent.IntentChange;
import io.ringledger.vault.domain.intent.IntentEncoding;
import io.ringledger.vault.domain.intent.IntentRules.ListingOffer;
import io.ringledger.vault.domain.intent.IntentRules.TradeOffer;
import io.ringledger.vault.domain.intent.ListingTerms;
import io.ringledger.vault.domain.intent.SessionPurse;
import io.ringledger.vault.domain.intent.SessionSignature;
import io.ringledger.vault.domain.intent.TradeIntent;
import io.ringledger.vault.domain.intent.TradeTerms;
import io.ringledger.vault.domain.market.Listing;
import io.ringledger.vault.domain.market.ListingState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the intake of intents keeps to, over whatever stores. */
public abstract class IntentIntakeContract extends MarketStoresContract {

  private static final long NETWORK = 21_338;
  protected static final RequestId REQUEST = new RequestId("a-request");

  protected final SeedSignatures signatures = new SeedSignatures();
  protected final SettableClock clock = new SettableClock(NOW);
  protected final InMemoryAuditTrail trail = new InMemoryAuditTrail();
  protected MarketPorts ports;
  protected IntentIntake intake;
  protected IntentDesk desk;
  protected Listings listings;
  protected IntentUpkeep upkeep;

  @BeforeEach
  public void open() {
    open(new Limits(1_000_000, 1_000_000, 1_000_000));
  }

  private void open(Limits limits) {
    ports =
        new MarketPorts(
            stores().unitOfWork(),
            stores().funds(),
            stores().items(),
            stores().listings(),
            stores().intents(),
            new CountingRate(limits),
            signatures,
            signatures,
            trail,
            new FreshIds(),
            clock,
            NETWORK);
    intake = new IntentIntakeUseCase(ports);
    desk = new IntentDeskUseCase(ports);
    listings = new ListingsUseCase(ports);
    upkeep = new IntentUpkeepUseCase(ports);
  }

  /** Ids that no other test has. */
  private static final class FreshIds implements Randomness {
    private static final long VERSION_7 = 0x7000L;
    private static final long VERSION = 0xF000L;

    @Override
    public UUID newId() {
      UUID random = UUID.randomUUID();
      return new UUID(
          (random.getMostSignificantBits() & ~VERSION) | VERSION_7,
          random.getLeastSignificantBits());
    }

    @Override
    public byte[] newSecret(int length) {
      throw new UnsupportedOperationException("intents need no secrets");
    }
  }

  protected TradeOffer signed(SessionPurse signer, TradeTerms terms) {
    return new TradeOffer(
        terms.sessionId(),
        terms.action(),
        terms.item(),
        terms.from(),
        terms.to(),
        terms.amount().value(),
        terms.nonce(),
        terms.clientTimestamp(),
        SessionSignature.of(signatures.sign(signer.key(), IntentEncoding.trade(NETWORK, terms))));
  }

  protected TradeOffer trade(long drops) {
    return signed(giver, words.terms(giver, IntentAction.TRADE, item.id(), alice, bob, drops));
  }

  protected TradeOffer bid(long drops) {
    return signed(buyer, words.terms(buyer, IntentAction.BID, item.id(), alice, bob, drops));
  }

  protected TradeOffer buyNow(long drops) {
    return signed(buyer, words.terms(buyer, IntentAction.BUY_NOW, item.id(), alice, bob, drops));
  }

  protected List<Outcome<Accepted>> submit(TradeOffer... offers) {
    return submit(List.of(), List.of(offers));
  }

  protected List<Outcome<Accepted>> submit(List<ClaimOffer> claims, List<TradeOffer> offers) {
    return ((Success<List<Outcome<Accepted>>>)
            intake.submit(
                new Submission(
                    claims, offers.stream().map(Outcome::success).toList(), "192.0.2.1", REQUEST)))
        .value();
  }

  protected static Accepted done(Outcome<Accepted> outcome) {
    assertThat(outcome).isInstanceOf(Success.class);
    return ((Success<Accepted>) outcome).value();
  }

  protected Accepted accept(TradeOffer offer) {
    return done(submit(offer).getFirst());
  }

  protected VaultFailure refused(TradeOffer offer) {
    return code(submit(offer).getFirst());
  }

  protected static VaultFailure code(Outcome<?> outcome) {
    assertThat(outcome).isInstanceOf(Rejected.class);
    return (VaultFailure) ((Rejected<?>) outcome).code();
  }

  protected long reserved(SessionPurse session) {
    return inUnitOfWork(() -> stores().funds().find(List.of(session.id())))
        .get(session.id())
        .amounts()
        .reserved()
        .value();
  }

  private TradeIntent current(Accepted accepted) {
    return inUnitOfWork(() -> stores().intents().find(accepted.intent().id())).orElseThrow();
  }

  @Test
  public void anAcceptedIntentHasAPlaceAndAReceiptThatTheServerSigned() {
    Accepted accepted = accept(bid(100));

    assertThat(current(accepted)).isEqualTo(accepted.intent());
    assertThat(accepted.again()).isFalse();
    assertThat(
            signatures.verifies(
                new Signed(
                    signatures.publicKey(),
                    IntentEncoding.receipt(accepted.intent().receipt()),
                    accepted.receipt().bytes())))
        .isTrue();
    assertThat(reserved(buyer)).isEqualTo(100);
    assertThat(trail.entries())
        .anySatisfy(
            entry -> {
              assertThat(entry.action()).isEqualTo("intents.accept");
              assertThat(entry.details()).containsEntry("count", "1");
            });
  }

  @Test
  public void theSameAgainGetsTheSameAnswerWhateverHasBecomeOfItsSession() {
    TradeOffer offer = bid(100);
    Accepted first = accept(offer);
    stores().putSession().accept(ended(purse(buyer)));
    clock.advance(Duration.ofHours(2));

    Accepted second = accept(offer);

    assertThat(second.again()).isTrue();
    assertThat(second.intent()).isEqualTo(first.intent());
    assertThat(second.receipt()).isEqualTo(first.receipt());
    assertThat(reserved(buyer)).isEqualTo(100);
  }

  private SessionPurse purse(SessionPurse session) {
    return inUnitOfWork(() -> stores().funds().find(List.of(session.id()))).get(session.id());
  }

  @Test
  public void aNonceIsUsedOnceWithinARequestAndBetweenThem() {
    TradeOffer offer = bid(100);
    TradeTerms other =
        new TradeTerms(
            buyer.id(),
            IntentAction.BID,
            item.id(),
            alice,
            bob,
            new Drops(101),
            offer.nonce(),
            NOW);

    List<Outcome<Accepted>> outcomes = submit(offer, offer, signed(buyer, other));
    assertThat(done(outcomes.get(0)).again()).isFalse();
    assertThat(done(outcomes.get(1)).again()).isTrue();
    assertThat(done(outcomes.get(1)).intent()).isEqualTo(done(outcomes.get(0)).intent());
    assertThat(code(outcomes.get(2))).isEqualTo(VaultFailure.NONCE_USED);
    assertThat(refused(signed(buyer, other))).isEqualTo(VaultFailure.NONCE_USED);
    assertThat(reserved(buyer)).isEqualTo(100);
  }

  @Test
  public void aNonceOfAListingIsNotFreeForAnIntentNorTheOtherWayRound() {
    ListingOffer listing = listing(100, new IntentNonce("l-" + words.nonce()));
    list(listing);
    TradeTerms terms =
        new TradeTerms(
            giver.id(),
            IntentAction.TRADE,
            item.id(),
            alice,
            bob,
            new Drops(5),
            listing.nonce(),
            NOW);
    assertThat(refused(signed(giver, terms))).isEqualTo(VaultFailure.NONCE_USED);

    TradeOffer trade = trade(7);
    accept(trade);
    assertThat(code(offered(listing(100, trade.nonce())))).isEqualTo(VaultFailure.NONCE_USED);
  }

  @Test
  public void whateverIsWrongHasItsCode() {
    WalletAddress eve = words.wallet();
    SessionPurse unknown = words.session(bob);
    assertThat(refused(signed(unknown, terms(unknown, IntentAction.BID, alice, bob))))
        .isEqualTo(VaultFailure.SESSION_NOT_ACTIVE);
    assertThat(refused(signed(buyer, terms(buyer, IntentAction.TRADE, alice, bob))))
        .isEqualTo(VaultFailure.OWNER_NOT_A_PARTY);
    assertThat(refused(signed(buyer, terms(buyer, IntentAction.BID, bob, eve))))
        .isEqualTo(VaultFailure.OWNER_NOT_A_PARTY);
    assertThat(refused(signed(buyer, terms(buyer, IntentAction.BID, bob, bob))))
        .isEqualTo(VaultFailure.SELF_TRADE);
    assertThat(refused(amount(bid(1), -5))).isEqualTo(VaultFailure.AMOUNT_OUT_OF_RANGE);
    assertThat(refused(amount(bid(1), 0))).isEqualTo(VaultFailure.AMOUNT_OUT_OF_RANGE);
    assertThat(refused(amount(bid(1), Long.MAX_VALUE))).isEqualTo(VaultFailure.AMOUNT_OUT_OF_RANGE);
    assertThat(refused(amount(bid(1), 2))).isEqualTo(VaultFailure.INTENT_SIGNATURE_INVALID);
    assertThat(refused(signed(giver, terms(buyer, IntentAction.BID, alice, bob))))
        .isEqualTo(VaultFailure.INTENT_SIGNATURE_INVALID);
    TradeTerms nowhere =
        words.terms(buyer, IntentAction.BID, new ItemId("card:none"), alice, bob, 1);
    assertThat(refused(signed(buyer, nowhere))).isEqualTo(VaultFailure.ITEM_NOT_FOUND);
    assertThat(refused(buyNow(100))).isEqualTo(VaultFailure.NOT_LISTED);
    assertThat(refused(bid(MarketWords.ONE_XRP + 1))).isEqualTo(VaultFailure.CAP_EXCEEDED);
    assertThat(refused(at(NOW.minus(Duration.ofHours(1)))))
        .isEqualTo(VaultFailure.CLIENT_TIMESTAMP_OUT_OF_RANGE);
    assertThat(refused(at(NOW.plus(Duration.ofHours(1)))))
        .isEqualTo(VaultFailure.CLIENT_TIMESTAMP_OUT_OF_RANGE);
    stores().hold().accept(item.id(), 1L);
    assertThat(refused(bid(1))).isEqualTo(VaultFailure.ITEM_IN_SETTLEMENT);
    stores().putSession().accept(ended(buyer));
    assertThat(refused(bid(1))).isEqualTo(VaultFailure.SESSION_NOT_ACTIVE);
    assertThat(reserved(buyer)).isZero();
  }

  private TradeTerms terms(
      SessionPurse session, IntentAction action, WalletAddress from, WalletAddress to) {
    return words.terms(session, action, item.id(), from, to, 1);
  }

  private TradeOffer at(Instant time) {
    return signed(
        buyer,
        new TradeTerms(
            buyer.id(),
            IntentAction.BID,
            item.id(),
            alice,
            bob,
            new Drops(1),
            words.nonce(),
            time));
  }

  private static TradeOffer amount(TradeOffer offer, long drops) {
    return new TradeOffer(
        offer.session(),
        offer.action(),
        offer.item(),
        offer.from(),
        offer.to(),
        drops,
        offer.nonce(),
        offer.clientTimestamp(),
        offer.signature());
  }

  @Test
  public void nothingIsBoughtThatNoClaimCovers() {
    SessionPurse poor = words.session(bob, 1_000, 500, 0);
    stores().putSession().accept(poor);
    TradeOffer one = bidOf(poor, 300);
    assertThat(refused(one)).isEqualTo(VaultFailure.CLAIM_INSUFFICIENT);

    assertThat(code(submit(List.of(claim(poor, 299)), List.of(one)).getFirst()))
        .isEqualTo(VaultFailure.CLAIM_INSUFFICIENT);
    ClaimOffer forged = new ClaimOffer(poor.id(), new Drops(400), one.signature());
    assertThat(code(submit(List.of(forged), List.of(one)).getFirst()))
        .isEqualTo(VaultFailure.CLAIM_SIGNATURE_INVALID);
    assertThat(code(submit(List.of(claim(poor, 501)), List.of(one)).getFirst()))
        .isEqualTo(VaultFailure.FUNDS_INSUFFICIENT);
    done(submit(List.of(claim(poor, 400)), List.of(one)).getFirst());
    // What was signed before is kept.
    accept(bidOf(poor, 100));
    assertThat(refused(bidOf(poor, 1))).isEqualTo(VaultFailure.CLAIM_INSUFFICIENT);
    assertThat(refused(bidOf(poor, 101))).isEqualTo(VaultFailure.FUNDS_INSUFFICIENT);
    assertThat(reserved(poor)).isEqualTo(400);
    assertThat(purse(poor).amounts().claim()).isEqualTo(new Drops(400));
  }

  private TradeOffer bidOf(SessionPurse session, long drops) {
    return signed(session, words.terms(session, IntentAction.BID, item.id(), alice, bob, drops));
  }

  private ClaimOffer claim(SessionPurse session, long drops) {
    byte[] bytes = IntentEncoding.claim(session.channel().orElseThrow(), new Drops(drops));
    return new ClaimOffer(
        session.id(), new Drops(drops), SessionSignature.of(signatures.sign(session.key(), bytes)));
  }

  @Test
  public void aThousandWithSomeThatAreWrongHaveEachTheirOwnResult() {
    List<TradeOffer> offers = new ArrayList<>();
    for (int i = 0; i < IntentIntake.MAX_INTENTS; i++) {
      offers.add(i % 10 == 3 ? amount(bid(1), 2) : i % 2 == 0 ? bid(1) : trade(1));
    }
    long changesBefore = changes(bob).size();

    List<Outcome<Accepted>> outcomes = submit(List.of(), offers);

    assertThat(outcomes).hasSize(IntentIntake.MAX_INTENTS);
    long before = 0;
    int bids = 0;
    for (int i = 0; i < outcomes.size(); i++) {
      if (i % 10 == 3) {
        assertThat(code(outcomes.get(i))).isEqualTo(VaultFailure.INTENT_SIGNATURE_INVALID);
      } else {
        TradeIntent intent = done(outcomes.get(i)).intent();
        assertThat(intent.terms().nonce()).isEqualTo(offers.get(i).nonce());
        assertThat(intent.acceptanceSequence()).isGreaterThan(before);
        before = intent.acceptanceSequence();
        bids += intent.terms().action() == IntentAction.BID ? 1 : 0;
      }
    }
    assertThat(reserved(buyer)).isEqualTo(bids);
    assertThat(changes(bob)).hasSize((int) changesBefore + bids);
    // Bids and trades of the same came together, each once.
    long edges =
        outcomes.stream()
            .filter(Success.class::isInstance)
            .map(outcome -> current(done(outcome)))
            .filter(intent -> intent.edgeSequence().isPresent())
            .count();
    assertThat(edges).isEqualTo(outcomes.size() - 100 - bids);
  }

  private List<IntentChange> changes(WalletAddress wallet) {
    return desk.changes(wallet, IntentChange.Place.BEGINNING, 10_000);
  }

  @Test
  public void whatBreaksBeforeTheEndHasNotBegun() {
    Listed listed = list(100);
    intake = new IntentIntakeUseCase(withTrail(new BreakingTrail()));
    Submission submission =
        new Submission(
            List.of(),
            List.of(Outcome.success(bid(5)), Outcome.success(buyNow(100))),
            "192.0.2.1",
            REQUEST);

    assertThatThrownBy(() -> intake.submit(submission)).hasStackTraceContaining("broken");

    assertThat(reserved(buyer)).isZero();
    assertThat(state(listed)).isEqualTo(ListingState.ACTIVE);
    assertThat(changes(bob)).isEmpty();
    open();
    assertThat(((Success<List<Outcome<Accepted>>>) intake.submit(submission)).value())
        .allSatisfy(outcome -> assertThat(done(outcome).again()).isFalse());
  }

  protected MarketPorts withTrail(AuditTrail other) {
    return new MarketPorts(
        ports.unitOfWork(),
        ports.funds(),
        ports.items(),
        ports.listings(),
        ports.intents(),
        ports.rate(),
        signatures,
        signatures,
        other,
        ports.randomness(),
        clock,
        NETWORK);
  }

  /** The last thing that is written breaks. */
  private static final class BreakingTrail implements AuditTrail {
    @Override
    public void record(AuditEntry entry) {
      throw new IllegalStateException("broken");
    }

    @Override
    public History history(AuditChain chain) {
      throw new IllegalStateException("broken");
    }
  }

  @Test
  public void whoComesTooOftenIsTurnedAwayBeforeAnythingIsLookedAt() {
    open(new Limits(3, 2, 3));
    submit(bid(1), bid(1));
    Submission more =
        new Submission(List.of(), List.of(Outcome.success(bid(1))), "198.51.100.1", REQUEST);
    assertThat(code(intake.submit(more))).isEqualTo(VaultFailure.INTENTS_TOO_MANY);
    accept(trade(1));
    assertThat(code(intake.submit(more))).isEqualTo(VaultFailure.INTENTS_TOO_MANY);
    clock.advance(Duration.ofSeconds(1));
    assertThat(intake.submit(more)).isInstanceOf(Success.class);
  }

  @Test
  public void aTradeAndABidAreMatchedWhicheverComesFirst() {
    Accepted bid = accept(bid(50));
    Accepted trade = accept(trade(50));
    assertThat(current(bid).counterpart()).contains(trade.intent().id());
    assertThat(current(bid).edgeSequence()).contains(trade.intent().acceptanceSequence());
    Accepted secondTrade = accept(trade(60));
    Accepted secondBid = accept(bid(60));
    assertThat(current(secondTrade).counterpart()).contains(secondBid.intent().id());
  }

  @Test
  public void whatIsTakenBackGivesItsVolumeBackAndItsCounterpartToTheNextOne() {
    Accepted bid = accept(bid(50));
    Accepted trade = accept(trade(50));
    Accepted spare = accept(trade(50));

    Accepted cancelled = cancel(alice, trade);
    assertThat(cancelled.intent().state()).isEqualTo(IntentState.CANCELLED);
    assertThat(cancelled.receipt()).isEqualTo(trade.receipt());
    assertThat(current(bid).counterpart()).contains(spare.intent().id());
    assertThat(reserved(buyer)).isEqualTo(50);
    assertThat(cancel(alice, trade).intent()).isEqualTo(current(trade));

    cancel(bob, bid);
    assertThat(reserved(buyer)).isZero();
    assertThat(current(spare).counterpart()).isEmpty();
    assertThat(changes(bob))
        .extracting(IntentChange::state)
        .containsExactly(IntentState.PENDING, IntentState.CANCELLED);
  }

  private Accepted cancel(WalletAddress wallet, Accepted intent) {
    return done(desk.cancel(wallet, intent.intent().id(), REQUEST));
  }

  @Test
  public void anIntentIsTakenBackByItsOwnerAloneAndSeenByBothParties() {
    Accepted bid = accept(bid(50));
    assertThat(code(desk.cancel(alice, bid.intent().id(), REQUEST)))
        .isEqualTo(VaultFailure.WALLET_REQUIRED);
    assertThat(code(desk.cancel(words.wallet(), bid.intent().id(), REQUEST)))
        .isEqualTo(VaultFailure.INTENT_NOT_FOUND);
    assertThat(code(desk.get(Optional.of(words.wallet()), bid.intent().id())))
        .isEqualTo(VaultFailure.INTENT_NOT_FOUND);
    for (Optional<WalletAddress> viewer :
        List.of(Optional.of(alice), Optional.of(bob), Optional.<WalletAddress>empty())) {
      assertThat(done(desk.get(viewer, bid.intent().id())).receipt()).isEqualTo(bid.receipt());
    }
  }

  private ListingOffer listing(long drops, IntentNonce nonce) {
    ListingTerms terms =
        new ListingTerms(
            giver.id(),
            item.id(),
            alice,
            new Drops(drops),
            NOW.plus(Duration.ofMinutes(30)),
            nonce,
            NOW);
    return new ListingOffer(
        terms.sessionId(),
        terms.item(),
        terms.seller(),
        drops,
        terms.expiresAt(),
        terms.nonce(),
        terms.clientTimestamp(),
        SessionSignature.of(signatures.sign(giver.key(), IntentEncoding.listing(NETWORK, terms))));
  }

  private Outcome<Listed> offered(ListingOffer offer) {
    return ((Success<List<Outcome<Listed>>>)
            listings.submit(List.of(Outcome.success(offer)), "192.0.2.1", REQUEST))
        .value()
        .getFirst();
  }

  protected Listed list(ListingOffer offer) {
    return ((Success<Listed>) offered(offer)).value();
  }

  protected Listed list(long drops) {
    return list(listing(drops, words.nonce()));
  }

  private ListingState state(Listed listed) {
    return ((Success<Listing>) listings.get(listed.listing().id())).value().state();
  }

  @Test
  public void aListingIsTakenByOneAndFreeAgainWhenThatIsTakenBack() {
    Listed listed = list(100);
    Accepted taker = accept(buyNow(100));
    assertThat(taker.intent().listing()).contains(listed.listing().id());
    assertThat(current(taker).edgeSequence()).contains(taker.intent().acceptanceSequence());
    assertThat(state(listed)).isEqualTo(ListingState.TAKEN);
    assertThat(refused(buyNow(100))).isEqualTo(VaultFailure.NOT_LISTED);
    assertThat(code(listings.cancel(alice, listed.listing().id(), REQUEST)))
        .isEqualTo(VaultFailure.LISTING_NOT_ACTIVE);

    cancel(bob, taker);
    assertThat(state(listed)).isEqualTo(ListingState.ACTIVE);
    accept(buyNow(100));
  }

  @Test
  public void aListingIsKeptOnceAndTakenBackByItsSeller() {
    ListingOffer offer = listing(100, words.nonce());
    Listed first = list(offer);
    Listed again = list(offer);
    assertThat(again.again()).isTrue();
    assertThat(again.listing()).isEqualTo(first.listing());
    assertThat(code(listings.cancel(bob, first.listing().id(), REQUEST)))
        .isEqualTo(VaultFailure.WALLET_REQUIRED);
    listings.cancel(alice, first.listing().id(), REQUEST);
    assertThat(state(first)).isEqualTo(ListingState.CANCELLED);
    assertThat(listings.cancel(alice, first.listing().id(), REQUEST)).isInstanceOf(Success.class);
    assertThat(refused(buyNow(100))).isEqualTo(VaultFailure.NOT_LISTED);
  }

  @Test
  public void whatGrowsTooOldEndsAndGivesBackWhatItHeld() {
    Listed listed = list(100);
    Accepted taker = accept(buyNow(100));
    Accepted bid = accept(bid(70));
    clock.set(NOW.plus(Duration.ofHours(1)).minusMillis(1));
    expireAll();
    assertThat(current(bid).state()).isEqualTo(IntentState.PENDING);
    assertThat(reserved(buyer)).isEqualTo(170);

    clock.set(NOW.plus(Duration.ofHours(1)));
    expireAll();
    assertThat(current(bid).state()).isEqualTo(IntentState.EXPIRED);
    assertThat(current(taker).state()).isEqualTo(IntentState.EXPIRED);
    assertThat(reserved(buyer)).isZero();
    assertThat(state(listed)).isEqualTo(ListingState.EXPIRED);
  }

  private void expireAll() {
    int more = 1;
    for (int i = 0; i < 100 && more > 0; i++) {
      more = upkeep.expire(REQUEST);
    }
  }
}
