package io.ringledger.bouts.application;

import io.ringledger.bouts.application.outbound.Bouts;
import io.ringledger.bouts.application.outbound.Bouts.BoutFilter;
import io.ringledger.bouts.domain.Bout;
import io.ringledger.bouts.domain.BoutId;
import io.ringledger.bouts.domain.BoutStatus;
import io.ringledger.shared.application.AuditTrail;
import io.ringledger.shared.application.Caller;
import io.ringledger.shared.application.Page;
import io.ringledger.shared.application.UnitOfWork;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.domain.Role;
import io.ringledger.shared.domain.UserId;
import java.util.Optional;

/** {@inheritDoc} */
public final class BoutDirectoryUseCase implements BoutDirectory {

  private final UnitOfWork unitOfWork;
  private final Bouts bouts;
  private final BoutAccess access;
  private final AuditTrail trail;

  public BoutDirectoryUseCase(UnitOfWork unitOfWork, Bouts bouts, AuditTrail trail) {
    this.unitOfWork = unitOfWork;
    this.bouts = bouts;
    this.access = new BoutAccess(bouts);
    this.trail = trail;
  }

  @Override
  public Outcome<Bout> find(Caller caller, BoutId bout) {
    return unitOfWork.execute(() -> access.findVisible(caller, bout));
  }

  @Override
  public Page<Bout, BoutId> page(
      Caller caller, Optional<BoutStatus> status, Optional<BoutId> after, int limit) {
    Optional<UserId> visibleTo =
        caller.role() == Role.ADMIN ? Optional.empty() : Optional.of(caller.user());
    return unitOfWork.execute(() -> bouts.page(new BoutFilter(visibleTo, status, after, limit)));
  }

  @Override
  public Outcome<AuditTrail.History> audit(Caller caller, BoutId bout) {
    return unitOfWork.execute(
        () ->
            access
                .findAudited(caller, bout)
                .map(found -> trail.history(BoutHistory.chainOf(found.id()))));
  }
}
