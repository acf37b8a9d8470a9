package io.ringledger.app;

import io.micrometer.core.instrument.MeterRegistry;
import io.ringledger.app.observation.CountedSettlements;
import io.ringledger.rewards.application.ledger.LedgerPoster;
import io.ringledger.rewards.application.outbound.EventReader;
import io.ringledger.rewards.application.outbound.LedgerAccounts;
import io.ringledger.rewards.application.outbound.RewardDecisions;
import io.ringledger.rewards.application.outbound.RewardPolicies;
import io.ringledger.rewards.application.outbound.RewardSettlements;
import io.ringledger.rewards.application.outbound.SourceEvents;
import io.ringledger.rewards.application.outbound.StepFailures;
import io.ringledger.rewards.application.policy.RewardPolicyBook;
import io.ringledger.rewards.application.policy.RewardPolicyBookUseCase;
import io.ringledger.rewards.application.settlement.RewardIntake;
import io.ringledger.rewards.application.settlement.RewardIntakeUseCase;
import io.ringledger.rewards.application.settlement.RewardLanes;
import io.ringledger.rewards.application.settlement.RewardLanesUseCase;
import io.ringledger.rewards.application.settlement.RewardOperations;
import io.ringledger.rewards.application.settlement.RewardOperationsUseCase;
import io.ringledger.rewards.application.settlement.RewardPorts;
import io.ringledger.rewards.domain.settlement.RetrySchedule;
import io.ringledger.shared.application.AuditTrail;
import io.ringledger.shared.application.Randomness;
import io.ringledger.shared.application.UnitOfWork;
import io.ringledger.shared.application.events.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;

/** Hands the use cases of reward settlement what they need. */
@ApplicationScoped
class RewardWiring {

  private static final int MAX_BATCH = 1_000;

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
      InstantSource clock,
      MeterRegistry registry) {
    return new RewardPorts(
        unitOfWork,
        new CountedSettlements(settlements, registry),
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
  RewardIntake rewardIntake(RewardPorts ports, EventReader reader) {
    return new RewardIntakeUseCase(
        ports.unitOfWork(), reader, ports.settlements(), ports.randomness(), ports.clock());
  }

  @Produces
  @Singleton
  RewardLanes rewardLanes(RewardPorts ports, LedgerPoster poster, Settings settings) {
    Settings.Rewards rewards = settings.rewards();
    RetrySchedule schedule =
        OutsideSystems.valid(
            "REWARDS_RETRY_FIRST, REWARDS_RETRY_LONGEST or REWARDS_RETRY_ATTEMPTS",
            () ->
                new RetrySchedule(
                    rewards.retryFirst(), rewards.retryLongest(), rewards.retryAttempts()));
    if (rewards.batchSize() < 1 || rewards.batchSize() > MAX_BATCH) {
      throw new UnsafeStartException(List.of("REWARDS_BATCH_SIZE is between 1 and " + MAX_BATCH));
    }
    return new RewardLanesUseCase(ports, poster, schedule, rewards.batchSize());
  }

  @Produces
  @Singleton
  RewardOperations rewardOperations(RewardPorts ports) {
    return new RewardOperationsUseCase(ports);
  }

  @Produces
  @Singleton
  RewardPolicyBook rewardPolicyBook(RewardPorts ports) {
    return new RewardPolicyBookUseCase(
        ports.unitOfWork(), ports.policies(), ports.decisions(), ports.trail(), ports.clock());
  }
}
