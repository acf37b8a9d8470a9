package io.ringledger.rewards.application.settlement;

import io.ringledger.rewards.application.outbound.EventReader;
import io.ringledger.rewards.application.outbound.EventReader.Envelope;
import io.ringledger.rewards.application.outbound.RewardSettlements;
import io.ringledger.rewards.application.outbound.RewardSettlements.Accepted;
import io.ringledger.rewards.application.outbound.RewardSettlements.Known;
import io.ringledger.rewards.domain.RewardFailure;
import io.ringledger.rewards.domain.ledger.SourceReference;
import io.ringledger.rewards.domain.settlement.RewardSettlement;
import io.ringledger.rewards.domain.settlement.SettlementId;
import io.ringledger.shared.application.Randomness;
import io.ringledger.shared.application.UnitOfWork;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.domain.Outcome.Rejected;
import io.ringledger.shared.domain.Outcome.Success;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** {@inheritDoc} */
public final class RewardIntakeUseCase implements RewardIntake {

  private final UnitOfWork unitOfWork;
  private final EventReader reader;
  private final RewardSettlements settlements;
  private final Randomness randomness;
  private final InstantSource clock;

  public RewardIntakeUseCase(
      UnitOfWork unitOfWork,
      EventReader reader,
      RewardSettlements settlements,
      Randomness randomness,
      InstantSource clock) {
    this.unitOfWork = unitOfWork;
    this.reader = reader;
    this.settlements = settlements;
    this.randomness = randomness;
    this.clock = clock;
  }

  @Override
  public Outcome<List<Outcome<Received>>> receive(Sender sender, byte[] body) {
    return reader
        .read(body)
        .map(
            events ->
                events.stream()
                    .map(event -> event.then(envelope -> permitted(sender, envelope)))
                    .toList())
        .map(events -> unitOfWork.execute(() -> keep(events)));
  }

  private static Outcome<Envelope> permitted(Sender sender, Envelope event) {
    if (!event.source().equals(sender.source())) {
      return Outcome.rejected(RewardFailure.EVENT_SOURCE_NOT_YOURS);
    }
    return sender.maySend(event.type())
        ? Outcome.success(event)
        : Outcome.rejected(RewardFailure.EVENT_TYPE_NOT_ALLOWED);
  }

  /** An event that comes twice in one batch is new the first time and known the second. */
  private List<Outcome<Received>> keep(List<Outcome<Envelope>> events) {
    Instant now = clock.instant();
    Map<SourceReference, Accepted> fresh = new LinkedHashMap<>();
    for (Outcome<Envelope> event : events) {
      if (event instanceof Success<Envelope>(var envelope)) {
        fresh.computeIfAbsent(reference(envelope), _ -> accept(envelope, now));
      }
    }
    Map<SourceReference, Known> known = settlements.add(List.copyOf(fresh.values()));
    wake(fresh, known);
    Map<SettlementId, RewardSettlement> earlier =
        known.isEmpty()
            ? Map.of()
            : settlements.findAll(known.values().stream().map(Known::settlement).toList()).stream()
                .collect(Collectors.toMap(RewardSettlement::id, Function.identity()));
    Set<SourceReference> seen = new HashSet<>(known.keySet());
    List<Outcome<Received>> outcomes = new ArrayList<>(events.size());
    for (Outcome<Envelope> event : events) {
      outcomes.add(
          switch (event) {
            case Rejected<Envelope> refusal -> refusal.as();
            case Success<Envelope>(var envelope) -> outcome(envelope, fresh, known, earlier, seen);
          });
    }
    return outcomes;
  }

  private Accepted accept(Envelope event, Instant now) {
    RewardSettlement settlement =
        RewardSettlement.initiate(
            new SettlementId(randomness.newId()),
            reference(event),
            event.type(),
            event.orderingKey(),
            now);
    return new Accepted(
        settlement, RewardLanes.laneOf(event.orderingKey()), event.fingerprint(), event.body());
  }

  private void wake(Map<SourceReference, Accepted> fresh, Map<SourceReference, Known> known) {
    TreeSet<Integer> lanes = new TreeSet<>();
    fresh.forEach(
        (reference, accepted) -> {
          if (!known.containsKey(reference)) {
            lanes.add(accepted.lane());
          }
        });
    if (!lanes.isEmpty()) {
      settlements.wake(lanes);
    }
  }

  private Outcome<Received> outcome(
      Envelope event,
      Map<SourceReference, Accepted> fresh,
      Map<SourceReference, Known> known,
      Map<SettlementId, RewardSettlement> earlier,
      Set<SourceReference> seen) {
    SourceReference reference = reference(event);
    Accepted accepted = Objects.requireNonNull(fresh.get(reference));
    Optional<Known> before = Optional.ofNullable(known.get(reference));
    String fingerprint = before.map(Known::fingerprint).orElse(accepted.fingerprint());
    if (!fingerprint.equals(event.fingerprint())) {
      return Outcome.rejected(RewardFailure.EVENT_EXISTS_WITH_DIFFERENT_CONTENT);
    }
    RewardSettlement settlement =
        before
            .map(first -> Objects.requireNonNull(earlier.get(first.settlement())))
            .orElse(accepted.settlement());
    return Outcome.success(new Received(settlement, !seen.add(reference)));
  }

  private static SourceReference reference(Envelope event) {
    return new SourceReference(event.source(), event.id());
  }
}
