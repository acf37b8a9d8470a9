package io.ringledger.shared.rest.testing;

import io.ringledger.events.application.DeliveryRounds;
import io.ringledger.events.application.EventSubscriptions;
import io.ringledger.events.application.EventSubscriptionsUseCase;
import io.ringledger.events.application.SubscriptionFanOut;
import io.ringledger.events.application.fakes.InMemoryDeliveries;
import io.ringledger.events.application.fakes.InMemorySubscriptions;
import io.ringledger.events.application.fakes.ScriptedWebhookSender;
import io.ringledger.events.application.outbound.WebhookSender.Answer;
import io.ringledger.events.domain.DeliverySchedule;
import io.ringledger.shared.application.events.EventData;
import io.ringledger.shared.application.events.PublishedEvent;
import io.ringledger.shared.application.fakes.SnapshotUnitOfWork;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The real use cases about subscribers on stores in memory. */
@Singleton
public class EventsWorld {

  /** A host to which nothing may be sent. */
  public static final String FORBIDDEN = "https://forbidden.example.org/";

  private final World world;
  private final InMemorySubscriptions subscriptions = new InMemorySubscriptions();
  private final InMemoryDeliveries deliveries = new InMemoryDeliveries(subscriptions);
  private final SnapshotUnitOfWork unitOfWork;
  private final ScriptedWebhookSender sender;
  private long position;

  EventsWorld(World world) {
    this.world = world;
    this.unitOfWork = new SnapshotUnitOfWork(subscriptions, deliveries, world.trail);
    this.sender = new ScriptedWebhookSender(() -> unitOfWork.refuseInside("the subscriber"));
  }

  @Produces
  @Singleton
  EventSubscriptions eventSubscriptions() {
    return new EventSubscriptionsUseCase(
        unitOfWork,
        subscriptions,
        deliveries,
        endpoint ->
            endpoint.url().equals(FORBIDDEN)
                ? Optional.of("the host is not at a public address")
                : Optional.empty(),
        world.trail,
        world.randomness,
        world.clock);
  }

  /** Something happens, and every attempt to tell of it fails until it is given up. */
  public void tellsInVain(String type) {
    sender.answers(_ -> new Answer.Failed(Optional.of(500), "answered with 500", Optional.empty()));
    position++;
    PublishedEvent event =
        new PublishedEvent(
            0,
            position,
            world.randomness.newId(),
            type,
            "subject",
            "key",
            world.clock.instant(),
            EventData.of(Map.of()));
    unitOfWork.run(
        () ->
            new SubscriptionFanOut(subscriptions, deliveries, world.randomness, world.clock)
                .consume(List.of(event)));
    DeliveryRounds rounds =
        new DeliveryRounds(
            unitOfWork,
            subscriptions,
            deliveries,
            sender,
            new DeliverySchedule(1, Duration.ofSeconds(1), Duration.ofSeconds(1)),
            Duration.ofMinutes(1),
            Duration.ofDays(1),
            world.clock);
    rounds.due().forEach(id -> rounds.claim(id).forEach(rounds::send));
  }
}
