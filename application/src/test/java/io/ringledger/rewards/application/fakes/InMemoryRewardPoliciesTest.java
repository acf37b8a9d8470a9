package io.ringledger.rewards.application.fakes;

import io.ringledger.rewards.application.contract.RewardPoliciesContract;
import io.ringledger.rewards.application.outbound.RewardPolicies;
import io.ringledger.shared.application.fakes.SnapshotUnitOfWork;
import java.util.function.Supplier;

class InMemoryRewardPoliciesTest extends RewardPoliciesContract {

  private final InMemoryRewardPolicies policies = new InMemoryRewardPolicies();
  private final SnapshotUnitOfWork unitOfWork = new SnapshotUnitOfWork(policies);

  @Override
  protected RewardPolicies policies() {
    return policies;
  }

  @Override
  protected <T> T inUnitOfWork(Supplier<T> work) {
    return unitOfWork.execute(work);
  }
}
