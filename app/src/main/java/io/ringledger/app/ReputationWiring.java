package io.ringledger.app;

import io.ringledger.reputation.application.ReputationProjection;
import io.ringledger.reputation.application.Standings;
import io.ringledger.reputation.application.StandingsUseCase;
import io.ringledger.reputation.application.outbound.Reputations;
import io.ringledger.shared.application.AuditTrail;
import io.ringledger.shared.application.Randomness;
import io.ringledger.shared.application.UnitOfWork;
import io.ringledger.shared.application.events.EventLog;
import io.ringledger.shared.application.events.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Hands the standing of accounts what it needs. */
@ApplicationScoped
class ReputationWiring {

  @Produces
  @Singleton
  ReputationProjection reputationProjection(
      Reputations reputations, Outbox outbox, Randomness randomness) {
    return new ReputationProjection(reputations, outbox, randomness);
  }

  @Produces
  @Singleton
  Standings standings(
      UnitOfWork unitOfWork,
      Reputations reputations,
      EventLog log,
      AuditTrail trail,
      InstantSource clock) {
    return new StandingsUseCase(unitOfWork, reputations, log, trail, clock);
  }
}
