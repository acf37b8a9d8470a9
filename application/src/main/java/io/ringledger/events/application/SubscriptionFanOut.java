package io.ringledger.events.application;

import io.ringledger.events.application.outbound.Deliveries;
import io.ringledger.events.application.outbound.Subscriptions;
import io.ringledger.events.domain.DeliveryId;
import io.ringledger.events.domain.Subscription;
import io.ringledger.shared.application.Randomness;
import io.ringledger.shared.application.events.EventConsumer;
import io.ringledger.shared.application.events.PublishedEvent;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Notes for each event to whom it is to be sent. */
public final class SubscriptionFanOut implements EventConsumer {

  private final Subscriptions subscriptions;
  private final Deliveries deliveries;
  private final Randomness randomness;
  private final InstantSource clock;

  public SubscriptionFanOut(
      Subscriptions subscriptions,
      Deliveries deliveries,
      Randomness randomness,
      InstantSource clock) {
    this.subscriptions = subscriptions;
    this.deliveries = deliveries;
    this.randomness = randomness;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "event-subscriptions";
  }

  @Override
  public Set<String> types() {
    return Set.of();
  }

  @Override
  public void consume(List<PublishedEvent> events) {
    List<Subscription> all = subscriptions.all();
    Instant now = clock.instant();
    List<Deliveries.New> wanted = new ArrayList<>();
    for (PublishedEvent event : events) {
      for (Subscription subscription : all) {
        if (subscription.wants(event.type(), event.time())) {
          wanted.add(
              new Deliveries.New(
                  new DeliveryId(randomness.newId()), subscription.id(), event, now));
        }
      }
    }
    if (!wanted.isEmpty()) {
      deliveries.add(wanted);
    }
  }
}
