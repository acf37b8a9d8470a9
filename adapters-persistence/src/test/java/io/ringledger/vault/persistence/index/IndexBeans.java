package io.ringledger.vault.persistence.index;

import io.quarkus.arc.DefaultBean;
import io.ringledger.shared.application.Author;
import io.ringledger.shared.application.RequestId;
import io.ringledger.vault.application.index.LedgerFollowing;
import io.ringledger.vault.application.index.Reconciliation;
import io.ringledger.vault.application.index.outbound.VaultBooks.Rebuilt;
import io.ringledger.vault.application.index.outbound.VaultBooks.Report;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Stands for what the composition root makes; jobs find nothing to do. */
@ApplicationScoped
class IndexBeans {

  @Produces
  @Singleton
  @DefaultBean
  LedgerFollowing following() {
    return _ -> new LedgerFollowing.Pass.UpToDate(1, 0);
  }

  @Produces
  @Singleton
  @DefaultBean
  Reconciliation reconciliation() {
    return new Reconciliation() {
      @Override
      public Optional<Report> reconcile(RequestId run) {
        return Optional.empty();
      }

      @Override
      public Optional<Report> last() {
        return Optional.empty();
      }

      @Override
      public Rebuilt rebuild(Author author) {
        return new Rebuilt(0, 0, 0, 0);
      }
    };
  }
}
