package io.ringledger.rewards.application.fakes;

import io.ringledger.rewards.application.outbound.RewardDecisions;
import io.ringledger.rewards.domain.policy.DailyUsage;
import io.ringledger.rewards.domain.policy.RecordedDecision;
import io.ringledger.rewards.domain.settlement.SettlementId;
import io.ringledger.shared.application.Page;
import io.ringledger.shared.application.fakes.Restorable;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Decisions and the usage of caps in memory. */
public final class InMemoryRewardDecisions implements RewardDecisions, Restorable {

  private static final Comparator<RecordedDecision> AS_IT_HAPPENED =
      Comparator.comparing((RecordedDecision one) -> one.facts().occurredAt())
          .thenComparing(one -> one.settlement().toString());

  private Map<SettlementId, RecordedDecision> decisions = new LinkedHashMap<>();
  private Map<Day, DailyUsage> usage = new HashMap<>();
  private final Set<Day> locked = new HashSet<>();

  @Override
  public synchronized Map<Day, DailyUsage> lockUsage(Set<Day> days) {
    locked.addAll(days);
    return days.stream()
        .collect(Collectors.toMap(day -> day, day -> usage.getOrDefault(day, DailyUsage.NONE)));
  }

  @Override
  public synchronized void saveUsage(Map<Day, DailyUsage> changed) {
    if (!locked.containsAll(changed.keySet())) {
      throw new AssertionError("only what is locked is changed");
    }
    usage.putAll(changed);
  }

  @Override
  public synchronized void add(List<RecordedDecision> made) {
    for (RecordedDecision decision : made) {
      if (decisions.putIfAbsent(new SettlementId(decision.settlement()), decision) != null) {
        throw new IllegalStateException("decided twice: " + decision.settlement());
      }
    }
  }

  @Override
  public synchronized Map<SettlementId, RecordedDecision> of(Collection<SettlementId> ids) {
    Map<SettlementId, RecordedDecision> found = new HashMap<>(decisions);
    found.keySet().retainAll(Set.copyOf(ids));
    return found;
  }

  @Override
  public synchronized Page<RecordedDecision, SettlementId> between(
      Instant from, Instant until, Optional<SettlementId> after, int limit) {
    Optional<RecordedDecision> last = after.map(decisions::get);
    if (after.isPresent() && last.isEmpty()) {
      return new Page<>(List.of(), Optional.empty());
    }
    List<RecordedDecision> found =
        decisions.values().stream()
            .filter(one -> !one.facts().occurredAt().isBefore(from))
            .filter(one -> one.facts().occurredAt().isBefore(until))
            .filter(one -> last.map(l -> AS_IT_HAPPENED.compare(one, l) > 0).orElse(true))
            .sorted(AS_IT_HAPPENED)
            .toList();
    List<RecordedDecision> page = found.stream().limit(limit).toList();
    return new Page<>(
        page,
        found.size() > limit
            ? Optional.of(new SettlementId(page.getLast().settlement()))
            : Optional.empty());
  }

  /** What is used up of all days, where anything is. */
  public synchronized Map<Day, DailyUsage> usage() {
    Map<Day, DailyUsage> used = new HashMap<>(usage);
    used.values().removeIf(DailyUsage.NONE::equals);
    return used;
  }

  @Override
  public synchronized Runnable checkpoint() {
    Map<SettlementId, RecordedDecision> decisionsBefore = new LinkedHashMap<>(decisions);
    Map<Day, DailyUsage> usageBefore = new HashMap<>(usage);
    return () -> {
      decisions = decisionsBefore;
      usage = usageBefore;
    };
  }
}
