package io.ringledger.vault.domain.index;

import io.ringledger.shared.domain.Drops;
import io.ringledger.shared.domain.XrplAddress;

/**
 * How far the ledger has been read for an account.
 *
 * @param openingLedger where reading began
 * @param opening what the account held as of that ledger; zero where there was no such account
 * @param ledgerIndex the last ledger of which everything is known
 */
public record LedgerCursor(
    XrplAddress account, long openingLedger, Drops opening, long ledgerIndex) {

  public LedgerCursor {
    if (openingLedger < 1 || ledgerIndex < openingLedger) {
      throw new IllegalArgumentException("reading goes on from where it began");
    }
  }
}
