package io.ringledger.rewards.persistence.ledger;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.ringledger.rewards.application.chain.LedgerSealsContract;
import io.ringledger.rewards.application.outbound.LedgerSeals;
import io.ringledger.rewards.domain.ledger.LedgerEntry;
import io.ringledger.shared.application.UnitOfWork;
import io.ringledger.shared.persistence.EmbeddedDatabaseResource;
import jakarta.inject.Inject;
import java.util.List;

@QuarkusTest
@WithTestResource(EmbeddedDatabaseResource.class)
class JdbcLedgerSealsTest extends LedgerSealsContract {

  @Inject LedgerSeals seals;
  @Inject UnitOfWork unitOfWork;
  @Inject PostedPoints points;

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
    return points.post(count);
  }
}
