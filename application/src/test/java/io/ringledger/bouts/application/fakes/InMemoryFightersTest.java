package io.ringledger.bouts.application.fakes;

import io.ringledger.bouts.application.contract.FightersContract;
import io.ringledger.bouts.application.outbound.Fighters;
import io.ringledger.shared.application.fakes.SnapshotUnitOfWork;
import java.util.function.Supplier;

class InMemoryFightersTest extends FightersContract {

  private final InMemoryFighters fighters = new InMemoryFighters();
  private final SnapshotUnitOfWork unitOfWork = new SnapshotUnitOfWork(fighters);

  @Override
  protected Fighters fighters() {
    return fighters;
  }

  @Override
  protected <T> T inUnitOfWork(Supplier<T> work) {
    return unitOfWork.execute(work);
  }
}
