package io.ringledger.bouts.application;

import io.ringledger.bouts.domain.EscrowId;
import io.ringledger.shared.application.RequestId;
import java.time.Instant;
import java.util.Optional;

/** Finds out what became of what was signed, without being told. */
public interface OutcomeFollowing {

  /**
   * Looks once at everything that is open about an escrow: its live signing requests, every
   * transaction whose name is known, and whether it is still on the ledger. What is proved moves
   * it, by the rules of a confirm.
   *
   * @param run names this look in the history
   * @return when to look again; empty where nothing is open any more
   */
  Optional<Instant> follow(EscrowId escrow, RequestId run);

  /**
   * Has every escrow followed that can still move and that nobody follows, and forgets old webhook
   * deliveries.
   */
  void sweep();
}
