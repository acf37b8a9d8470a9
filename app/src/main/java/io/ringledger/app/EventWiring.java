package io.ringledger.app;

import io.micrometer.core.instrument.MeterRegistry;
import io.ringledger.app.Settings.Mode;
import io.ringledger.app.observation.CountedWebhookSender;
import io.ringledger.events.application.DeliveryRounds;
import io.ringledger.events.application.EventSubscriptions;
import io.ringledger.events.application.EventSubscriptionsUseCase;
import io.ringledger.events.application.SubscriptionFanOut;
import io.ringledger.events.application.outbound.Deliveries;
import io.ringledger.events.application.outbound.Subscriptions;
import io.ringledger.events.domain.DeliverySchedule;
import io.ringledger.events.webhook.EndpointAddresses;
import io.ringledger.events.webhook.HttpWebhookSender;
import io.ringledger.shared.application.AuditTrail;
import io.ringledger.shared.application.Randomness;
import io.ringledger.shared.application.UnitOfWork;
import io.ringledger.shared.cloudevents.CloudEventsWriter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;

/** Hands what tells others of events what it needs. */
@ApplicationScoped
class EventWiring {

  /** Beside a send, a claim has to outlast the waiting for a database that is busy. */
  private static final Duration CLAIM_MARGIN = Duration.ofMinutes(1);

  private final Settings.Events settings;
  private final boolean production;
  private final UnitOfWork unitOfWork;
  private final Randomness randomness;
  private final InstantSource clock;

  EventWiring(
      Settings settings, UnitOfWork unitOfWork, Randomness randomness, InstantSource clock) {
    this.settings = settings.events();
    this.production = settings.mode() == Mode.PRODUCTION;
    this.unitOfWork = unitOfWork;
    this.randomness = randomness;
    this.clock = clock;
  }

  @Produces
  @Singleton
  EndpointAddresses endpointAddresses() {
    return new EndpointAddresses(production);
  }

  @Produces
  @Singleton
  HttpWebhookSender webhookSender(CloudEventsWriter writer, EndpointAddresses addresses) {
    return OutsideSystems.valid(
        "EVENTS_DELIVERY_TIMEOUT",
        () -> new HttpWebhookSender(writer, addresses, settings.deliveryTimeout(), clock));
  }

  void letGo(@Disposes HttpWebhookSender sender) {
    sender.close();
  }

  @Produces
  @Singleton
  EventSubscriptions eventSubscriptions(
      Subscriptions subscriptions,
      Deliveries deliveries,
      EndpointAddresses addresses,
      AuditTrail trail) {
    return new EventSubscriptionsUseCase(
        unitOfWork, subscriptions, deliveries, addresses, trail, randomness, clock);
  }

  @Produces
  @Singleton
  SubscriptionFanOut fanOut(Subscriptions subscriptions, Deliveries deliveries) {
    return new SubscriptionFanOut(subscriptions, deliveries, randomness, clock);
  }

  @Produces
  @Singleton
  DeliveryRounds deliveryRounds(
      Subscriptions subscriptions,
      Deliveries deliveries,
      HttpWebhookSender sender,
      MeterRegistry registry) {
    DeliverySchedule schedule =
        OutsideSystems.valid(
            "EVENTS_DELIVERY_ATTEMPTS, EVENTS_DELIVERY_FIRST_RETRY or"
                + " EVENTS_DELIVERY_LONGEST_RETRY",
            () ->
                new DeliverySchedule(
                    settings.deliveryAttempts(),
                    settings.deliveryFirstRetry(),
                    settings.deliveryLongestRetry()));
    return new DeliveryRounds(
        unitOfWork,
        subscriptions,
        deliveries,
        new CountedWebhookSender(sender, registry),
        schedule,
        settings.deliveryTimeout().plus(CLAIM_MARGIN),
        settings.keepDeliveries(),
        clock);
  }
}
