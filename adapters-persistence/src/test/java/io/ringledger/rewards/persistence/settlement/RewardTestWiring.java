package io.ringledger.rewards.persistence.settlement;

import io.ringledger.rewards.application.fakes.ScriptedEventReader;
import io.ringledger.rewards.application.ledger.LedgerPoster;
import io.ringledger.rewards.application.outbound.EventReader;
import io.ringledger.rewards.application.outbound.LedgerAccounts;
import io.ringledger.rewards.application.outbound.LedgerBook;
import io.ringledger.rewards.application.outbound.RewardDecisions;
import io.ringledger.rewards.application.outbound.RewardPolicies;
import io.ringledger.rewards.application.outbound.RewardSettlements;
import io.ringledger.rewards.application.outbound.SourceEvents;
import io.ringledger.rewards.application.outbound.StepFailures;
import io.ringledger.rewards.application.settlement.RewardLanes;
import io.ringledger.rewards.application.settlement.RewardLanesUseCase;
import io.ringledger.rewards.application.settlement.RewardPorts;
import io.ringledger.rewards.domain.settlement.RetrySchedule;
import io.ringledger.shared.application.AuditTrail;
import io.ringledger.shared.application.Randomness;
import io.ringledger.shared.application.UnitOfWork;
import io.ringledger.shared.application.events.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;

/**
 * What the application wires otherwise: the core on the real adapters, with events as tests write
 * them.
 */
@ApplicationScoped
class RewardTestWiring {

  static final RetrySchedule SCHEDULE =
      new RetrySchedule(Duration.ofMillis(1), Duration.ofMillis(2), 100);

  @Produces
  @Singleton
  EventReader eventReader() {
    return new ScriptedEventReader();
  }

  @Produces
  @Singleton
  RewardPorts rewardPorts(
      UnitOfWork unitOfWork,
      RewardSettlements settlements,
      SourceEvents sourceEvents,
      RewardPolicies policies,
      RewardDecisions decisions,
      LedgerAccounts accounts,
      Outbox outbox,
      StepFailures failures,
      AuditTrail trail,
      Randomness randomness,
      InstantSource clock) {
    return new RewardPorts(
        unitOfWork,
        settlements,
        sourceEvents,
        policies,
        decisions,
        accounts,
        outbox,
        failures,
        trail,
        randomness,
        clock);
  }

  @Produces
  @Singleton
  RewardLanes rewardLanes(RewardPorts ports, LedgerBook book) {
    return new RewardLanesUseCase(
        ports,
        new LedgerPoster(book, ports.outbox(), ports.randomness(), ports.clock()),
        SCHEDULE,
        20);
  }
}
