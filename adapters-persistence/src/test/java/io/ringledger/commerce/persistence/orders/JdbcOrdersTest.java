package io.ringledger.commerce.persistence.orders;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.ringledger.commerce.application.contract.OrdersContract;
import io.ringledger.commerce.application.contract.ShopStores;
import io.ringledger.shared.persistence.EmbeddedDatabaseResource;
import jakarta.inject.Inject;

@QuarkusTest
@WithTestResource(EmbeddedDatabaseResource.class)
class JdbcOrdersTest extends OrdersContract {

  @Inject PostgresShop shop;

  @Override
  protected ShopStores stores() {
    return shop.stores();
  }
}
