package io.ringledger.vault.persistence.batches;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.ringledger.shared.application.Author;
import io.ringledger.shared.application.RequestId;
import io.ringledger.shared.application.UnitOfWork;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.domain.Outcome.Rejected;
import io.ringledger.shared.persistence.EmbeddedDatabaseResource;
import io.ringledger.vault.application.batches.NettingRun.Report;
import io.ringledger.vault.application.content.Contents;
import io.ringledger.vault.application.content.ContentsUseCase;
import io.ringledger.vault.application.contract.MarketStores;
import io.ringledger.vault.application.contract.NettingRunContract;
import io.ringledger.vault.application.fakes.InMemoryContentStore;
import io.ringledger.vault.application.outbound.BatchBook;
import io.ringledger.vault.application.outbound.Documents;
import io.ringledger.vault.domain.VaultFailure;
import io.ringledger.vault.persistence.market.PostgresMarket;
import jakarta.inject.Inject;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(EmbeddedDatabaseResource.class)
class NettingOnPostgresTest extends NettingRunContract {

  @Inject PostgresMarket market;
  @Inject BatchBook book;
  @Inject UnitOfWork unitOfWork;
  @Inject Documents documents;

  @Override
  protected MarketStores stores() {
    return market.stores();
  }

  @Override
  protected BatchBook book() {
    return book;
  }

  @Override
  protected Contents contents() {
    return new ContentsUseCase(unitOfWork, documents, new InMemoryContentStore(), clock);
  }

  @Test
  void whileAnotherReplicaCutsABatchNobodyDoes() {
    try (ExecutorService other = Executors.newSingleThreadExecutor()) {
      Outcome<Report> meanwhile =
          unitOfWork.execute(
              () -> {
                assertThat(book.lockEnd()).isPresent();
                try {
                  return other
                      .submit(() -> netting.run(Author.system(new RequestId("a-job"))))
                      .get();
                } catch (InterruptedException | ExecutionException e) {
                  throw new IllegalStateException(e);
                }
              });
      assertThat(((Rejected<Report>) meanwhile).code()).isEqualTo(VaultFailure.NETTING_UNDER_WAY);
    }
  }
}
