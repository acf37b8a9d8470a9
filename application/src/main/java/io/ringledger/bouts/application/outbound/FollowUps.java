package io.ringledger.bouts.application.outbound;

import io.ringledger.bouts.domain.EscrowId;
import java.time.Instant;

/** The agenda of what is to be looked at again. */
public interface FollowUps {

  /**
   * Has the escrow looked at then, or earlier where that is planned already. Part of the running
   * unit of work: where that rolls back, nothing is planned.
   */
  void follow(EscrowId escrow, Instant at);
}
