package io.ringledger.app;

import io.ringledger.rewards.application.outbound.SourceRegister;
import io.ringledger.rewards.application.sources.EventSourcesUseCase;
import io.ringledger.rewards.application.sources.ServiceTokens;
import io.ringledger.rewards.application.sources.ServiceTokensUseCase;
import io.ringledger.shared.application.AuditTrail;
import io.ringledger.shared.application.Randomness;
import io.ringledger.shared.application.UnitOfWork;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Hands the use cases about event sources what they need. */
@ApplicationScoped
class EventSourceWiring {

  /** For admins, and for what comes in without a token. */
  @Produces
  @Singleton
  EventSourcesUseCase eventSources(
      UnitOfWork unitOfWork,
      SourceRegister register,
      AuditTrail trail,
      Randomness randomness,
      InstantSource clock) {
    return new EventSourcesUseCase(unitOfWork, register, trail, randomness, clock);
  }

  @Produces
  @Singleton
  ServiceTokens serviceTokens(UnitOfWork unitOfWork, SourceRegister register, InstantSource clock) {
    return new ServiceTokensUseCase(unitOfWork, register, clock);
  }
}
