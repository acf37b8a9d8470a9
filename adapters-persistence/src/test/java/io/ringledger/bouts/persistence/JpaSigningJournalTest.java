package io.ringledger.bouts.persistence;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.ringledger.bouts.application.contract.SigningJournalContract;
import io.ringledger.bouts.application.outbound.Bouts;
import io.ringledger.bouts.application.outbound.SigningJournal;
import io.ringledger.shared.application.UnitOfWork;
import io.ringledger.shared.persistence.EmbeddedDatabaseResource;
import jakarta.inject.Inject;
import java.util.function.Supplier;

@QuarkusTest
@WithTestResource(EmbeddedDatabaseResource.class)
class JpaSigningJournalTest extends SigningJournalContract {

  @Inject SigningJournal journal;
  @Inject Bouts bouts;
  @Inject UnitOfWork unitOfWork;

  @Override
  protected SigningJournal journal() {
    return journal;
  }

  @Override
  protected Bouts bouts() {
    return bouts;
  }

  @Override
  protected <T> T inUnitOfWork(Supplier<T> work) {
    return unitOfWork.execute(work);
  }
}
