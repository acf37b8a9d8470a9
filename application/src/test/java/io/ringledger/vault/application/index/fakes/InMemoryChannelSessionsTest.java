package io.ringledger.vault.application.index.fakes;

import io.ringledger.shared.application.UnitOfWork;
import io.ringledger.shared.application.fakes.SnapshotUnitOfWork;
import io.ringledger.vault.application.index.contract.ChannelSessionsContract;
import io.ringledger.vault.application.index.outbound.ChannelSessions;
import io.ringledger.vault.domain.index.ChannelSession;

class InMemoryChannelSessionsTest extends ChannelSessionsContract {

  private final InMemoryChannelSessions sessions = new InMemoryChannelSessions();
  private final SnapshotUnitOfWork unitOfWork = new SnapshotUnitOfWork(sessions);

  @Override
  protected ChannelSessions sessions() {
    return sessions;
  }

  @Override
  protected void given(ChannelSession session) {
    sessions.with(session);
  }

  @Override
  protected UnitOfWork unitOfWork() {
    return unitOfWork;
  }
}
