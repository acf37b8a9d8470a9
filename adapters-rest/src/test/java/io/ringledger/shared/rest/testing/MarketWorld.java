package io.ringledger.shared.rest.testing;

import io.ringledger.shared.application.fakes.SequentialRandomness;
import io.ringledger.shared.domain.Drops;
import io.ringledger.shared.domain.XrplAddress;
import io.ringledger.vault.application.contract.MarketWords;
import io.ringledger.vault.application.fakes.CountingRate;
import io.ringledger.vault.application.fakes.InMemoryVault;
import io.ringledger.vault.application.fakes.SeedSignatures;
import io.ringledger.vault.application.intents.IntentDesk;
import io.ringledger.vault.application.intents.IntentDeskUseCase;
import io.ringledger.vault.application.intents.IntentIntake;
import io.ringledger.vault.application.intents.IntentIntakeUseCase;
import io.ringledger.vault.application.intents.MarketPorts;
import io.ringledger.vault.application.market.Items;
import io.ringledger.vault.application.market.ItemsUseCase;
import io.ringledger.vault.application.market.Listings;
import io.ringledger.vault.application.market.ListingsUseCase;
import io.ringledger.vault.application.outbound.IntentRate.Limits;
import io.ringledger.vault.application.sessions.WalletTokens;
import io.ringledger.vault.domain.IntentAction;
import io.ringledger.vault.domain.ItemId;
import io.ringledger.vault.domain.WalletAddress;
import io.ringledger.vault.domain.intent.IntentEncoding;
import io.ringledger.vault.domain.intent.ListingTerms;
import io.ringledger.vault.domain.intent.SessionPurse;
import io.ringledger.vault.domain.intent.TradeTerms;
import io.ringledger.vault.rest.facts.VaultFacts;
import io.ringledger.vault.security.SmallRyeWalletTokens;
import io.ringledger.vault.security.WalletTokenSettings;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The market of the vault on stores in memory, and wallets that sign. */
@Singleton
public class MarketWorld {

  public static final long NETWORK = 21_338;
  public static final XrplAddress AUTHORITY = new XrplAddress("rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh");
  private static final Limits LIMITS = new Limits(5_000, 5_000, 5_000);

  public final MarketWords words = new MarketWords();
  public final InMemoryVault vault = new InMemoryVault();
  public final SeedSignatures signatures = new SeedSignatures();
  private final World world;
  private final WalletTokens tokens;
  private final MarketPorts ports;

  MarketWorld(World world, WalletTokenSettings settings) {
    this.world = world;
    this.tokens = new SmallRyeWalletTokens(settings);
    this.ports =
        new MarketPorts(
            vault.unitOfWork,
            vault.funds,
            vault.items,
            vault.listings,
            vault.intents,
            new CountingRate(LIMITS),
            signatures,
            signatures,
            world.trail,
            new SequentialRandomness(),
            world.clock,
            NETWORK);
  }

  @Produces
  @Singleton
  IntentIntake intake() {
    return new IntentIntakeUseCase(ports);
  }

  @Produces
  @Singleton
  IntentDesk desk() {
    return new IntentDeskUseCase(ports);
  }

  @Produces
  @Singleton
  Listings listings() {
    return new ListingsUseCase(ports);
  }

  @Produces
  @Singleton
  Items items() {
    return new ItemsUseCase(ports);
  }

  @Produces
  @Singleton
  VaultFacts facts() {
    return new VaultFacts(
        NETWORK,
        AUTHORITY,
        signatures.publicKey(),
        250,
        new WalletAddress(AUTHORITY.value()),
        LIMITS);
  }

  /** A wallet that has signed in, as somebody with a token. */
  public Api.Person signedIn(WalletAddress wallet) {
    String token = tokens.issue(wallet, Instant.now()).text();
    return new Api.Person(wallet.value(), wallet.value(), "wallet", token);
  }

  /** A session with one XRP of everything. */
  public SessionPurse session(WalletAddress wallet) {
    SessionPurse session = words.session(wallet);
    vault.funds.put(session);
    return session;
  }

  /** An item that the wallet has. */
  public ItemId item(WalletAddress owner) {
    var item = words.item(owner);
    vault.unitOfWork.run(
        () -> vault.items.add(List.of(item), vault.stores().registrar(), MarketWords.NOW));
    return item.id();
  }

  /** A signed intent as it goes over the wire. */
  public Map<String, Object> signed(
      SessionPurse signer,
      IntentAction action,
      ItemId item,
      WalletAddress from,
      WalletAddress to,
      long drops) {
    TradeTerms terms = words.terms(signer, action, item, from, to, drops, world.clock.instant());
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("session_id", terms.sessionId().toString());
    body.put("action", action.name());
    body.put("item_id", item.value());
    body.put("from", from.value());
    body.put("to", to.value());
    body.put("amount_drops", drops);
    body.put("nonce", terms.nonce().value());
    body.put("client_timestamp", terms.clientTimestamp().toEpochMilli());
    body.put("signature", hex(signer, IntentEncoding.trade(NETWORK, terms)));
    return body;
  }

  /** A signed listing as it goes over the wire. */
  public Map<String, Object> listed(SessionPurse seller, ItemId item, long drops) {
    Instant now = world.clock.instant();
    ListingTerms terms =
        new ListingTerms(
            seller.id(),
            item,
            seller.wallet(),
            new Drops(drops),
            now.plus(Duration.ofHours(1)),
            words.nonce(),
            now);
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("session_id", seller.id().toString());
    body.put("item_id", item.value());
    body.put("seller", seller.wallet().value());
    body.put("price_drops", drops);
    body.put("expires_at_ms", terms.expiresAt().toEpochMilli());
    body.put("nonce", terms.nonce().value());
    body.put("client_timestamp", now.toEpochMilli());
    body.put("signature", hex(seller, IntentEncoding.listing(NETWORK, terms)));
    return body;
  }

  private String hex(SessionPurse signer, byte[] bytes) {
    return HexFormat.of().formatHex(signatures.sign(signer.key(), bytes));
  }
}
