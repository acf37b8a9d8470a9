package io.ringledger.rewards.application.chain;

import io.ringledger.rewards.application.outbound.LedgerSeals;
import io.ringledger.rewards.domain.ledger.LedgerEntry;
import io.ringledger.shared.application.UnitOfWork;
import io.ringledger.shared.application.fakes.SnapshotUnitOfWork;
import java.util.List;

class InMemoryLedgerSealsTest extends LedgerSealsContract {

  private final InMemoryLedgerSeals seals = new InMemoryLedgerSeals();
  private final SnapshotUnitOfWork unitOfWork = new SnapshotUnitOfWork(seals);
  private final PostedEntries posted = new PostedEntries();

  @Override
  protected LedgerSeals seals() {
    return seals;
  }

  @Override
  protected UnitOfWork unitOfWork() {
    return unitOfWork;
  }

  @Override
  protected List<LedgerEntry> posted(int count) {
    List<LedgerEntry> entries = posted.next(count);
    seals.posted(entries);
    return entries;
  }
}
