package io.ringledger.vault.application.outbound;

import io.ringledger.shared.domain.XrplAddress;

/** Whose account takes what is claimed and pays creditors: the destination of all channels. */
public interface SettlementAuthority {

  /** Returns its account. */
  XrplAddress address();
}
