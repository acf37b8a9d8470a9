package io.ringledger.vault.application.fakes;

import io.ringledger.vault.application.contract.ContentStoreContract;
import io.ringledger.vault.application.outbound.ContentStore;

class InMemoryContentStoreTest extends ContentStoreContract {

  private final InMemoryContentStore store = new InMemoryContentStore();

  @Override
  protected ContentStore store() {
    return store;
  }
}
