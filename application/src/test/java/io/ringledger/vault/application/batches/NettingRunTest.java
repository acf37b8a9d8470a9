package io.ringledger.vault.application.batches;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringledger.shared.application.Author;
import io.ringledger.shared.application.RequestId;
import io.ringledger.shared.domain.Outcome.Rejected;
import io.ringledger.vault.application.content.Contents;
import io.ringledger.vault.application.content.ContentsUseCase;
import io.ringledger.vault.application.contract.MarketStores;
import io.ringledger.vault.application.contract.NettingRunContract;
import io.ringledger.vault.application.fakes.InMemoryContentStore;
import io.ringledger.vault.application.fakes.InMemoryDocuments;
import io.ringledger.vault.application.fakes.InMemoryVault;
import io.ringledger.vault.application.outbound.BatchBook;
import io.ringledger.vault.domain.VaultFailure;
import org.junit.jupiter.api.Test;

class NettingRunTest extends NettingRunContract {

  private final InMemoryVault vault = new InMemoryVault();
  private final Contents contents =
      new ContentsUseCase(
          vault.unitOfWork, new InMemoryDocuments(), new InMemoryContentStore(), clock);

  @Override
  protected MarketStores stores() {
    return vault.stores();
  }

  @Override
  protected BatchBook book() {
    return vault.batches;
  }

  @Override
  protected Contents contents() {
    return contents;
  }

  @Test
  void whileSomebodyElseCutsABatchNobodyDoes() {
    vault.batches.holdEnd(true);
    var outcome = netting.run(Author.system(new RequestId("a-job")));
    assertThat(((Rejected<?>) outcome).code()).isEqualTo(VaultFailure.NETTING_UNDER_WAY);
  }
}
