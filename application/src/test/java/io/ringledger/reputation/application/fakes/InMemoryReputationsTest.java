package io.ringledger.reputation.application.fakes;

import io.ringledger.reputation.application.contract.ReputationsContract;
import io.ringledger.reputation.application.outbound.Reputations;
import io.ringledger.shared.application.UnitOfWork;
import io.ringledger.shared.application.fakes.SnapshotUnitOfWork;

class InMemoryReputationsTest extends ReputationsContract {

  private final InMemoryReputations reputations = new InMemoryReputations();
  private final SnapshotUnitOfWork unitOfWork = new SnapshotUnitOfWork(reputations);

  @Override
  protected Reputations reputations() {
    return reputations;
  }

  @Override
  protected UnitOfWork unitOfWork() {
    return unitOfWork;
  }
}
