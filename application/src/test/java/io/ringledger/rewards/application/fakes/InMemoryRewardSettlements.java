package io.ringledger.rewards.application.fakes;

import io.ringledger.rewards.application.outbound.EventReader;
import io.ringledger.rewards.application.outbound.RewardSettlements;
import io.ringledger.rewards.application.outbound.SourceEvents;
import io.ringledger.rewards.domain.ledger.SourceReference;
import io.ringledger.rewards.domain.settlement.RewardSettlement;
import io.ringledger.rewards.domain.settlement.SettlementFailure;
import io.ringledger.rewards.domain.settlement.SettlementId;
import io.ringledger.rewards.domain.settlement.SourceReading;
import io.ringledger.shared.application.Page;
import io.ringledger.shared.application.fakes.Restorable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Settlements and their events in memory, in the order of their acceptance. */
public final class InMemoryRewardSettlements implements RewardSettlements, Restorable {

  private Map<SettlementId, Accepted> accepted = new LinkedHashMap<>();
  private Map<SettlementId, RewardSettlement> settlements = new HashMap<>();
  private TreeSet<Integer> woken = new TreeSet<>();

  @Override
  public synchronized Map<SourceReference, Known> add(List<Accepted> all) {
    Map<SourceReference, Known> known = new HashMap<>();
    for (Accepted one : all) {
      SourceReference reference = one.settlement().reference();
      accepted.values().stream()
          .filter(before -> before.settlement().reference().equals(reference))
          .findAny()
          .ifPresentOrElse(
              before ->
                  known.put(reference, new Known(before.settlement().id(), before.fingerprint())),
              () -> {
                accepted.put(one.settlement().id(), one);
                settlements.put(one.settlement().id(), one.settlement());
              });
    }
    return known;
  }

  @Override
  public synchronized List<RewardSettlement> due(int lane, int limit, Instant now) {
    List<RewardSettlement> due = new ArrayList<>();
    TreeSet<String> heldUp = new TreeSet<>();
    for (Accepted one : accepted.values()) {
      RewardSettlement settlement = current(one.settlement().id());
      if (one.lane() != lane
          || settlement.state().isTerminal()
          || settlement.parked().isPresent()
          || due.size() == limit) {
        continue;
      }
      boolean undecided = settlement.state().isUndecided();
      if (settlement.dueAt().isAfter(now)) {
        if (undecided) {
          heldUp.add(settlement.orderingKey());
        }
      } else if (!undecided || !heldUp.contains(settlement.orderingKey())) {
        due.add(settlement);
      }
    }
    return due;
  }

  @Override
  public synchronized List<RewardSettlement> save(Collection<RewardSettlement> changed) {
    List<RewardSettlement> kept = new ArrayList<>();
    for (RewardSettlement settlement : changed) {
      RewardSettlement before = current(settlement.id());
      if (before.version() == settlement.version()) {
        if (before.state().isTerminal()) {
          throw new AssertionError("what has ended never changes again: " + before);
        }
        settlements.put(settlement.id(), settlement.kept());
        kept.add(settlement.kept());
      }
    }
    return kept;
  }

  @Override
  public synchronized Optional<RewardSettlement> find(SettlementId id) {
    return Optional.ofNullable(settlements.get(id));
  }

  @Override
  public Optional<RewardSettlement> lock(SettlementId id) {
    return find(id);
  }

  @Override
  public synchronized List<RewardSettlement> findAll(Collection<SettlementId> ids) {
    return ids.stream().distinct().flatMap(id -> find(id).stream()).toList();
  }

  @Override
  public synchronized Page<RewardSettlement, SettlementId> list(
      Filter filter, Optional<SettlementId> before, int limit) {
    List<RewardSettlement> found =
        settlements.values().stream()
            .filter(one -> filter.state().map(one.state()::equals).orElse(true))
            .filter(one -> filter.parked().map(p -> p == one.parked().isPresent()).orElse(true))
            .filter(one -> filter.source().map(one.reference().source()::equals).orElse(true))
            .filter(one -> before.map(b -> text(one.id()).compareTo(text(b)) < 0).orElse(true))
            .sorted(Comparator.comparing((RewardSettlement one) -> text(one.id())).reversed())
            .toList();
    List<RewardSettlement> page = found.stream().limit(limit).toList();
    return new Page<>(
        page, found.size() > limit ? Optional.of(page.getLast().id()) : Optional.empty());
  }

  private static String text(SettlementId id) {
    return id.toString();
  }

  @Override
  public synchronized void wake(Collection<Integer> lanes) {
    woken.addAll(lanes);
  }

  /** The lanes that were woken. */
  public synchronized Set<Integer> woken() {
    return new TreeSet<>(woken);
  }

  /** All there are, in the order of their acceptance. */
  public synchronized List<RewardSettlement> all() {
    return accepted.keySet().stream().map(this::current).toList();
  }

  /** Their events, read by that reader. */
  public SourceEvents events(EventReader reader) {
    return ids -> {
      Map<SettlementId, SourceReading> readings = new HashMap<>();
      for (SettlementId id : ids) {
        readings.put(id, read(reader, id));
      }
      return readings;
    };
  }

  private synchronized SourceReading read(EventReader reader, SettlementId id) {
    Accepted one = accepted.get(id);
    return one == null
        ? new SourceReading.Unusable(SettlementFailure.SOURCE_MISSING, "The event is not there.")
        : reader.understand(one.body(), one.settlement().acceptedAt());
  }

  private RewardSettlement current(SettlementId id) {
    return Objects.requireNonNull(settlements.get(id));
  }

  @Override
  public synchronized Runnable checkpoint() {
    Map<SettlementId, Accepted> acceptedBefore = new LinkedHashMap<>(accepted);
    Map<SettlementId, RewardSettlement> settlementsBefore = new HashMap<>(settlements);
    TreeSet<Integer> wokenBefore = new TreeSet<>(woken);
    return () -> {
      accepted = acceptedBefore;
      settlements = settlementsBefore;
      woken = wokenBefore;
    };
  }
}
