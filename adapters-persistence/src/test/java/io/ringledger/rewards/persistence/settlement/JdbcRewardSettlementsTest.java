package io.ringledger.rewards.persistence.settlement;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.ringledger.rewards.application.contract.RewardSettlementsContract;
import io.ringledger.rewards.application.outbound.RewardSettlements;
import io.ringledger.shared.application.UnitOfWork;
import io.ringledger.shared.persistence.EmbeddedDatabaseResource;
import jakarta.inject.Inject;
import java.util.function.Supplier;

@QuarkusTest
@WithTestResource(EmbeddedDatabaseResource.class)
class JdbcRewardSettlementsTest extends RewardSettlementsContract {

  @Inject RewardSettlements settlements;
  @Inject UnitOfWork unitOfWork;

  @Override
  protected RewardSettlements settlements() {
    return settlements;
  }

  @Override
  protected <T> T inUnitOfWork(Supplier<T> work) {
    return unitOfWork.execute(work);
  }
}
