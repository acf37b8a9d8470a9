package io.ringledger.bouts.persistence;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.ringledger.bouts.application.contract.WebhookDeliveriesContract;
import io.ringledger.bouts.application.outbound.WebhookDeliveries;
import io.ringledger.shared.application.UnitOfWork;
import io.ringledger.shared.persistence.EmbeddedDatabaseResource;
import jakarta.inject.Inject;
import java.util.function.Supplier;

@QuarkusTest
@WithTestResource(EmbeddedDatabaseResource.class)
class JpaWebhookDeliveriesTest extends WebhookDeliveriesContract {

  @Inject WebhookDeliveries deliveries;
  @Inject UnitOfWork unitOfWork;

  @Override
  protected WebhookDeliveries deliveries() {
    return deliveries;
  }

  @Override
  protected <T> T inUnitOfWork(Supplier<T> work) {
    return unitOfWork.execute(work);
  }
}
