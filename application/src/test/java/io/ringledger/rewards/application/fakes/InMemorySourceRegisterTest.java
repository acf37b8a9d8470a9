package io.ringledger.rewards.application.fakes;

import io.ringledger.rewards.application.contract.SourceRegisterContract;
import io.ringledger.rewards.application.outbound.SourceRegister;
import io.ringledger.shared.application.fakes.SnapshotUnitOfWork;
import java.util.function.Supplier;

class InMemorySourceRegisterTest extends SourceRegisterContract {

  private final InMemorySourceRegister register = new InMemorySourceRegister();
  private final SnapshotUnitOfWork unitOfWork = new SnapshotUnitOfWork(register);

  @Override
  protected SourceRegister register() {
    return register;
  }

  @Override
  protected <T> T inUnitOfWork(Supplier<T> work) {
    return unitOfWork.execute(work);
  }
}
