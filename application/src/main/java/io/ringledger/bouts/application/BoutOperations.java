package io.ringledger.bouts.application;

import io.ringledger.bouts.application.outbound.EscrowWatch.StuckEscrow;
import io.ringledger.bouts.domain.Bout;
import io.ringledger.bouts.domain.BoutId;
import io.ringledger.bouts.domain.EscrowId;
import io.ringledger.shared.application.AuditTrail;
import io.ringledger.shared.application.Caller;
import io.ringledger.shared.domain.Outcome;
import java.time.Instant;
import java.util.List;

/** What an admin does where a bout does not move by itself. Nothing here moves money. */
public interface BoutOperations {

  /** More stuck escrows are not listed at once. */
  int MAX_STUCK = 100;

  /** The escrows that somebody should look at, the longest waiting first. */
  List<StuckEscrow> stuck(int limit);

  /** Has an escrow looked at now. */
  Outcome<Requeued> followNow(Caller caller, EscrowId escrow);

  /**
   * Marks an escrow as failed, for good. Refused with {@code ESCROW_NOT_LOST} where it is on the
   * ledger, or may still get there.
   *
   * @param reason why, for the history
   */
  Outcome<Failed> fail(Caller caller, EscrowId escrow, String reason);

  /** Everything that is known about a bout, for whoever has to explain it. No secrets. */
  Outcome<Evidence> evidence(Caller caller, BoutId bout);

  /** An escrow that is about to be looked at. */
  record Requeued(BoutId bout, EscrowId escrow, Instant at) {}

  /** The bout after one of its escrows was marked failed. */
  record Failed(Bout bout, EscrowId escrow) {}

  /**
   * What is known about a bout.
   *
   * @param walletMode whether a real wallet is asked
   * @param ledgerAsked whether claims are held against a ledger
   */
  record Evidence(
      Instant collectedAt,
      BoutView view,
      AuditTrail.History history,
      String walletMode,
      boolean ledgerAsked) {}
}
