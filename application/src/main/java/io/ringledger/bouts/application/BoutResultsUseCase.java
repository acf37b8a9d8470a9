package io.ringledger.bouts.application;

import io.ringledger.bouts.application.outbound.Bouts;
import io.ringledger.bouts.application.outbound.FollowUps;
import io.ringledger.bouts.domain.Bout;
import io.ringledger.bouts.domain.BoutId;
import io.ringledger.bouts.domain.Corner;
import io.ringledger.shared.application.Caller;
import io.ringledger.shared.application.UnitOfWork;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.domain.Outcome.Rejected;
import io.ringledger.shared.domain.Outcome.Success;
import java.time.InstantSource;
import java.util.Map;

/** {@inheritDoc} */
public final class BoutResultsUseCase implements BoutResults {

  private static final String ACTION = "bout.result";

  private final UnitOfWork unitOfWork;
  private final Bouts bouts;
  private final BoutAccess access;
  private final FollowUps followUps;
  private final BoutHistory history;
  private final InstantSource clock;

  public BoutResultsUseCase(SettlementPorts ports) {
    this.unitOfWork = ports.unitOfWork();
    this.bouts = ports.bouts();
    this.access = ports.access();
    this.followUps = ports.followUps();
    this.history = ports.history();
    this.clock = ports.clock();
  }

  @Override
  public Outcome<Bout> enter(Caller caller, BoutId bout, Corner winner) {
    return unitOfWork.execute(
        () -> access.lockAny(bout).then(found -> enter(caller, found, winner)));
  }

  private Outcome<Bout> enter(Caller caller, Bout bout, Corner winner) {
    Map<String, String> details = Map.of("winner", winner.name());
    Outcome<Bout> outcome = bout.enterResult(winner);
    switch (outcome) {
      case Success<Bout>(var next) -> {
        bouts.save(next);
        // A purse that left the ledger before could not be judged without the result.
        next.escrows().forEach(escrow -> followUps.follow(escrow.id(), clock.instant()));
        history.succeeded(caller.author(), bout.id(), ACTION, details);
      }
      case Rejected<Bout> refusal ->
          history.refused(caller.author(), bout.id(), ACTION, refusal, details);
    }
    return outcome;
  }
}
