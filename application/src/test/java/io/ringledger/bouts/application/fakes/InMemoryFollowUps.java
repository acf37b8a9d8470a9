package io.ringledger.bouts.application.fakes;

import io.ringledger.bouts.application.outbound.FollowUps;
import io.ringledger.bouts.domain.EscrowId;
import io.ringledger.shared.application.fakes.Restorable;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The agenda in memory; a test does what is on it. */
public final class InMemoryFollowUps implements FollowUps, Restorable {

  private Map<EscrowId, Instant> agenda = new LinkedHashMap<>();

  @Override
  public synchronized void follow(EscrowId escrow, Instant at) {
    agenda.merge(escrow, at, (known, wanted) -> known.isBefore(wanted) ? known : wanted);
  }

  /** When the escrow is to be looked at. */
  public synchronized Optional<Instant> planned(EscrowId escrow) {
    return Optional.ofNullable(agenda.get(escrow));
  }

  /** Every escrow that is to be looked at. */
  public synchronized Set<EscrowId> planned() {
    return Set.copyOf(agenda.keySet());
  }

  /** It is being looked at, and comes off the agenda. */
  public synchronized void done(EscrowId escrow) {
    agenda.remove(escrow);
  }

  @Override
  public synchronized Runnable checkpoint() {
    Map<EscrowId, Instant> before = new LinkedHashMap<>(agenda);
    return () -> agenda = before;
  }
}
