package io.ringledger.vault.persistence.market;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.ringledger.shared.persistence.EmbeddedDatabaseResource;
import io.ringledger.vault.application.contract.IntentIntakeContract;
import io.ringledger.vault.application.contract.MarketStores;
import jakarta.inject.Inject;

@QuarkusTest
@WithTestResource(EmbeddedDatabaseResource.class)
class IntentIntakeOnPostgresTest extends IntentIntakeContract {

  @Inject PostgresMarket market;

  @Override
  protected MarketStores stores() {
    return market.stores();
  }
}
