package io.ringledger.vault.application.fakes;

import io.ringledger.shared.application.UnitOfWork;
import io.ringledger.vault.application.contract.DocumentsContract;
import io.ringledger.vault.application.outbound.Documents;
import java.util.function.Supplier;

class InMemoryDocumentsTest extends DocumentsContract {

  private final InMemoryDocuments documents = new InMemoryDocuments();

  @Override
  protected Documents documents() {
    return documents;
  }

  @Override
  protected UnitOfWork unitOfWork() {
    return new UnitOfWork() {
      @Override
      public <T> T execute(Supplier<T> work) {
        return work.get();
      }
    };
  }
}
