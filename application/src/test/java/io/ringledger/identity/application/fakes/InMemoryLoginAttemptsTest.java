package io.ringledger.identity.application.fakes;

import io.ringledger.identity.application.LoginAttempts;
import io.ringledger.identity.application.contract.LoginAttemptsContract;
import io.ringledger.shared.application.fakes.SnapshotUnitOfWork;
import java.util.function.Supplier;

class InMemoryLoginAttemptsTest extends LoginAttemptsContract {

  private final InMemoryLoginAttempts attempts = new InMemoryLoginAttempts();
  private final SnapshotUnitOfWork unitOfWork = new SnapshotUnitOfWork(attempts);

  @Override
  protected LoginAttempts attempts() {
    return attempts;
  }

  @Override
  protected <T> T inUnitOfWork(Supplier<T> work) {
    return unitOfWork.execute(work);
  }
}
