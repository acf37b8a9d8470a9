package io.ringledger.vault.application.index.outbound;

import io.ringledger.shared.domain.XrplAddress;
import io.ringledger.vault.domain.index.AuthorityStanding;
import io.ringledger.vault.domain.index.LedgerSlice;

/**
 * What validated ledgers say of an account. Never asked inside a unit of work. Nothing that it
 * tells is ever taken back.
 */
public interface AuthorityLedger {

  /** Events in a slice; where one ledger alone has more, those of that ledger. */
  int MOST_EVENTS = 2000;

  /** What it says, or that nobody answered as they should. */
  sealed interface Reading<T> {

    /** This. */
    record Told<T>(T what) implements Reading<T> {}

    /**
     * Nothing; the same may be asked again.
     *
     * @param reason for operators, without addresses or secrets
     */
    record Silent<T>(String reason) implements Reading<T> {}
  }

  /** The account as of a recent validated ledger, without its channels, for reading to begin. */
  Reading<AuthorityStanding> newest(XrplAddress account);

  /**
   * All that touched the account in the ledgers after that one, as many as are validated and can be
   * told without a gap. A slice that ends where it begins says that there are none yet.
   */
  Reading<LedgerSlice> after(XrplAddress account, long ledgerIndex);

  /** The account as of that validated ledger, with all channels that pay to it. */
  Reading<AuthorityStanding> at(XrplAddress account, long ledgerIndex);
}
