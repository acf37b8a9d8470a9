package io.ringledger.shared.persistence;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.ringledger.shared.application.IdempotentAnswers;
import io.ringledger.shared.application.UnitOfWork;
import io.ringledger.shared.application.contract.IdempotentAnswersContract;
import jakarta.inject.Inject;
import java.util.function.Supplier;

@QuarkusTest
@WithTestResource(EmbeddedDatabaseResource.class)
class JpaIdempotentAnswersTest extends IdempotentAnswersContract {

  @Inject IdempotentAnswers answers;
  @Inject UnitOfWork unitOfWork;

  @Override
  protected IdempotentAnswers answers() {
    return answers;
  }

  @Override
  protected <T> T inUnitOfWork(Supplier<T> work) {
    return unitOfWork.execute(work);
  }
}
