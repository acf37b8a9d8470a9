package io.ringledger.app;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.DefaultBean;
import io.ringledger.app.Settings.Mode;
import io.ringledger.app.observation.CountedIntentIntake;
import io.ringledger.shared.application.AuditTrail;
import io.ringledger.shared.application.Randomness;
import io.ringledger.shared.application.UnitOfWork;
import io.ringledger.shared.persistence.SetSql;
import io.ringledger.vault.application.batches.NettingTerms;
import io.ringledger.vault.application.intents.IntentDesk;
import io.ringledger.vault.application.intents.IntentDeskUseCase;
import io.ringledger.vault.application.intents.IntentIntake;
import io.ringledger.vault.application.intents.IntentIntakeUseCase;
import io.ringledger.vault.application.intents.IntentUpkeep;
import io.ringledger.vault.application.intents.IntentUpkeepUseCase;
import io.ringledger.vault.application.intents.MarketPorts;
import io.ringledger.vault.application.market.Items;
import io.ringledger.vault.application.market.ItemsUseCase;
import io.ringledger.vault.application.market.Listings;
import io.ringledger.vault.application.market.ListingsUseCase;
import io.ringledger.vault.application.outbound.Ed25519Signatures;
import io.ringledger.vault.application.outbound.IntentBook;
import io.ringledger.vault.application.outbound.IntentRate;
import io.ringledger.vault.application.outbound.ItemRegister;
import io.ringledger.vault.application.outbound.ListingBook;
import io.ringledger.vault.application.outbound.ReceiptKey;
import io.ringledger.vault.application.outbound.SessionFunds;
import io.ringledger.vault.application.outbound.SettlementAuthority;
import io.ringledger.vault.persistence.market.PostgresIntentRate;
import io.ringledger.vault.redis.RedisAddress;
import io.ringledger.vault.redis.RedisIntentRate;
import io.ringledger.vault.rest.facts.VaultFacts;
import io.ringledger.vault.wallets.BouncyEd25519Signatures;
import io.ringledger.vault.wallets.BouncyReceiptKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Base64;

/** Hands the use cases of items, listings and intents what they need. */
@ApplicationScoped
class VaultMarketWiring {

  private static final int SEED_BYTES = 32;

  private final Settings settings;

  VaultMarketWiring(Settings settings) {
    this.settings = settings;
  }

  @Produces
  @Singleton
  IntentRate.Limits intentLimits() {
    Settings.Intents intents = settings.vault().intents();
    return OutsideSystems.valid(
        "VAULT_INTENTS_PER_SECOND, VAULT_SESSION_INTENTS_PER_SECOND or"
            + " VAULT_ADDRESS_INTENTS_PER_SECOND",
        () ->
            new IntentRate.Limits(
                intents.perSecond(),
                intents.ofASessionPerSecond(),
                intents.ofAnAddressPerSecond()));
  }

  @Produces
  @Singleton
  IntentRate intentRate(UnitOfWork unitOfWork, SetSql sql, IntentRate.Limits limits) {
    IntentRate postgres = new PostgresIntentRate(unitOfWork, sql, limits);
    return OutsideSystems.valid(
        "REDIS_URL",
        () ->
            settings
                .vault()
                .redisUrl()
                .<IntentRate>map(
                    url -> new RedisIntentRate(RedisAddress.parse(url), limits, postgres))
                .orElse(postgres));
  }

  @Produces
  @Singleton
  @DefaultBean
  Ed25519Signatures sessionSignatures() {
    return new BouncyEd25519Signatures();
  }

  @Produces
  @Singleton
  ReceiptKey receiptKey(Randomness randomness) {
    return OutsideSystems.valid(
        "VAULT_RECEIPT_KEY",
        () ->
            new BouncyReceiptKey(
                settings
                    .vault()
                    .receiptKey()
                    .orElseGet(
                        () -> settings.mode() == Mode.LOCAL ? ofThisStart(randomness) : "")));
  }

  /** In local mode alone; receipts that it signed cannot be verified after the next start. */
  private static String ofThisStart(Randomness randomness) {
    return Base64.getEncoder().encodeToString(randomness.newSecret(SEED_BYTES));
  }

  @Produces
  @Singleton
  MarketPorts marketPorts(
      UnitOfWork unitOfWork,
      SessionFunds funds,
      ItemRegister items,
      ListingBook listings,
      IntentBook intents,
      IntentRate rate,
      Ed25519Signatures signatures,
      ReceiptKey receipts,
      AuditTrail trail,
      Randomness randomness,
      InstantSource clock) {
    return new MarketPorts(
        unitOfWork,
        funds,
        items,
        listings,
        intents,
        rate,
        signatures,
        receipts,
        trail,
        randomness,
        clock,
        settings.ledger().networkId());
  }

  @Produces
  @Singleton
  IntentIntake intentIntake(MarketPorts ports, MeterRegistry registry) {
    return new CountedIntentIntake(new IntentIntakeUseCase(ports), registry);
  }

  @Produces
  @Singleton
  IntentDesk intentDesk(MarketPorts ports) {
    return new IntentDeskUseCase(ports);
  }

  @Produces
  @Singleton
  IntentUpkeep intentUpkeep(MarketPorts ports) {
    return new IntentUpkeepUseCase(ports);
  }

  @Produces
  @Singleton
  Listings listings(MarketPorts ports) {
    return new ListingsUseCase(ports);
  }

  @Produces
  @Singleton
  Items items(MarketPorts ports) {
    return new ItemsUseCase(ports);
  }

  @Produces
  @Singleton
  VaultFacts vaultFacts(
      SettlementAuthority authority,
      ReceiptKey key,
      NettingTerms terms,
      IntentRate.Limits limits) {
    return new VaultFacts(
        settings.ledger().networkId(),
        authority.address(),
        key.publicKey(),
        terms.feeBasisPoints(),
        terms.treasury(),
        limits);
  }
}
