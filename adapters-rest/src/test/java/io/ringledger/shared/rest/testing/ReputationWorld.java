package io.ringledger.shared.rest.testing;

import io.ringledger.reputation.application.ReputationProjection;
import io.ringledger.reputation.application.Standings;
import io.ringledger.reputation.application.StandingsUseCase;
import io.ringledger.reputation.application.fakes.InMemoryReputations;
import io.ringledger.reputation.domain.AccountId;
import io.ringledger.reputation.domain.Reputation;
import io.ringledger.shared.application.events.EventData;
import io.ringledger.shared.application.events.EventDelivery;
import io.ringledger.shared.application.events.NewEvent;
import io.ringledger.shared.application.fakes.InMemoryEventLog;
import io.ringledger.shared.application.fakes.SnapshotUnitOfWork;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The real use cases about standings on stores in memory. */
@Singleton
public class ReputationWorld {

  private static final int PLENTY = 100_000;

  private final World world;
  private final InMemoryEventLog log = new InMemoryEventLog();
  private final InMemoryReputations reputations = new InMemoryReputations();
  private final SnapshotUnitOfWork unitOfWork;
  private final ReputationProjection projection;

  ReputationWorld(World world) {
    this.world = world;
    this.unitOfWork = new SnapshotUnitOfWork(log, reputations, world.trail);
    this.projection = new ReputationProjection(reputations, log, world.randomness);
  }

  @Produces
  @Singleton
  Standings standings() {
    return new StandingsUseCase(unitOfWork, reputations, log, world.trail, world.clock);
  }

  /** Somebody earns points for the first time. */
  public void earns(AccountId account, long points, long impact) {
    String text = account.toString();
    NewEvent event =
        new NewEvent(
            world.randomness.newId(),
            "rewards_ledger.PointsEarned",
            text,
            text,
            world.clock.instant(),
            EventData.of(
                Map.of(
                    "account_id", text,
                    "entry_type", "correction_reward",
                    "points", points,
                    "account_sequence", 1L,
                    "reputation_impact", impact)));
    unitOfWork.run(() -> log.publish(List.of(event)));
    log.sequence(PLENTY);
    new EventDelivery(unitOfWork, log, world.clock, PLENTY).deliver(projection);
  }

  /** What is kept of somebody is wrong. */
  public void spoils(AccountId account) {
    Reputation wrong = new Reputation(account, 0, 1, 1, 1, Optional.of(world.clock.instant()));
    unitOfWork.run(() -> reputations.save(List.of(wrong)));
  }
}
