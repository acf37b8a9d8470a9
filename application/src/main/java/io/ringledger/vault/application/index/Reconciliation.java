package io.ringledger.vault.application.index;

import io.ringledger.shared.application.Author;
import io.ringledger.shared.application.RequestId;
import io.ringledger.vault.application.index.outbound.VaultBooks.Rebuilt;
import io.ringledger.vault.application.index.outbound.VaultBooks.Report;
import java.util.Optional;

/** Whether our books agree with the ledger, and among themselves. */
public interface Reconciliation {

  /**
   * Compares them. A difference counts only where a second look, after reading on, finds it too.
   *
   * @return the report, which is kept; empty where the ledger could not be read, and nothing is
   */
  Optional<Report> reconcile(RequestId run);

  /** The last report; empty where there is none. */
  Optional<Report> last();

  /**
   * Makes everything again that follows from batches, payments and registrations, and answers how
   * many rows differed from what they should have been.
   */
  Rebuilt rebuild(Author author);
}
