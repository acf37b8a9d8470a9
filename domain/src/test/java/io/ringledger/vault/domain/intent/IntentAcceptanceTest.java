package io.ringledger.vault.domain.intent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringledger.shared.domain.Drops;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.domain.Outcome.Rejected;
import io.ringledger.shared.domain.Outcome.Success;
import io.ringledger.vault.domain.ChannelId;
import io.ringledger.vault.domain.Ed25519Key;
import io.ringledger.vault.domain.IntentAction;
import io.ringledger.vault.domain.IntentId;
import io.ringledger.vault.domain.IntentNonce;
import io.ringledger.vault.domain.IntentReason;
import io.ringledger.vault.domain.IntentState;
import io.ringledger.vault.domain.ItemId;
import io.ringledger.vault.domain.SessionId;
import io.ringledger.vault.domain.VaultFailure;
import io.ringledger.vault.domain.WalletAddress;
import io.ringledger.vault.domain.intent.IntentRules.ListingOffer;
import io.ringledger.vault.domain.intent.IntentRules.TradeOffer;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class IntentAcceptanceTest {

  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
  private static final WalletAddress ALICE =
      new WalletAddress("rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh");
  private static final WalletAddress BOB = new WalletAddress("rPT1Sjq2YGrBMTttX4GZHjKu9dyfzbpAYe");
  private static final SessionId SESSION = new SessionId(new UUID(1, 1));
  private static final SessionSignature SIGNATURE = new SessionSignature("ab".repeat(64));
  private static final Duration ALMOST = IntentRules.MAX_AGE.minusMillis(1);

  private static SessionPurse purse(long cap, long channel, long claim) {
    return new SessionPurse(
        SESSION,
        ALICE,
        new Ed25519Key("cd".repeat(32)),
        EnumSet.allOf(IntentAction.class),
        true,
        NOW.plusSeconds(1),
        Optional.of(new ChannelId("EF".repeat(32))),
        new SessionPurse.Amounts(
            new Drops(cap),
            new Drops(10),
            new Drops(20),
            new Drops(channel),
            new Drops(5),
            new Drops(7),
            new Drops(claim)),
        Optional.of(SIGNATURE));
  }

  private static TradeOffer offer(IntentAction action, WalletAddress from, WalletAddress to) {
    return offer(action, from, to, 1, NOW);
  }

  private static TradeOffer offer(
      IntentAction action, WalletAddress from, WalletAddress to, long amount, Instant at) {
    return new TradeOffer(
        SESSION,
        action,
        new ItemId("card:1"),
        from,
        to,
        amount,
        new IntentNonce("n"),
        at,
        SIGNATURE);
  }

  private static VaultFailure refusal(Outcome<?> outcome) {
    return (VaultFailure) ((Rejected<?>) outcome).code();
  }

  private static <T> T done(Outcome<T> outcome) {
    return ((Success<T>) outcome).value();
  }

  private static Outcome<TradeTerms> judge(TradeOffer offer) {
    return IntentRules.judge(offer, Optional.of(purse(100, 100, 100)), NOW);
  }

  @Test
  void whoGivesSignsATradeAndWhoPaysSignsTheOthers() {
    assertThat(done(judge(offer(IntentAction.TRADE, ALICE, BOB))).owner()).isEqualTo(ALICE);
    assertThat(done(judge(offer(IntentAction.BID, BOB, ALICE))).owner()).isEqualTo(ALICE);
    assertThat(done(judge(offer(IntentAction.BUY_NOW, BOB, ALICE))).owner()).isEqualTo(ALICE);

    assertThat(refusal(judge(offer(IntentAction.TRADE, BOB, ALICE))))
        .isEqualTo(VaultFailure.OWNER_NOT_A_PARTY);
    assertThat(refusal(judge(offer(IntentAction.BID, ALICE, BOB))))
        .isEqualTo(VaultFailure.OWNER_NOT_A_PARTY);
    assertThat(refusal(judge(offer(IntentAction.BUY_NOW, ALICE, BOB))))
        .isEqualTo(VaultFailure.OWNER_NOT_A_PARTY);
  }

  @Test
  void nobodyTradesWithThemselvesOrForAnAmountThatCannotBe() {
    assertThat(refusal(judge(offer(IntentAction.BID, ALICE, ALICE))))
        .isEqualTo(VaultFailure.SELF_TRADE);
    for (long amount : new long[] {0, -1, Long.MIN_VALUE, Drops.MAX_VALUE + 1, Long.MAX_VALUE}) {
      assertThat(refusal(judge(offer(IntentAction.BID, BOB, ALICE, amount, NOW))))
          .isEqualTo(VaultFailure.AMOUNT_OUT_OF_RANGE);
    }
    assertThat(done(judge(offer(IntentAction.BID, BOB, ALICE, Drops.MAX_VALUE, NOW))).amount())
        .isEqualTo(new Drops(Drops.MAX_VALUE));
  }

  @Test
  void theTimeOfTheClientIsLessThanAnHourOffOnBothSides() {
    for (Instant at : new Instant[] {NOW.minus(ALMOST), NOW.plus(ALMOST)}) {
      assertThat(done(judge(offer(IntentAction.TRADE, ALICE, BOB, 1, at))).clientTimestamp())
          .isEqualTo(at);
    }
    for (Instant at :
        new Instant[] {
          NOW.minus(IntentRules.MAX_AGE),
          NOW.plus(IntentRules.MAX_AGE),
          Instant.ofEpochMilli(Long.MIN_VALUE),
          Instant.ofEpochMilli(Long.MAX_VALUE)
        }) {
      assertThat(refusal(judge(offer(IntentAction.TRADE, ALICE, BOB, 1, at))))
          .isEqualTo(VaultFailure.CLIENT_TIMESTAMP_OUT_OF_RANGE);
    }
  }

  @Test
  void aSessionThatDoesNotAcceptOrWasNotGrantedTheActionSaysSo() {
    TradeOffer offer = offer(IntentAction.BID, BOB, ALICE);
    SessionPurse purse = purse(100, 100, 100);
    assertThat(refusal(IntentRules.judge(offer, Optional.empty(), NOW)))
        .isEqualTo(VaultFailure.SESSION_NOT_ACTIVE);
    assertThat(refusal(IntentRules.judge(offer, Optional.of(purse), purse.acceptsUntil())))
        .isEqualTo(VaultFailure.SESSION_NOT_ACTIVE);
    SessionPurse giver =
        new SessionPurse(
            purse.id(),
            ALICE,
            purse.key(),
            Set.of(IntentAction.TRADE),
            true,
            purse.acceptsUntil(),
            purse.channel(),
            purse.amounts(),
            purse.claimSignature());
    assertThat(refusal(IntentRules.judge(offer, Optional.of(giver), NOW)))
        .isEqualTo(VaultFailure.ACTION_NOT_ALLOWED);
  }

  @Test
  void aListingEndsAheadWithinAYear() {
    Optional<SessionPurse> purse = Optional.of(purse(100, 100, 100));
    for (Instant end : new Instant[] {NOW, NOW.plus(IntentRules.MAX_LISTING).plusMillis(1)}) {
      assertThat(refusal(IntentRules.judge(listing(end), purse, NOW)))
          .isEqualTo(VaultFailure.LISTING_END_OUT_OF_RANGE);
    }
    for (Instant end : new Instant[] {NOW.plusMillis(1), NOW.plus(IntentRules.MAX_LISTING)}) {
      assertThat(done(IntentRules.judge(listing(end), purse, NOW)).expiresAt()).isEqualTo(end);
    }
  }

  private static ListingOffer listing(Instant end) {
    return new ListingOffer(
        SESSION, new ItemId("card:1"), ALICE, 1, end, new IntentNonce("n"), NOW, SIGNATURE);
  }

  @Test
  void noMoreIsReservedThanGrantedThanTheChannelHoldsAndThanMayBeClaimed() {
    // Of the cap 30 are taken; 22 are owed at most before anything more is bought.
    assertThat(reserved(purse(100, 100, 100), 70)).isEqualTo(80);
    assertThat(refusal(purse(100, 100, 100).reserve(new Drops(71))))
        .isEqualTo(VaultFailure.CAP_EXCEEDED);
    assertThat(reserved(purse(100, 50, 50), 28)).isEqualTo(38);
    assertThat(refusal(purse(100, 50, 50).reserve(new Drops(29))))
        .isEqualTo(VaultFailure.FUNDS_INSUFFICIENT);
    assertThat(reserved(purse(100, 50, 40), 18)).isEqualTo(28);
    assertThat(refusal(purse(100, 50, 40).reserve(new Drops(19))))
        .isEqualTo(VaultFailure.CLAIM_INSUFFICIENT);
    assertThat(refusal(purse(Drops.MAX_VALUE, 1, 1).reserve(new Drops(Drops.MAX_VALUE))))
        .isEqualTo(VaultFailure.CAP_EXCEEDED);
  }

  private static long reserved(SessionPurse purse, long amount) {
    return done(purse.reserve(new Drops(amount))).amounts().reserved().value();
  }

  @Test
  void aClaimOnlyGrowsAndNeverOverTheChannel() {
    SessionSignature other = new SessionSignature("12".repeat(64));
    SessionPurse purse = purse(100, 50, 40);
    assertThat(done(purse.withClaim(new Drops(40), other))).isEqualTo(purse);
    SessionPurse more = done(purse.withClaim(new Drops(50), other));
    assertThat(more.amounts().claim()).isEqualTo(new Drops(50));
    assertThat(more.claimSignature()).contains(other);
    assertThat(refusal(purse.withClaim(new Drops(51), other)))
        .isEqualTo(VaultFailure.FUNDS_INSUFFICIENT);
    assertThatThrownBy(() -> purse.release(new Drops(11)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anIntentIsTakenBackOnlyWhileItIsPendingAndExpiresOnlyWithAge() {
    TradeIntent intent =
        TradeIntent.accepted(
            new IntentId(new UUID(2, 2)),
            7,
            done(judge(offer(IntentAction.BID, BOB, ALICE))),
            SIGNATURE,
            "00".repeat(32),
            NOW,
            Optional.empty());
    TradeIntent cancelled = done(intent.cancel(NOW));
    assertThat(cancelled.state()).isEqualTo(IntentState.CANCELLED);
    assertThat(cancelled.reason()).contains(IntentReason.CANCELLED_BY_OWNER);
    assertThat(refusal(cancelled.cancel(NOW))).isEqualTo(VaultFailure.INTENT_NOT_PENDING);
    assertThat(refusal(intent.expire(NOW.plus(ALMOST)))).isEqualTo(VaultFailure.INTENT_NOT_PENDING);
    assertThat(done(intent.expire(NOW.plus(IntentRules.MAX_AGE))).reason())
        .contains(IntentReason.TOO_OLD);
    assertThat(intent.receipt()).isEqualTo(new IntentReceipt(intent.id(), "00".repeat(32), 7, NOW));
  }

  @Test
  void aPlaceAmongChangesIsReadBackAsItWasWritten() {
    IntentChange.Place place = new IntentChange.Place(12, 345);
    assertThat(IntentChange.Place.parse(place.toString())).contains(place);
    assertThat(place).isGreaterThan(new IntentChange.Place(11, 999));
    for (String text : new String[] {"", "1", "-1", "01-2", "1-2-3", "1-99999999999999999999"}) {
      assertThat(IntentChange.Place.parse(text)).isEmpty();
    }
  }
}
