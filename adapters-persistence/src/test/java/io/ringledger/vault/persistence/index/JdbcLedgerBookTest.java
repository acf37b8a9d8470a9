package io.ringledger.vault.persistence.index;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.ringledger.shared.application.UnitOfWork;
import io.ringledger.shared.persistence.EmbeddedDatabaseResource;
import io.ringledger.vault.application.index.contract.LedgerBookContract;
import io.ringledger.vault.application.index.outbound.LedgerBook;
import jakarta.inject.Inject;

@QuarkusTest
@WithTestResource(EmbeddedDatabaseResource.class)
class JdbcLedgerBookTest extends LedgerBookContract {

  @Inject LedgerBook book;
  @Inject UnitOfWork unitOfWork;

  @Override
  protected LedgerBook book() {
    return book;
  }

  @Override
  protected UnitOfWork unitOfWork() {
    return unitOfWork;
  }
}
