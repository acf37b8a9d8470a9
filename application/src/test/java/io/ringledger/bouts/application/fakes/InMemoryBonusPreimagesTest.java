package io.ringledger.bouts.application.fakes;

import io.ringledger.bouts.application.contract.BonusPreimagesContract;
import io.ringledger.bouts.application.outbound.BonusPreimages;
import io.ringledger.shared.application.fakes.SnapshotUnitOfWork;
import java.util.function.Supplier;

class InMemoryBonusPreimagesTest extends BonusPreimagesContract {

  private final InMemoryBonusPreimages preimages = new InMemoryBonusPreimages();
  private final SnapshotUnitOfWork unitOfWork = new SnapshotUnitOfWork(preimages);

  @Override
  protected BonusPreimages preimages() {
    return preimages;
  }

  @Override
  protected <T> T inUnitOfWork(Supplier<T> work) {
    return unitOfWork.execute(work);
  }
}
