package io.ringledger.events.application;

import io.ringledger.events.domain.Delivery;
import io.ringledger.events.domain.DeliveryId;
import io.ringledger.events.domain.DeliveryStatus;
import io.ringledger.events.domain.Endpoint;
import io.ringledger.events.domain.SigningSecret;
import io.ringledger.events.domain.Subscription;
import io.ringledger.events.domain.SubscriptionId;
import io.ringledger.events.domain.TypeFilter;
import io.ringledger.shared.application.Caller;
import io.ringledger.shared.application.Page;
import io.ringledger.shared.domain.Outcome;
import java.time.Instant;
import java.util.Optional;

/** What an admin may do with subscribers and what is sent to them. */
public interface EventSubscriptions {

  /**
   * Has somebody told from now on. Refused with {@code event_endpoint_not_allowed}, {@code
   * event_subscriptions_exhausted}.
   */
  Outcome<Begun> subscribe(Caller caller, NewSubscription subscription);

  /** The newest first. */
  Page<Subscription, SubscriptionId> list(Optional<SubscriptionId> before, int limit);

  /** One of them; else {@code event_subscription_not_found}, as everywhere here. */
  Outcome<Subscription> get(SubscriptionId id);

  /** Sends nothing until it is resumed; what happens meanwhile waits. */
  Outcome<Subscription> pause(Caller caller, SubscriptionId id);

  /** Sends what has waited, also to one that rests after failures. */
  Outcome<Subscription> resume(Caller caller, SubscriptionId id);

  /** Forgets it and everything that was sent or was to be sent. */
  Outcome<Deleted> delete(Caller caller, SubscriptionId id);

  /** Signs with a new secret, and for a day with the one before as well. */
  Outcome<Rotated> rotateSecret(Caller caller, SubscriptionId id);

  /** What was and is to be sent, the newest first. */
  Outcome<Page<Delivery, DeliveryId>> deliveries(
      SubscriptionId id, Optional<DeliveryStatus> status, Optional<DeliveryId> before, int limit);

  /**
   * Sends again what was given up. Refused with {@code event_delivery_not_found}, {@code
   * event_delivery_not_dead}.
   */
  Outcome<Delivery> redeliver(Caller caller, DeliveryId id);

  /** Sends again whatever was given up; answers how many. */
  Outcome<Redelivered> redeliverDead(Caller caller, SubscriptionId id);

  /** What a subscription is made of. */
  record NewSubscription(String name, Endpoint endpoint, TypeFilter types) {}

  /** A subscription and its secret, which is shown this once. */
  record Begun(Subscription subscription, SigningSecret secret) {}

  /**
   * A new secret, which is shown this once.
   *
   * @param previousUntil until then the one before signs too
   */
  record Rotated(SubscriptionId subscription, SigningSecret secret, Instant previousUntil) {}

  /** It is gone. */
  record Deleted(SubscriptionId subscription) {}

  /** So many deliveries are to be sent again. */
  record Redelivered(SubscriptionId subscription, int deliveries) {}
}
