package io.ringledger.vault.persistence.market;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.ringledger.shared.application.UnitOfWork;
import io.ringledger.shared.persistence.EmbeddedDatabaseResource;
import io.ringledger.shared.persistence.SetSql;
import io.ringledger.vault.application.contract.IntentRateContract;
import io.ringledger.vault.application.outbound.IntentRate;
import jakarta.inject.Inject;

@QuarkusTest
@WithTestResource(EmbeddedDatabaseResource.class)
class PostgresIntentRateTest extends IntentRateContract {

  @Inject UnitOfWork unitOfWork;
  @Inject SetSql sql;

  @Override
  protected IntentRate rate(IntentRate.Limits limits) {
    return new PostgresIntentRate(unitOfWork, sql, limits);
  }
}
