package io.ringledger.events.persistence;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.ringledger.events.application.contract.DeliveriesContract;
import io.ringledger.events.application.outbound.Deliveries;
import io.ringledger.events.application.outbound.Subscriptions;
import io.ringledger.shared.application.UnitOfWork;
import io.ringledger.shared.application.events.EventLog;
import io.ringledger.shared.application.events.EventSequencer;
import io.ringledger.shared.application.events.Outbox;
import io.ringledger.shared.persistence.EmbeddedDatabaseResource;
import jakarta.inject.Inject;
import java.util.UUID;

@QuarkusTest
@WithTestResource(EmbeddedDatabaseResource.class)
class PostgresDeliveriesTest extends DeliveriesContract {

  @Inject Subscriptions subscriptions;
  @Inject Deliveries deliveries;
  @Inject Outbox outbox;
  @Inject EventLog log;
  @Inject EventSequencer sequencer;
  @Inject UnitOfWork unitOfWork;

  private final long run = UUID.randomUUID().getMostSignificantBits() & ~0xFFFFL;
  private long ids;

  @Override
  protected Subscriptions subscriptions() {
    return subscriptions;
  }

  @Override
  protected Deliveries deliveries() {
    return deliveries;
  }

  @Override
  protected Outbox outbox() {
    return outbox;
  }

  @Override
  protected EventLog log() {
    return log;
  }

  @Override
  protected EventSequencer sequencer() {
    return sequencer;
  }

  @Override
  protected UnitOfWork unitOfWork() {
    return unitOfWork;
  }

  @Override
  protected UUID newId() {
    ids++;
    return new UUID(run, ids);
  }
}
