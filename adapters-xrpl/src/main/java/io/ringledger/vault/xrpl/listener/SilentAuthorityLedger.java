package io.ringledger.vault.xrpl.listener;

import io.ringledger.shared.domain.XrplAddress;
import io.ringledger.vault.application.index.outbound.AuthorityLedger;
import io.ringledger.vault.domain.index.AuthorityStanding;
import io.ringledger.vault.domain.index.LedgerSlice;

/** Where no ledger is asked, none says anything. */
public final class SilentAuthorityLedger implements AuthorityLedger {

  private static final String REASON = "no ledger is asked";

  @Override
  public Reading<AuthorityStanding> newest(XrplAddress account) {
    return new Reading.Silent<>(REASON);
  }

  @Override
  public Reading<LedgerSlice> after(XrplAddress account, long ledgerIndex) {
    return new Reading.Silent<>(REASON);
  }

  @Override
  public Reading<AuthorityStanding> at(XrplAddress account, long ledgerIndex) {
    return new Reading.Silent<>(REASON);
  }
}
