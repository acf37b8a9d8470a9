package io.ringledger.shared.application.fakes;

import io.ringledger.shared.application.AuditTrail;
import io.ringledger.shared.application.IdempotentAnswers;
import io.ringledger.shared.application.UnitOfWork;
import io.ringledger.shared.application.contract.UnitOfWorkContract;

class SnapshotUnitOfWorkTest extends UnitOfWorkContract {

  private final InMemoryAuditTrail trail = new InMemoryAuditTrail();
  private final InMemoryIdempotentAnswers answers = new InMemoryIdempotentAnswers();
  private final SnapshotUnitOfWork unitOfWork = new SnapshotUnitOfWork(trail, answers);

  @Override
  protected UnitOfWork unitOfWork() {
    return unitOfWork;
  }

  @Override
  protected AuditTrail trail() {
    return trail;
  }

  @Override
  protected IdempotentAnswers answers() {
    return answers;
  }
}
