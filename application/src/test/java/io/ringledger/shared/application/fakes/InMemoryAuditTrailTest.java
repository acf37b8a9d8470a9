package io.ringledger.shared.application.fakes;

import io.ringledger.shared.application.AuditChain;
import io.ringledger.shared.application.AuditEntry;
import io.ringledger.shared.application.AuditTrail;
import io.ringledger.shared.application.contract.AuditTrailContract;
import io.ringledger.shared.domain.Altered;
import java.util.function.Supplier;

class InMemoryAuditTrailTest extends AuditTrailContract {

  private final InMemoryAuditTrail trail = new InMemoryAuditTrail();
  private final SnapshotUnitOfWork unitOfWork = new SnapshotUnitOfWork(trail);

  @Override
  protected AuditTrail trail() {
    return trail;
  }

  @Override
  protected <T> T inUnitOfWork(Supplier<T> work) {
    return unitOfWork.execute(work);
  }

  @Override
  protected void tamper(AuditChain chain, long position) {
    AuditEntry old = trail.history(chain).links().get((int) position - 1).entry();
    trail.tamper(chain, position, Altered.with(old, "action", "something.else"));
  }

  @Override
  protected void remove(AuditChain chain, long position) {
    trail.remove(chain, position);
  }
}
