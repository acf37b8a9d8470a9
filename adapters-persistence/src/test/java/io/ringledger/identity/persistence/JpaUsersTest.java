package io.ringledger.identity.persistence;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.ringledger.identity.application.Users;
import io.ringledger.identity.application.contract.UsersContract;
import io.ringledger.shared.application.UnitOfWork;
import io.ringledger.shared.persistence.EmbeddedDatabaseResource;
import jakarta.inject.Inject;
import java.util.function.Supplier;

@QuarkusTest
@WithTestResource(EmbeddedDatabaseResource.class)
class JpaUsersTest extends UsersContract {

  @Inject Users users;
  @Inject UnitOfWork unitOfWork;

  @Override
  protected Users users() {
    return users;
  }

  @Override
  protected <T> T inUnitOfWork(Supplier<T> work) {
    return unitOfWork.execute(work);
  }
}
