package io.ringledger.reputation.application;

import io.ringledger.reputation.application.fakes.InMemoryReputations;
import io.ringledger.shared.application.Caller;
import io.ringledger.shared.application.RequestId;
import io.ringledger.shared.application.events.EventDelivery;
import io.ringledger.shared.application.events.EventDelivery.Round;
import io.ringledger.shared.application.events.EventLog;
import io.ringledger.shared.application.events.NewEvent;
import io.ringledger.shared.application.fakes.InMemoryAuditTrail;
import io.ringledger.shared.application.fakes.InMemoryEventLog;
import io.ringledger.shared.application.fakes.SequentialRandomness;
import io.ringledger.shared.application.fakes.SettableClock;
import io.ringledger.shared.application.fakes.SnapshotUnitOfWork;
import io.ringledger.shared.domain.Role;
import io.ringledger.shared.domain.UserId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

/** Standings over a log in memory. */
final class ReputationScene {

  static final Caller ADMIN =
      new Caller(new UserId(new UUID(0, 1)), Role.ADMIN, new RequestId("request-1"));

  private static final int PLENTY = 100_000;

  final InMemoryEventLog log = new InMemoryEventLog();
  final InMemoryReputations reputations = new InMemoryReputations();
  final InMemoryAuditTrail trail = new InMemoryAuditTrail();
  final SettableClock clock = new SettableClock(Happened.NOON);
  final SnapshotUnitOfWork unitOfWork = new SnapshotUnitOfWork(log, reputations, trail);
  final ReputationProjection projection =
      new ReputationProjection(reputations, log, new SequentialRandomness());
  final Standings standings = new StandingsUseCase(unitOfWork, reputations, log, trail, clock);

  /** It happens, and the projection does not know yet. */
  void publish(NewEvent... events) {
    unitOfWork.run(() -> log.publish(List.of(events)));
    log.sequence(PLENTY);
  }

  /** The projection takes notice, so many at once, until there is nothing more. */
  void catchUp(int atOnce) {
    EventDelivery delivery = new EventDelivery(unitOfWork, log, clock, atOnce);
    long positions;
    do {
      log.sequence(PLENTY);
      Round round = delivery.deliver(projection);
      if (!round.failures().isEmpty()) {
        throw new AssertionError("it failed", round.failures().getFirst().cause());
      }
      positions = round.positions();
    } while (positions > 0);
  }

  void happen(NewEvent... events) {
    publish(events);
    catchUp(PLENTY);
  }

  /** What was told of standings, in the order of each account. */
  List<NewEvent> told() {
    log.sequence(PLENTY);
    return IntStream.range(0, EventLog.PARTITIONS)
        .boxed()
        .flatMap(
            partition ->
                log.stretch(partition, 0, PLENTY, Set.of(ReputationEvents.UPDATED)).stream())
        .map(
            event ->
                new NewEvent(
                    event.id(),
                    event.type(),
                    event.subject(),
                    event.orderingKey(),
                    event.time(),
                    event.data()))
        .toList();
  }
}
