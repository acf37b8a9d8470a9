package io.ringledger.rewards.domain.settlement;

import io.ringledger.rewards.domain.ledger.EntryId;
import java.time.Instant;
import java.util.Optional;

/** How a reward settlement ended. */
public sealed interface SettlementEnd {

  Instant at();

  /**
   * It came to what was due.
   *
   * @param entry the entry of the ledger, where points moved
   * @param detail why nothing moved, where nothing did
   */
  record Succeeded(
      SettlementOutcome outcome, Optional<EntryId> entry, Optional<String> detail, Instant at)
      implements SettlementEnd {

    public Succeeded {
      boolean moved =
          outcome == SettlementOutcome.SETTLED || outcome == SettlementOutcome.ALREADY_APPLIED;
      if (moved != entry.isPresent()) {
        throw new IllegalArgumentException("exactly what moved points names its entry");
      }
    }
  }

  /** It never can come to anything. */
  record Failed(SettlementFailure failure, String detail, Instant at) implements SettlementEnd {}

  /** An admin called it off before anything was posted. */
  record Cancelled(String reason, Instant at) implements SettlementEnd {}
}
