package io.ringledger.bouts.persistence;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.ringledger.bouts.application.contract.FightersContract;
import io.ringledger.bouts.application.outbound.Fighters;
import io.ringledger.shared.application.UnitOfWork;
import io.ringledger.shared.persistence.EmbeddedDatabaseResource;
import jakarta.inject.Inject;
import java.util.function.Supplier;

@QuarkusTest
@WithTestResource(EmbeddedDatabaseResource.class)
class JpaFightersTest extends FightersContract {

  @Inject Fighters fighters;
  @Inject UnitOfWork unitOfWork;

  @Override
  protected Fighters fighters() {
    return fighters;
  }

  @Override
  protected <T> T inUnitOfWork(Supplier<T> work) {
    return unitOfWork.execute(work);
  }
}
