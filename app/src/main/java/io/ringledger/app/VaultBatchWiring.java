package io.ringledger.app;

import io.ringledger.shared.application.UnitOfWork;
import io.ringledger.shared.application.events.Outbox;
import io.ringledger.vault.application.batches.Batches;
import io.ringledger.vault.application.batches.BatchesUseCase;
import io.ringledger.vault.application.batches.NettingPorts;
import io.ringledger.vault.application.batches.NettingRun;
import io.ringledger.vault.application.batches.NettingRunUseCase;
import io.ringledger.vault.application.batches.NettingTerms;
import io.ringledger.vault.application.content.Contents;
import io.ringledger.vault.application.intents.MarketPorts;
import io.ringledger.vault.application.outbound.BatchBook;
import io.ringledger.vault.application.outbound.SettlementAuthority;
import io.ringledger.vault.domain.WalletAddress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Hands the use cases of batches what they need. */
@ApplicationScoped
class VaultBatchWiring {

  private final Settings settings;

  VaultBatchWiring(Settings settings) {
    this.settings = settings;
  }

  @Produces
  @Singleton
  NettingTerms nettingTerms(SettlementAuthority authority) {
    Settings.Netting netting = settings.vault().netting();
    return OutsideSystems.valid(
        "VAULT_FEE_BASIS_POINTS, VAULT_TREASURY, VAULT_MIN_BATCH or VAULT_MAX_BATCH",
        () ->
            new NettingTerms(
                netting.feeBasisPoints(),
                new WalletAddress(netting.treasury().orElseGet(() -> authority.address().value())),
                netting.minimum(),
                netting.most()));
  }

  @Produces
  @Singleton
  NettingRun nettingRun(
      MarketPorts market, BatchBook batches, Contents contents, Outbox outbox, NettingTerms terms) {
    return new NettingRunUseCase(new NettingPorts(market, batches, contents, outbox), terms);
  }

  @Produces
  @Singleton
  Batches batches(UnitOfWork unitOfWork, BatchBook book) {
    return new BatchesUseCase(unitOfWork, book);
  }
}
