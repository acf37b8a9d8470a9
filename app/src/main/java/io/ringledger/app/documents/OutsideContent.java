package io.ringledger.app.documents;

import io.micrometer.core.instrument.MeterRegistry;
import io.ringledger.app.Settings;
import io.ringledger.shared.application.DependencyHealth;
import io.ringledger.shared.application.UnitOfWork;
import io.ringledger.shared.application.providers.Providers;
import io.ringledger.vault.application.outbound.ContentStore;
import io.ringledger.vault.application.outbound.Documents;
import io.ringledger.vault.persistence.content.DatabaseContentStore;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Optional;

/** The store that the settings name, connected once and let go at the end. */
@Singleton
public class OutsideContent {

  private final Optional<OutsideStore> outside;
  private final WatchedContentStore watched;

  OutsideContent(
      Settings settings,
      UnitOfWork unitOfWork,
      Documents documents,
      MeterRegistry registry,
      InstantSource clock) {
    this.outside = ContentChoice.of(settings.content(), clock);
    this.watched =
        new WatchedContentStore(
            outside
                .map(OutsideStore::store)
                .orElseGet(() -> new DatabaseContentStore(unitOfWork, documents, clock)),
            registry,
            clock);
  }

  ContentStore store() {
    return watched;
  }

  DependencyHealth health() {
    return watched.health();
  }

  /** Who is asked for documents; none where no network is needed for it. */
  public Optional<Providers<?>> providers() {
    return outside.flatMap(OutsideStore::providers);
  }

  @PreDestroy
  void letGo() {
    outside.ifPresent(OutsideStore::close);
  }
}
