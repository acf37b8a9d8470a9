package io.ringledger.bouts.application.fakes;

import io.ringledger.bouts.application.contract.BoutsContract;
import io.ringledger.bouts.application.outbound.Bouts;
import io.ringledger.shared.application.fakes.SnapshotUnitOfWork;
import java.util.function.Supplier;

class InMemoryBoutsTest extends BoutsContract {

  private final InMemoryBouts bouts = new InMemoryBouts();
  private final SnapshotUnitOfWork unitOfWork = new SnapshotUnitOfWork(bouts);

  @Override
  protected Bouts bouts() {
    return bouts;
  }

  @Override
  protected <T> T inUnitOfWork(Supplier<T> work) {
    return unitOfWork.execute(work);
  }
}
