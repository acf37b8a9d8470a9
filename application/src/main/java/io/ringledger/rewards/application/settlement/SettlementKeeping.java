package io.ringledger.rewards.application.settlement;

import io.ringledger.rewards.domain.settlement.RewardSettlement;
import io.ringledger.shared.application.events.NewEvent;
import java.util.Collection;
import java.util.List;

/** Keeps settlements, and tells of those that ended; both or neither. */
final class SettlementKeeping {

  private final RewardPorts ports;

  SettlementKeeping(RewardPorts ports) {
    this.ports = ports;
  }

  /** In the running unit of work; answers those that nobody else has changed meanwhile. */
  List<RewardSettlement> keep(Collection<RewardSettlement> settlements) {
    List<RewardSettlement> kept = ports.settlements().save(settlements);
    List<NewEvent> ends =
        kept.stream()
            .filter(settlement -> settlement.end().isPresent())
            .map(settlement -> SettlementEvents.ofEnd(settlement, ports.randomness().newId()))
            .toList();
    if (!ends.isEmpty()) {
      ports.outbox().publish(ends);
    }
    return kept;
  }
}
