package io.ringledger.rewards.persistence.settlement;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.ringledger.rewards.application.contract.RewardPoliciesContract;
import io.ringledger.rewards.application.outbound.RewardPolicies;
import io.ringledger.shared.application.UnitOfWork;
import io.ringledger.shared.persistence.EmbeddedDatabaseResource;
import jakarta.inject.Inject;
import java.util.function.Supplier;

@QuarkusTest
@WithTestResource(EmbeddedDatabaseResource.class)
class JdbcRewardPoliciesTest extends RewardPoliciesContract {

  @Inject RewardPolicies policies;
  @Inject UnitOfWork unitOfWork;

  @Override
  protected RewardPolicies policies() {
    return policies;
  }

  @Override
  protected <T> T inUnitOfWork(Supplier<T> work) {
    return unitOfWork.execute(work);
  }
}
