package io.ringledger.reputation.application;

import io.ringledger.reputation.application.outbound.Reputations;
import io.ringledger.reputation.application.outbound.Reputations.Place;
import io.ringledger.reputation.domain.AccountId;
import io.ringledger.reputation.domain.Reputation;
import io.ringledger.shared.application.AuditChain;
import io.ringledger.shared.application.AuditEntry;
import io.ringledger.shared.application.AuditTrail;
import io.ringledger.shared.application.Caller;
import io.ringledger.shared.application.Page;
import io.ringledger.shared.application.UnitOfWork;
import io.ringledger.shared.application.events.EventLog;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@inheritDoc} */
public final class StandingsUseCase implements Standings {

  private final UnitOfWork unitOfWork;
  private final Reputations reputations;
  private final ReputationRebuild rebuild;
  private final AuditTrail trail;
  private final InstantSource clock;

  public StandingsUseCase(
      UnitOfWork unitOfWork,
      Reputations reputations,
      EventLog log,
      AuditTrail trail,
      InstantSource clock) {
    this.unitOfWork = unitOfWork;
    this.reputations = reputations;
    this.rebuild = new ReputationRebuild(reputations, log);
    this.trail = trail;
    this.clock = clock;
  }

  @Override
  public Reputation of(AccountId account) {
    return unitOfWork
        .execute(() -> reputations.find(account))
        .orElseGet(() -> Reputation.unknown(account));
  }

  @Override
  public Page<Standing, Standing> leaderboard(Optional<Standing> after, int limit) {
    Optional<Place> behind = after.map(last -> new Place(last.score(), last.account()));
    List<Reputation> found = unitOfWork.execute(() -> reputations.best(behind, limit + 1));
    long rank = after.map(Standing::rank).orElse(0L);
    List<Standing> standings = new ArrayList<>();
    for (Reputation next : found.subList(0, Math.min(limit, found.size()))) {
      rank++;
      standings.add(new Standing(rank, next.account(), next.score()));
    }
    return new Page<>(
        standings, found.size() > limit ? Optional.of(standings.getLast()) : Optional.empty());
  }

  /** Whoever writes into the chain holds all cursors of the projection. */
  @Override
  public Rebuilt rebuild(Caller caller) {
    return unitOfWork.execute(
        () -> {
          Rebuilt rebuilt = rebuild.run();
          trail.record(
              AuditEntry.success(
                  new AuditChain("reputation:all"),
                  clock.instant(),
                  caller.author(),
                  "reputation.rebuild",
                  Map.of(
                      "accounts", Long.toString(rebuilt.accounts()),
                      "differences", Long.toString(rebuilt.differences()))));
          return rebuilt;
        });
  }
}
