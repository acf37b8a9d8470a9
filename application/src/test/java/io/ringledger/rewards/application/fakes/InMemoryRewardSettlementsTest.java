package io.ringledger.rewards.application.fakes;

import io.ringledger.rewards.application.contract.RewardSettlementsContract;
import io.ringledger.rewards.application.outbound.RewardSettlements;
import io.ringledger.shared.application.fakes.SnapshotUnitOfWork;
import java.util.function.Supplier;

class InMemoryRewardSettlementsTest extends RewardSettlementsContract {

  private final InMemoryRewardSettlements settlements = new InMemoryRewardSettlements();
  private final SnapshotUnitOfWork unitOfWork = new SnapshotUnitOfWork(settlements);

  @Override
  protected RewardSettlements settlements() {
    return settlements;
  }

  @Override
  protected <T> T inUnitOfWork(Supplier<T> work) {
    return unitOfWork.execute(work);
  }
}
