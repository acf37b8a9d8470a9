package io.ringledger.shared.application.fakes;

import io.ringledger.shared.application.IdempotentAnswers;
import io.ringledger.shared.application.contract.IdempotentAnswersContract;
import java.util.function.Supplier;

class InMemoryIdempotentAnswersTest extends IdempotentAnswersContract {

  private final InMemoryIdempotentAnswers answers = new InMemoryIdempotentAnswers();
  private final SnapshotUnitOfWork unitOfWork = new SnapshotUnitOfWork(answers);

  @Override
  protected IdempotentAnswers answers() {
    return answers;
  }

  @Override
  protected <T> T inUnitOfWork(Supplier<T> work) {
    return unitOfWork.execute(work);
  }
}
