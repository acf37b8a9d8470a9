package io.ringledger.reputation.application;

import io.ringledger.reputation.application.outbound.Reputations;
import io.ringledger.reputation.domain.AccountId;
import io.ringledger.reputation.domain.PointsMoved;
import io.ringledger.reputation.domain.Reputation;
import io.ringledger.shared.application.Randomness;
import io.ringledger.shared.application.events.EventConsumer;
import io.ringledger.shared.application.events.NewEvent;
import io.ringledger.shared.application.events.Outbox;
import io.ringledger.shared.application.events.PublishedEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Keeps the standing of accounts by the events of the points ledger, and tells where a score has
 * changed. All events of an account are in one partition, which is held while it works, so that
 * nobody else counts for the same account.
 */
public final class ReputationProjection implements EventConsumer {

  /** Under this name is kept how far it has got. */
  public static final String NAME = "reputation";

  private final Reputations reputations;
  private final Outbox outbox;
  private final Randomness randomness;

  public ReputationProjection(Reputations reputations, Outbox outbox, Randomness randomness) {
    this.reputations = reputations;
    this.outbox = outbox;
    this.randomness = randomness;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Set<String> types() {
    return PointsMovements.TYPES;
  }

  @Override
  public void consume(List<PublishedEvent> events) {
    SortedSet<AccountId> accounts = new TreeSet<>();
    events.forEach(event -> accounts.add(PointsMovements.of(event).account()));
    Map<AccountId, Reputation> known = new HashMap<>();
    reputations.lock(accounts).forEach(found -> known.put(found.account(), found));

    Map<AccountId, Reputation> changed = new HashMap<>();
    List<NewEvent> told = new ArrayList<>();
    for (PublishedEvent event : events) {
      PointsMoved moved = PointsMovements.of(event);
      Reputation before = known.getOrDefault(moved.account(), Reputation.unknown(moved.account()));
      Reputation after = before.count(moved);
      if (!after.equals(before)) {
        known.put(after.account(), after);
        changed.put(after.account(), after);
      }
      if (after.score() != before.score()) {
        told.add(ReputationEvents.updated(before, after, event, randomness.newId()));
      }
    }
    if (!changed.isEmpty()) {
      reputations.save(changed.values());
    }
    if (!told.isEmpty()) {
      outbox.publish(told);
    }
  }
}
