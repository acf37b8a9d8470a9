package io.ringledger.vault.application.contract;

import io.ringledger.shared.domain.Drops;
import io.ringledger.vault.domain.Base58;
import io.ringledger.vault.domain.ChannelId;
import io.ringledger.vault.domain.Ed25519Key;
import io.ringledger.vault.domain.IntentAction;
import io.ringledger.vault.domain.IntentId;
import io.ringledger.vault.domain.IntentNonce;
import io.ringledger.vault.domain.ItemId;
import io.ringledger.vault.domain.ListingId;
import io.ringledger.vault.domain.SessionId;
import io.ringledger.vault.domain.WalletAddress;
import io.ringledger.vault.domain.intent.IntentEncoding;
import io.ringledger.vault.domain.intent.ListingTerms;
import io.ringledger.vault.domain.intent.SessionPurse;
import io.ringledger.vault.domain.intent.SessionSignature;
import io.ringledger.vault.domain.intent.TradeIntent;
import io.ringledger.vault.domain.intent.TradeTerms;
import io.ringledger.vault.domain.market.Item;
import io.ringledger.vault.domain.market.Listing;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Sessions, items, listings and intents, each unlike every other. */
public final class MarketWords {

  /** A moment that every fixture is from. */
  public static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

  /** What sessions are granted, hold and have claims over: one XRP. */
  public static final long ONE_XRP = 1_000_000;

  private static final int KEY_LENGTH = 32;
  private static final SessionSignature SIGNATURE = new SessionSignature("ab".repeat(64));
  private static final AtomicLong COUNT = new AtomicLong();

  private final long run = UUID.randomUUID().getMostSignificantBits();

  private byte[] fresh() {
    return ByteBuffer.allocate(KEY_LENGTH).putLong(run).putLong(COUNT.incrementAndGet()).array();
  }

  private UUID newId() {
    UUID random = UUID.randomUUID();
    long ordered = (COUNT.incrementAndGet() << 16) | 0x7000L;
    return new UUID(ordered ^ (run & 0x7FFF_0000_0000_0000L), random.getLeastSignificantBits());
  }

  /** A wallet that nobody has. */
  public WalletAddress wallet() {
    return new WalletAddress(Base58.encode(fresh()));
  }

  /** An active session of the wallet with one XRP of everything. */
  public SessionPurse session(WalletAddress wallet) {
    return session(wallet, ONE_XRP, ONE_XRP, ONE_XRP);
  }

  /** An active session with these amounts. */
  public SessionPurse session(WalletAddress wallet, long cap, long channel, long claim) {
    return new SessionPurse(
        new SessionId(newId()),
        wallet,
        new Ed25519Key(HexFormat.of().formatHex(fresh())),
        EnumSet.allOf(IntentAction.class),
        true,
        NOW.plus(30, ChronoUnit.DAYS),
        Optional.of(new ChannelId(HexFormat.of().formatHex(fresh()))),
        new SessionPurse.Amounts(
            new Drops(cap),
            Drops.ZERO,
            Drops.ZERO,
            new Drops(channel),
            Drops.ZERO,
            Drops.ZERO,
            new Drops(claim)),
        claim == 0 ? Optional.empty() : Optional.of(SIGNATURE));
  }

  /** An item that nobody has registered. */
  public Item item(WalletAddress owner) {
    return new Item(
        new ItemId("card:" + Long.toHexString(run) + ":" + COUNT.incrementAndGet()),
        owner,
        0,
        Optional.empty());
  }

  /** A nonce that nobody has used. */
  public IntentNonce nonce() {
    return new IntentNonce("n-" + COUNT.incrementAndGet());
  }

  /** What the session agrees to, signed now. */
  public TradeTerms terms(
      SessionPurse session,
      IntentAction action,
      ItemId item,
      WalletAddress from,
      WalletAddress to,
      long drops) {
    return terms(session, action, item, from, to, drops, NOW);
  }

  /** What the session agrees to, signed then. */
  public TradeTerms terms(
      SessionPurse session,
      IntentAction action,
      ItemId item,
      WalletAddress from,
      WalletAddress to,
      long drops,
      Instant at) {
    return new TradeTerms(session.id(), action, item, from, to, new Drops(drops), nonce(), at);
  }

  /** The terms, accepted in that place at that moment. */
  public TradeIntent accepted(
      TradeTerms terms, long place, Instant at, Optional<ListingId> listing) {
    return TradeIntent.accepted(
        new IntentId(newId()),
        place,
        terms,
        SIGNATURE,
        IntentEncoding.hash(IntentEncoding.trade(0, terms)),
        at,
        listing);
  }

  /** An active listing that ends within an hour. */
  public Listing listing(SessionPurse session, ItemId item, long drops) {
    return Listing.listed(
        new ListingId(newId()),
        new ListingTerms(
            session.id(),
            item,
            session.wallet(),
            new Drops(drops),
            NOW.plus(1, ChronoUnit.HOURS),
            nonce(),
            NOW),
        SIGNATURE,
        NOW);
  }
}
