package io.ringledger.vault.application.intents;

import io.ringledger.vault.application.contract.IntentIntakeContract;
import io.ringledger.vault.application.contract.MarketStores;
import io.ringledger.vault.application.fakes.InMemoryVault;

class IntentIntakeTest extends IntentIntakeContract {

  private final InMemoryVault vault = new InMemoryVault();

  @Override
  protected MarketStores stores() {
    return vault.stores();
  }
}
