package io.ringledger.shared.rest.testing;

import io.ringledger.rewards.application.fakes.InMemorySourceRegister;
import io.ringledger.rewards.application.sources.EventSources;
import io.ringledger.rewards.application.sources.EventSourcesUseCase;
import io.ringledger.rewards.application.sources.ServiceTokens;
import io.ringledger.rewards.application.sources.ServiceTokensUseCase;
import io.ringledger.shared.application.fakes.InMemoryAuditTrail;
import io.ringledger.shared.application.fakes.SequentialRandomness;
import io.ringledger.shared.application.fakes.SnapshotUnitOfWork;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Event sources and their tokens, without a database. */
@Singleton
public class RewardsWorld {

  public final InMemorySourceRegister register = new InMemorySourceRegister();
  public final InMemoryAuditTrail trail = new InMemoryAuditTrail();
  private final SnapshotUnitOfWork unitOfWork = new SnapshotUnitOfWork(register, trail);

  @Produces
  @Singleton
  EventSources sources(World world) {
    return new EventSourcesUseCase(
        unitOfWork, register, trail, new SequentialRandomness(), world.clock);
  }

  @Produces
  @Singleton
  ServiceTokens tokens(World world) {
    return new ServiceTokensUseCase(unitOfWork, register, world.clock);
  }
}
