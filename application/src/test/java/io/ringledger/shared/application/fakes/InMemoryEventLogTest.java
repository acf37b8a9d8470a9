package io.ringledger.shared.application.fakes;

import io.ringledger.shared.application.UnitOfWork;
import io.ringledger.shared.application.contract.EventLogContract;
import io.ringledger.shared.application.events.EventLog;
import io.ringledger.shared.application.events.EventSequencer;
import io.ringledger.shared.application.events.Outbox;

class InMemoryEventLogTest extends EventLogContract {

  private final InMemoryEventLog events = new InMemoryEventLog();
  private final SnapshotUnitOfWork unitOfWork = new SnapshotUnitOfWork(events);

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
}
