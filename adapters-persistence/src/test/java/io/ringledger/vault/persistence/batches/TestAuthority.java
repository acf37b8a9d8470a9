package io.ringledger.vault.persistence.batches;

import io.ringledger.shared.domain.XrplAddress;
import io.ringledger.vault.application.outbound.SettlementAuthority;
import jakarta.inject.Singleton;

/** An account that takes what is claimed. */
@Singleton
class TestAuthority implements SettlementAuthority {

  static final XrplAddress ADDRESS = new XrplAddress("rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh");

  @Override
  public XrplAddress address() {
    return ADDRESS;
  }
}
