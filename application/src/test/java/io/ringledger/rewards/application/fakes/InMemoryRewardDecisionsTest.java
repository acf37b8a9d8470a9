package io.ringledger.rewards.application.fakes;

import io.ringledger.rewards.application.contract.RewardDecisionsContract;
import io.ringledger.rewards.application.outbound.RewardDecisions;
import io.ringledger.rewards.domain.policy.RewardPolicy;
import io.ringledger.rewards.domain.settlement.SettlementId;
import io.ringledger.shared.application.fakes.SnapshotUnitOfWork;
import java.util.function.Supplier;

class InMemoryRewardDecisionsTest extends RewardDecisionsContract {

  private final InMemoryRewardDecisions decisions = new InMemoryRewardDecisions();
  private final SnapshotUnitOfWork unitOfWork = new SnapshotUnitOfWork(decisions);

  @Override
  protected RewardDecisions decisions() {
    return decisions;
  }

  @Override
  protected <T> T inUnitOfWork(Supplier<T> work) {
    return unitOfWork.execute(work);
  }

  @Override
  protected void prepare(SettlementId settlement, RewardPolicy policy) {
    // In memory nothing hangs on anything.
  }
}
