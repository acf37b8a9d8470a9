package io.ringledger.rewards.kafka;

import io.ringledger.rewards.application.outbound.EventReader.Envelope;
import io.ringledger.rewards.application.settlement.RegisteredSources;
import io.ringledger.rewards.application.settlement.RewardIntake;
import io.ringledger.rewards.cloudevents.CloudEventsReader;
import io.ringledger.rewards.domain.RewardFailure;
import io.ringledger.rewards.domain.ledger.SourceReference;
import io.ringledger.rewards.domain.settlement.RewardSettlement;
import io.ringledger.rewards.domain.settlement.SettlementId;
import io.ringledger.shared.domain.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** An intake in memory that can be down, or die after it has kept what it was given. */
final class KeepingIntake implements RewardIntake, RegisteredSources {

  static final String SOURCE = "urn:example:marketplace";

  private final CloudEventsReader reader = new CloudEventsReader();
  final Map<SourceReference, Envelope> kept = new ConcurrentHashMap<>();
  final AtomicInteger calls = new AtomicInteger();
  final AtomicInteger offered = new AtomicInteger();
  final AtomicBoolean down = new AtomicBoolean();
  final AtomicBoolean diesOnceAfterKeeping = new AtomicBoolean();

  @Override
  public Optional<Sender> find(String source) {
    return source.equals(SOURCE)
        ? Optional.of(new Sender(source, Set.of("marketplace.*")))
        : Optional.empty();
  }

  @Override
  public synchronized Outcome<List<Outcome<Received>>> receive(Sender sender, byte[] body) {
    calls.incrementAndGet();
    if (down.get()) {
      throw new IllegalStateException("the database is down");
    }
    Outcome<List<Outcome<Received>>> outcome =
        reader
            .read(body)
            .map(
                events ->
                    events.stream().map(event -> event.then(it -> keep(sender, it))).toList());
    if (diesOnceAfterKeeping.compareAndSet(true, false)) {
      throw new IllegalStateException("the process dies");
    }
    return outcome;
  }

  private Outcome<Received> keep(Sender sender, Envelope event) {
    offered.incrementAndGet();
    if (!sender.maySend(event.type())) {
      return Outcome.rejected(RewardFailure.EVENT_TYPE_NOT_ALLOWED);
    }
    SourceReference reference = new SourceReference(event.source(), event.id());
    Envelope before = kept.putIfAbsent(reference, event);
    if (before != null && !before.fingerprint().equals(event.fingerprint())) {
      return Outcome.rejected(RewardFailure.EVENT_EXISTS_WITH_DIFFERENT_CONTENT);
    }
    return Outcome.success(
        new Received(
            RewardSettlement.initiate(
                new SettlementId(new UUID(0, offered.get())),
                reference,
                event.type(),
                event.orderingKey(),
                Instant.EPOCH),
            before != null));
  }
}
