package io.ringledger.app.documents;

import io.ringledger.app.Settings;
import io.ringledger.shared.application.DependencyHealth;
import io.ringledger.shared.application.UnitOfWork;
import io.ringledger.vault.application.content.ContentPace;
import io.ringledger.vault.application.content.ContentWork;
import io.ringledger.vault.application.content.ContentWorkUseCase;
import io.ringledger.vault.application.content.Contents;
import io.ringledger.vault.application.content.ContentsUseCase;
import io.ringledger.vault.application.outbound.ContentStore;
import io.ringledger.vault.application.outbound.Documents;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Hands the use cases of published documents what they need. */
@ApplicationScoped
class ContentWiring {

  @Produces
  @Singleton
  ContentStore contentStore(OutsideContent outside) {
    return outside.store();
  }

  @Produces
  @Singleton
  DependencyHealth contentHealth(OutsideContent outside) {
    return outside.health();
  }

  @Produces
  @Singleton
  Contents contents(
      UnitOfWork unitOfWork, Documents documents, ContentStore store, InstantSource clock) {
    return new ContentsUseCase(unitOfWork, documents, store, clock);
  }

  @Produces
  @Singleton
  ContentWork contentWork(
      UnitOfWork unitOfWork,
      Documents documents,
      ContentStore store,
      Settings settings,
      InstantSource clock) {
    return new ContentWorkUseCase(
        unitOfWork, documents, store, ContentPace.of(settings.content().lookEvery()), clock);
  }
}
