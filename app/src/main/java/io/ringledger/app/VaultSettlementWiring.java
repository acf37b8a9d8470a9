package io.ringledger.app;

import io.micrometer.core.instrument.MeterRegistry;
import io.ringledger.app.Settings.Mode;
import io.ringledger.app.observation.CountedBatches;
import io.ringledger.shared.application.AuditTrail;
import io.ringledger.shared.application.Randomness;
import io.ringledger.shared.application.UnitOfWork;
import io.ringledger.shared.application.events.Outbox;
import io.ringledger.shared.domain.Drops;
import io.ringledger.vault.application.outbound.SettlementKey;
import io.ringledger.vault.application.settlement.BatchSettling;
import io.ringledger.vault.application.settlement.BatchSettlingUseCase;
import io.ringledger.vault.application.settlement.SettlementDesk;
import io.ringledger.vault.application.settlement.SettlementDeskUseCase;
import io.ringledger.vault.application.settlement.SettlementTools;
import io.ringledger.vault.application.settlement.outbound.AuthorityTickets;
import io.ringledger.vault.application.settlement.outbound.SettlementBatches;
import io.ringledger.vault.application.settlement.outbound.SettlementLedger;
import io.ringledger.vault.application.settlement.outbound.SettlementLegs;
import io.ringledger.vault.xrpl.NoSettlementLedger;
import io.ringledger.vault.xrpl.SeedSettlementKey;
import io.ringledger.vault.xrpl.XrplSettlementLedger;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;

/** Hands settlement its key, its ledger and its stores. */
@ApplicationScoped
class VaultSettlementWiring {

  private static final String SEED = "VAULT_AUTHORITY_SEED or VAULT_AUTHORITY_SEED_FILE";

  private final Settings settings;

  VaultSettlementWiring(Settings settings) {
    this.settings = settings;
  }

  /** Locally, where there is none, one of this start: nothing is paid to it or by it. */
  @Produces
  @Singleton
  SettlementKey settlementKey() {
    return OutsideSystems.valid(
        SEED,
        () ->
            seed(settings)
                .map(SeedSettlementKey::of)
                .orElseGet(
                    () -> {
                      if (settings.mode() != Mode.LOCAL) {
                        throw new IllegalArgumentException("is not set");
                      }
                      return SeedSettlementKey.random();
                    }));
  }

  private static Optional<String> seed(Settings settings) {
    return settings
        .vault()
        .authority()
        .seed()
        .or(() -> settings.vault().authority().seedFile().map(VaultSettlementWiring::read));
  }

  /** What is wrong with a file is said without what is in it. */
  private static String read(String file) {
    try {
      return Files.readString(Path.of(file)).strip();
    } catch (IOException | RuntimeException _) {
      throw new IllegalArgumentException("names a file that cannot be read");
    }
  }

  @Produces
  @Singleton
  SettlementLedger settlementLedger(OutsideSystems outside, SettlementKey key) {
    Drops mostFee =
        OutsideSystems.valid(
            "VAULT_MOST_FEE_DROPS", () -> new Drops(settings.vault().settlement().mostFeeDrops()));
    return outside
        .nodes()
        .<SettlementLedger>map(nodes -> new XrplSettlementLedger(nodes, key, mostFee))
        .orElseGet(NoSettlementLedger::new);
  }

  @Produces
  @Singleton
  SettlementTools settlementTools(
      UnitOfWork unitOfWork,
      SettlementBatches batches,
      SettlementLegs legs,
      AuthorityTickets tickets,
      SettlementLedger ledger,
      SettlementKey key,
      AuditTrail trail,
      Outbox outbox,
      Randomness randomness,
      InstantSource clock,
      MeterRegistry registry) {
    return new SettlementTools(
        unitOfWork,
        new CountedBatches(batches, registry),
        legs,
        tickets,
        ledger,
        key,
        trail,
        outbox,
        randomness,
        clock);
  }

  @Produces
  @Singleton
  BatchSettling batchSettling(SettlementTools tools) {
    return OutsideSystems.valid(
        "VAULT_TICKETS",
        () -> new BatchSettlingUseCase(tools, settings.vault().settlement().tickets()));
  }

  @Produces
  @Singleton
  SettlementDesk settlementDesk(SettlementTools tools) {
    return new SettlementDeskUseCase(tools);
  }
}
