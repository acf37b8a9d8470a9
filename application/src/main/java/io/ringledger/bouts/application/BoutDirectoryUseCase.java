package io.ringledger.bouts.application;

import io.ringledger.bouts.application.outbound.Bouts;
import io.ringledger.bouts.application.outbound.Bouts.BoutFilter;
import io.ringledger.bouts.application.outbound.SigningJournal;
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
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** {@inheritDoc} */
public final class BoutDirectoryUseCase implements BoutDirectory {

  private final UnitOfWork unitOfWork;
  private final Bouts bouts;
  private final SigningJournal journal;
  private final BoutAccess access;
  private final AuditTrail trail;
  private final InstantSource clock;

  public BoutDirectoryUseCase(SettlementPorts ports) {
    this.unitOfWork = ports.unitOfWork();
    this.bouts = ports.bouts();
    this.journal = ports.journal();
    this.access = ports.access();
    this.trail = ports.trail();
    this.clock = ports.clock();
  }

  @Override
  public Outcome<BoutView> find(Caller caller, BoutId bout) {
    return unitOfWork.execute(
        () -> access.findVisible(caller, bout).map(found -> view(caller, found)));
  }

  private BoutView view(Caller caller, Bout bout) {
    boolean whole = BoutAccess.seesHistory(caller, bout);
    return new BoutView(
        bout,
        whole ? journal.requestsOf(bout.id()) : List.of(),
        whole ? journal.transactionsOf(bout.id()) : List.of(),
        Deadlines.of(bout, clock.instant()));
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
