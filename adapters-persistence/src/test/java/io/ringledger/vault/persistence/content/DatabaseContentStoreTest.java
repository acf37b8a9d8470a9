package io.ringledger.vault.persistence.content;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.ringledger.shared.application.UnitOfWork;
import io.ringledger.shared.persistence.EmbeddedDatabaseResource;
import io.ringledger.vault.application.contract.ContentStoreContract;
import io.ringledger.vault.application.outbound.ContentStore;
import io.ringledger.vault.application.outbound.Documents;
import jakarta.inject.Inject;
import java.time.Instant;

@QuarkusTest
@WithTestResource(EmbeddedDatabaseResource.class)
class DatabaseContentStoreTest extends ContentStoreContract {

  @Inject UnitOfWork unitOfWork;
  @Inject Documents documents;

  @Override
  protected ContentStore store() {
    return new DatabaseContentStore(
        unitOfWork, documents, () -> Instant.parse("2026-03-01T12:00:00Z"));
  }
}
