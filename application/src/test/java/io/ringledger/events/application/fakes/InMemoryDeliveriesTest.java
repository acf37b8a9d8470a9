package io.ringledger.events.application.fakes;

import io.ringledger.events.application.contract.DeliveriesContract;
import io.ringledger.events.application.outbound.Deliveries;
import io.ringledger.events.application.outbound.Subscriptions;
import io.ringledger.shared.application.UnitOfWork;
import io.ringledger.shared.application.events.EventLog;
import io.ringledger.shared.application.events.EventSequencer;
import io.ringledger.shared.application.events.Outbox;
import io.ringledger.shared.application.fakes.InMemoryEventLog;
import io.ringledger.shared.application.fakes.SequentialRandomness;
import io.ringledger.shared.application.fakes.SnapshotUnitOfWork;
import java.util.UUID;

class InMemoryDeliveriesTest extends DeliveriesContract {

  private final InMemoryEventLog events = new InMemoryEventLog();
  private final InMemorySubscriptions subscriptions = new InMemorySubscriptions();
  private final InMemoryDeliveries deliveries = new InMemoryDeliveries(subscriptions);
  private final SnapshotUnitOfWork unitOfWork =
      new SnapshotUnitOfWork(events, subscriptions, deliveries);
  private final SequentialRandomness ids = new SequentialRandomness();

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
    return events;
  }

  @Override
  protected EventLog log() {
    return events;
  }

  @Override
  protected EventSequencer sequencer() {
    return events;
  }

  @Override
  protected UnitOfWork unitOfWork() {
    return unitOfWork;
  }

  @Override
  protected UUID newId() {
    return ids.newId();
  }
}
