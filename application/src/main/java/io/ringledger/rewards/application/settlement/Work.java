package io.ringledger.rewards.application.settlement;

import io.ringledger.rewards.domain.settlement.RewardSettlement;
import io.ringledger.rewards.domain.settlement.SettlementId;
import io.ringledger.rewards.domain.settlement.SettlementState;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The settlements of one batch, each as it was kept last, in the order of their acceptance. */
final class Work {

  private final Map<SettlementId, RewardSettlement> settlements = new LinkedHashMap<>();

  Work(List<RewardSettlement> takenUp) {
    takenUp.forEach(settlement -> settlements.put(settlement.id(), settlement));
  }

  /** Those that stand there. */
  List<RewardSettlement> in(SettlementState state) {
    return settlements.values().stream()
        .filter(settlement -> settlement.state() == state && settlement.parked().isEmpty())
        .toList();
  }

  /** What was kept goes on; what somebody else has changed meanwhile is theirs. */
  void kept(Collection<RewardSettlement> wanted, Collection<RewardSettlement> kept) {
    Map<SettlementId, RewardSettlement> next = new LinkedHashMap<>();
    kept.forEach(settlement -> next.put(settlement.id(), settlement));
    for (RewardSettlement settlement : wanted) {
      RewardSettlement now = next.get(settlement.id());
      if (now == null) {
        settlements.remove(settlement.id());
      } else {
        // In its place: the order of acceptance is the order of decisions.
        settlements.replace(settlement.id(), now);
      }
    }
  }

  /** They are left as they are, to be taken up another time. */
  void leave(Collection<RewardSettlement> others) {
    others.forEach(settlement -> settlements.remove(settlement.id()));
  }
}
