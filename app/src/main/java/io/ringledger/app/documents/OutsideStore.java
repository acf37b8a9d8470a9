package io.ringledger.app.documents;

import io.ringledger.shared.application.providers.Providers;
import io.ringledger.vault.application.outbound.ContentStore;
import java.util.Optional;

/**
 * A store outside of the database.
 *
 * @param providers who is asked for documents, where there are several
 * @param letGo drops its connections
 */
record OutsideStore(ContentStore store, Optional<Providers<?>> providers, Runnable letGo) {

  static OutsideStore of(ContentStore store) {
    return new OutsideStore(store, Optional.empty(), () -> {});
  }

  void close() {
    letGo.run();
  }
}
