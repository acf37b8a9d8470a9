package io.ringledger.vault.application.fakes;

import io.ringledger.vault.application.contract.IntentRateContract;
import io.ringledger.vault.application.outbound.IntentRate;

class CountingRateTest extends IntentRateContract {

  @Override
  protected IntentRate rate(IntentRate.Limits limits) {
    return new CountingRate(limits);
  }
}
