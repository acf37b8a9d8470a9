package io.ringledger.bouts.application;

import io.ringledger.bouts.application.outbound.Bouts;
import io.ringledger.bouts.domain.Bout;
import io.ringledger.bouts.domain.BoutId;
import io.ringledger.bouts.domain.Corner;
import io.ringledger.shared.application.AuditTrail;
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
  private final BoutHistory history;

  public BoutResultsUseCase(
      UnitOfWork unitOfWork, Bouts bouts, AuditTrail trail, InstantSource clock) {
    this.unitOfWork = unitOfWork;
    this.bouts = bouts;
    this.access = new BoutAccess(bouts);
    this.history = new BoutHistory(trail, clock);
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
        history.succeeded(caller, bout.id(), ACTION, details);
      }
      case Rejected<Bout> refusal -> history.refused(caller, bout.id(), ACTION, refusal, details);
    }
    return outcome;
  }
}
