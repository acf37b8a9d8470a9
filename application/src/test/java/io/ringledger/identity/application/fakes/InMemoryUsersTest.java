package io.ringledger.identity.application.fakes;

import io.ringledger.identity.application.Users;
import io.ringledger.identity.application.contract.UsersContract;
import io.ringledger.shared.application.fakes.SnapshotUnitOfWork;
import java.util.function.Supplier;

class InMemoryUsersTest extends UsersContract {

  private final InMemoryUsers users = new InMemoryUsers();
  private final SnapshotUnitOfWork unitOfWork = new SnapshotUnitOfWork(users);

  @Override
  protected Users users() {
    return users;
  }

  @Override
  protected <T> T inUnitOfWork(Supplier<T> work) {
    return unitOfWork.execute(work);
  }
}
