package io.ringledger.vault.application.index.fakes;

import io.ringledger.shared.application.UnitOfWork;
import io.ringledger.shared.application.fakes.SnapshotUnitOfWork;
import io.ringledger.vault.application.index.contract.LedgerBookContract;
import io.ringledger.vault.application.index.outbound.LedgerBook;

class InMemoryLedgerBookTest extends LedgerBookContract {

  private final InMemoryLedgerBook book = new InMemoryLedgerBook();
  private final SnapshotUnitOfWork unitOfWork = new SnapshotUnitOfWork(book);

  @Override
  protected LedgerBook book() {
    return book;
  }

  @Override
  protected UnitOfWork unitOfWork() {
    return unitOfWork;
  }
}
