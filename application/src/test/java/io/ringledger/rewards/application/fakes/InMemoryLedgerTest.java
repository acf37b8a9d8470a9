package io.ringledger.rewards.application.fakes;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringledger.rewards.application.contract.LedgerContract;
import io.ringledger.rewards.application.outbound.LedgerAccounts;
import io.ringledger.rewards.application.outbound.LedgerBook;
import io.ringledger.rewards.application.outbound.LedgerStatements;
import io.ringledger.shared.application.fakes.SnapshotUnitOfWork;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;

class InMemoryLedgerTest extends LedgerContract {

  private final InMemoryLedger ledger = new InMemoryLedger();
  private final SnapshotUnitOfWork unitOfWork = new SnapshotUnitOfWork(ledger);

  @AfterEach
  void cacheAndEntriesAgree() {
    assertThat(ledger.disagreements(1)).isEmpty();
  }

  @Override
  protected LedgerBook book() {
    return ledger;
  }

  @Override
  protected LedgerAccounts accounts() {
    return ledger;
  }

  @Override
  protected LedgerStatements statements() {
    return ledger;
  }

  @Override
  protected <T> T inUnitOfWork(Supplier<T> work) {
    return unitOfWork.execute(work);
  }
}
