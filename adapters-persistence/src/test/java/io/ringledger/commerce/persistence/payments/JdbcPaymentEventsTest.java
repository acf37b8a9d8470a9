package io.ringledger.commerce.persistence.payments;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.ringledger.commerce.application.contract.PaymentEventsContract;
import io.ringledger.commerce.application.contract.ShopStores;
import io.ringledger.commerce.persistence.orders.PostgresShop;
import io.ringledger.shared.persistence.EmbeddedDatabaseResource;
import jakarta.inject.Inject;

@QuarkusTest
@WithTestResource(EmbeddedDatabaseResource.class)
class JdbcPaymentEventsTest extends PaymentEventsContract {

  @Inject PostgresShop shop;

  @Override
  protected ShopStores stores() {
    return shop.stores();
  }
}
