package io.ringledger.vault.application.index.outbound;

import io.ringledger.shared.domain.XrplAddress;
import io.ringledger.vault.domain.index.Books;
import io.ringledger.vault.domain.index.Difference;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The books of the vault, and what the last comparison of them with the ledger found. */
public interface VaultBooks {

  /** Differences that are kept of one comparison. */
  int MOST_DIFFERENCES = 1000;

  /**
   * What a comparison found.
   *
   * @param ledgerIndex the ledger that the books were held against
   * @param count of all differences
   * @param drops the sum of their absolute amounts
   * @param differences the first of them
   */
  record Report(Instant at, long ledgerIndex, int count, long drops, List<Difference> differences) {
    public Report {
      differences = List.copyOf(differences);
    }
  }

  /** The books as of the last ledger that was read; empty where none was. */
  Optional<Books> books(XrplAddress account);

  /** The last report; empty where there is none. */
  Optional<Report> lastReport();

  /** Keeps a report in place of the last one. */
  void keep(Report report);

  /**
   * Compares everything that follows from batches, payments and registrations with what follows,
   * and puts right what differs; nothing else moves meanwhile.
   */
  Rebuilt rebuild(Instant now);

  /**
   * Rows that differed, by table.
   *
   * @param balances of wallets
   * @param moves in the history of items
   * @param owners of items
   * @param totals 1 where the totals differed
   */
  record Rebuilt(int balances, int moves, int owners, int totals) {

    /** Returns how many rows differed in all. */
    public int differences() {
      return balances + moves + owners + totals;
    }
  }
}
