package io.ringledger.rewards.persistence.settlement;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.ringledger.rewards.application.contract.RewardDecisionsContract;
import io.ringledger.rewards.application.outbound.RewardDecisions;
import io.ringledger.rewards.application.outbound.RewardPolicies;
import io.ringledger.rewards.application.outbound.RewardSettlements;
import io.ringledger.rewards.application.outbound.RewardSettlements.Accepted;
import io.ringledger.rewards.domain.ledger.SourceReference;
import io.ringledger.rewards.domain.policy.RewardPolicy;
import io.ringledger.rewards.domain.settlement.RewardSettlement;
import io.ringledger.rewards.domain.settlement.SettlementId;
import io.ringledger.shared.application.UnitOfWork;
import io.ringledger.shared.persistence.EmbeddedDatabaseResource;
import jakarta.inject.Inject;
import java.util.List;
import java.util.function.Supplier;

@QuarkusTest
@WithTestResource(EmbeddedDatabaseResource.class)
class JdbcRewardDecisionsTest extends RewardDecisionsContract {

  @Inject RewardDecisions decisions;
  @Inject UnitOfWork unitOfWork;

  @Inject RewardSettlements settlements;
  @Inject RewardPolicies policies;

  @Override
  protected RewardDecisions decisions() {
    return decisions;
  }

  @Override
  protected <T> T inUnitOfWork(Supplier<T> work) {
    return unitOfWork.execute(work);
  }

  /** Decisions hang on a settlement, and that on its event. */
  @Override
  protected void prepare(SettlementId settlement, RewardPolicy policy) {
    unitOfWork.run(
        () -> {
          policies.put(policy, policy.validFrom());
          settlements.add(
              List.of(
                  new Accepted(
                      RewardSettlement.initiate(
                          settlement,
                          new SourceReference("urn:test:decisions", settlement.toString()),
                          "test.type",
                          "key",
                          policy.validFrom()),
                      0,
                      "a".repeat(64),
                      "a;broken;b;;0;;")));
        });
  }
}
