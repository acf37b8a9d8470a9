package io.ringledger.reputation.application;

import io.ringledger.reputation.application.Standings.Rebuilt;
import io.ringledger.reputation.application.outbound.Reputations;
import io.ringledger.reputation.domain.AccountId;
import io.ringledger.reputation.domain.PointsMoved;
import io.ringledger.reputation.domain.Reputation;
import io.ringledger.shared.application.events.EventLog;
import io.ringledger.shared.application.events.EventLog.Standing;
import io.ringledger.shared.application.events.Partitions;
import io.ringledger.shared.application.events.PublishedEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Counts everything again, as far as the projection has got, and not further: what comes later is
 * the projection's to count, and to tell. All events of an account are in one partition, so one
 * partition is compared after the other, and memory holds the accounts of one of them.
 */
final class ReputationRebuild {

  /** How much is read or written at once. */
  static final int AT_ONCE = 1000;

  private final Reputations reputations;
  private final EventLog log;

  ReputationRebuild(Reputations reputations, EventLog log) {
    this.reputations = reputations;
    this.log = log;
  }

  /** In the running unit of work, in which the projection stands still. */
  Rebuilt run() {
    long accounts = 0;
    long differences = 0;
    for (Standing standing : log.hold(ReputationProjection.NAME)) {
      Map<AccountId, Reputation> right = fold(standing);
      accounts += right.size();
      differences += correct(standing.partition(), right);
    }
    return new Rebuilt(accounts, differences);
  }

  private Map<AccountId, Reputation> fold(Standing standing) {
    Map<AccountId, Reputation> right = new HashMap<>();
    for (long after = 0; after < standing.position(); after += AT_ONCE) {
      long upTo = Math.min(standing.position(), after + AT_ONCE);
      for (PublishedEvent event :
          log.stretch(standing.partition(), after, upTo, PointsMovements.TYPES)) {
        PointsMoved moved = PointsMovements.of(event);
        right.merge(
            moved.account(),
            Reputation.unknown(moved.account()).count(moved),
            (before, _) -> before.count(moved));
      }
    }
    return right;
  }

  /** Goes through all that is kept, and leaves in the map what is not. */
  private long correct(int partition, Map<AccountId, Reputation> right) {
    Map<AccountId, Reputation> missing = new HashMap<>(right);
    List<Reputation> wrong = new ArrayList<>();
    List<AccountId> strangers = new ArrayList<>();
    long differences = 0;
    List<Reputation> kept = reputations.after(Optional.empty(), AT_ONCE);
    while (!kept.isEmpty()) {
      for (Reputation each : kept) {
        if (Partitions.of(each.account().toString()) == partition) {
          Reputation should = missing.remove(each.account());
          if (should == null) {
            strangers.add(each.account());
          } else if (!should.equals(each)) {
            wrong.add(should);
          }
        }
      }
      differences += write(wrong, strangers);
      kept = reputations.after(Optional.of(kept.getLast().account()), AT_ONCE);
    }
    for (Reputation each : missing.values()) {
      wrong.add(each);
      if (wrong.size() == AT_ONCE) {
        differences += write(wrong, strangers);
      }
    }
    return differences + write(wrong, strangers);
  }

  private int write(List<Reputation> wrong, List<AccountId> strangers) {
    int differences = wrong.size() + strangers.size();
    if (!wrong.isEmpty()) {
      reputations.save(wrong);
      wrong.clear();
    }
    if (!strangers.isEmpty()) {
      reputations.forget(strangers);
      strangers.clear();
    }
    return differences;
  }
}
