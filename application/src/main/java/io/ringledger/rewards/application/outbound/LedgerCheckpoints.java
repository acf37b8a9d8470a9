package io.ringledger.rewards.application.outbound;

import io.ringledger.rewards.domain.ledger.chain.AuditStretch;
import io.ringledger.rewards.domain.ledger.chain.SignedCheckpoint;
import io.ringledger.shared.application.Page;
import java.time.Instant;
import java.util.Optional;

/** The checkpoints as the database remembers them, and what goes into them. */
public interface LedgerCheckpoints {

  /** The one with the highest number. */
  Optional<SignedCheckpoint> newest();

  /**
   * Remembers one, once.
   *
   * @throws io.ringledger.shared.application.ConcurrencyConflict where there is one of that number
   */
  void record(SignedCheckpoint checkpoint);

  /**
   * A part of them, the newest first.
   *
   * @param before the number before which they stand; empty begins at the newest
   */
  Page<SignedCheckpoint, Long> page(Optional<Long> before, int limit);

  /** What was audited after one moment and until another. */
  AuditStretch audited(Instant after, Instant until);
}
