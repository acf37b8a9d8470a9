package io.ringledger.app.observation;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.ringledger.rewards.application.outbound.RewardSettlements;
import io.ringledger.rewards.domain.ledger.SourceReference;
import io.ringledger.rewards.domain.settlement.RewardSettlement;
import io.ringledger.rewards.domain.settlement.SettlementEnd;
import io.ringledger.rewards.domain.settlement.SettlementId;
import io.ringledger.rewards.domain.settlement.SettlementOutcome;
import io.ringledger.shared.application.Page;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Counts how settlements end as this replica keeps it. One whose unit of work rolls back afterwards
 * is counted again when it ends: the database knows exactly, and this is for watching.
 */
public final class CountedSettlements implements RewardSettlements {

  private final RewardSettlements settlements;
  private final MeterProvider<Counter> ended;

  public CountedSettlements(RewardSettlements settlements, MeterRegistry registry) {
    this.settlements = settlements;
    this.ended =
        Counter.builder("ringledger.settlements.ended")
            .description("Reward settlements that ended, by outcome")
            .withRegistry(registry);
    // There from the start, so that the first failure is a step and not a beginning.
    for (SettlementOutcome outcome : SettlementOutcome.values()) {
      ended.withTag("outcome", outcome.wire());
    }
    List.of("failed", "cancelled").forEach(outcome -> ended.withTag("outcome", outcome));
  }

  @Override
  public List<RewardSettlement> save(Collection<RewardSettlement> changed) {
    List<RewardSettlement> kept = settlements.save(changed);
    kept.forEach(
        settlement ->
            settlement
                .end()
                .ifPresent(end -> ended.withTags(Tags.of("outcome", outcome(end))).increment()));
    return kept;
  }

  private static String outcome(SettlementEnd end) {
    return switch (end) {
      case SettlementEnd.Succeeded done -> done.outcome().wire();
      case SettlementEnd.Failed _ -> "failed";
      case SettlementEnd.Cancelled _ -> "cancelled";
    };
  }

  @Override
  public Map<SourceReference, Known> add(List<Accepted> accepted) {
    return settlements.add(accepted);
  }

  @Override
  public List<RewardSettlement> due(int lane, int limit, Instant now) {
    return settlements.due(lane, limit, now);
  }

  @Override
  public Optional<RewardSettlement> find(SettlementId id) {
    return settlements.find(id);
  }

  @Override
  public Optional<RewardSettlement> lock(SettlementId id) {
    return settlements.lock(id);
  }

  @Override
  public List<RewardSettlement> findAll(Collection<SettlementId> ids) {
    return settlements.findAll(ids);
  }

  @Override
  public Page<RewardSettlement, SettlementId> list(
      Filter filter, Optional<SettlementId> before, int limit) {
    return settlements.list(filter, before, limit);
  }

  @Override
  public void wake(Collection<Integer> lanes) {
    settlements.wake(lanes);
  }
}
