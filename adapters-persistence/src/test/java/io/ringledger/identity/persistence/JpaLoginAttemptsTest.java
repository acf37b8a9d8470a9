package io.ringledger.identity.persistence;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.ringledger.identity.application.LoginAttempts;
import io.ringledger.identity.application.contract.LoginAttemptsContract;
import io.ringledger.shared.application.UnitOfWork;
import io.ringledger.shared.persistence.EmbeddedDatabaseResource;
import jakarta.inject.Inject;
import java.util.function.Supplier;

@QuarkusTest
@WithTestResource(EmbeddedDatabaseResource.class)
class JpaLoginAttemptsTest extends LoginAttemptsContract {

  @Inject LoginAttempts attempts;
  @Inject UnitOfWork unitOfWork;

  @Override
  protected LoginAttempts attempts() {
    return attempts;
  }

  @Override
  protected <T> T inUnitOfWork(Supplier<T> work) {
    return unitOfWork.execute(work);
  }
}
