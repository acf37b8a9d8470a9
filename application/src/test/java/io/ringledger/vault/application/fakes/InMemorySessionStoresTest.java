package io.ringledger.vault.application.fakes;

import io.ringledger.shared.application.UnitOfWork;
import io.ringledger.shared.application.fakes.SnapshotUnitOfWork;
import io.ringledger.vault.application.contract.SessionStoresContract;
import io.ringledger.vault.application.outbound.Sessions;
import io.ringledger.vault.application.outbound.SignInNonces;

/** The fakes do what the contract says. */
class InMemorySessionStoresTest extends SessionStoresContract {

  private final InMemorySessions sessions = new InMemorySessions();
  private final InMemoryNonces nonces = new InMemoryNonces();
  private final SnapshotUnitOfWork unitOfWork = new SnapshotUnitOfWork(sessions, nonces);

  @Override
  protected UnitOfWork unitOfWork() {
    return unitOfWork;
  }

  @Override
  protected Sessions sessions() {
    return sessions;
  }

  @Override
  protected SignInNonces nonces() {
    return nonces;
  }
}
