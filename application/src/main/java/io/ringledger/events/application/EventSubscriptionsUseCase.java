package io.ringledger.events.application;

import io.ringledger.events.application.outbound.Deliveries;
import io.ringledger.events.application.outbound.EndpointRules;
import io.ringledger.events.application.outbound.Subscriptions;
import io.ringledger.events.domain.Delivery;
import io.ringledger.events.domain.DeliveryId;
import io.ringledger.events.domain.DeliveryStatus;
import io.ringledger.events.domain.EventsFailure;
import io.ringledger.events.domain.SigningSecret;
import io.ringledger.events.domain.Subscription;
import io.ringledger.events.domain.SubscriptionId;
import io.ringledger.shared.application.AuditChain;
import io.ringledger.shared.application.AuditEntry;
import io.ringledger.shared.application.AuditTrail;
import io.ringledger.shared.application.Caller;
import io.ringledger.shared.application.Page;
import io.ringledger.shared.application.Randomness;
import io.ringledger.shared.application.UnitOfWork;
import io.ringledger.shared.domain.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** {@inheritDoc} */
public final class EventSubscriptionsUseCase implements EventSubscriptions {

  /** Time enough to bring a new secret to a subscriber. */
  private static final Duration OVERLAP = Duration.ofDays(1);

  private final UnitOfWork unitOfWork;
  private final Subscriptions subscriptions;
  private final Deliveries deliveries;
  private final EndpointRules rules;
  private final AuditTrail trail;
  private final Randomness randomness;
  private final InstantSource clock;

  public EventSubscriptionsUseCase(
      UnitOfWork unitOfWork,
      Subscriptions subscriptions,
      Deliveries deliveries,
      EndpointRules rules,
      AuditTrail trail,
      Randomness randomness,
      InstantSource clock) {
    this.unitOfWork = unitOfWork;
    this.subscriptions = subscriptions;
    this.deliveries = deliveries;
    this.rules = rules;
    this.trail = trail;
    this.randomness = randomness;
    this.clock = clock;
  }

  @Override
  public Outcome<Begun> subscribe(Caller caller, NewSubscription wanted) {
    Optional<String> objection = rules.objection(wanted.endpoint());
    if (objection.isPresent()) {
      return Outcome.rejected(EventsFailure.ENDPOINT_NOT_ALLOWED, objection.get());
    }
    SigningSecret secret = SigningSecret.of(randomness.newSecret(SigningSecret.BYTES));
    return unitOfWork.execute(
        () -> {
          Instant now = clock.instant();
          Subscription made =
              Subscription.begin(
                  new SubscriptionId(randomness.newId()),
                  wanted.name(),
                  wanted.endpoint(),
                  wanted.types(),
                  now);
          if (!subscriptions.add(made, Subscription.MAX_SUBSCRIPTIONS)) {
            return Outcome.rejected(EventsFailure.SUBSCRIPTIONS_EXHAUSTED);
          }
          subscriptions.addSecret(made.id(), randomness.newId(), secret, now, now);
          note(
              caller,
              made.id(),
              "event_subscription.create",
              Map.of(
                  "name", made.name(),
                  "url", made.endpoint().url(),
                  "types", String.join(",", made.types().patterns())));
          return Outcome.success(new Begun(made, secret));
        });
  }

  @Override
  public Page<Subscription, SubscriptionId> list(Optional<SubscriptionId> before, int limit) {
    return unitOfWork.execute(() -> subscriptions.page(before, limit));
  }

  @Override
  public Outcome<Subscription> get(SubscriptionId id) {
    return orNotFound(unitOfWork.execute(() -> subscriptions.find(id)));
  }

  @Override
  public Outcome<Subscription> pause(Caller caller, SubscriptionId id) {
    return change(caller, id, "event_subscription.pause", Subscription::pause);
  }

  @Override
  public Outcome<Subscription> resume(Caller caller, SubscriptionId id) {
    return change(caller, id, "event_subscription.resume", Subscription::resume);
  }

  private Outcome<Subscription> change(
      Caller caller, SubscriptionId id, String action, UnaryOperator<Subscription> verb) {
    return unitOfWork.execute(
        () ->
            orNotFound(subscriptions.lock(id))
                .map(
                    found -> {
                      Subscription changed = verb.apply(found);
                      subscriptions.save(changed);
                      note(caller, id, action, Map.of());
                      return changed;
                    }));
  }

  @Override
  public Outcome<Deleted> delete(Caller caller, SubscriptionId id) {
    return unitOfWork.execute(
        () ->
            orNotFound(subscriptions.lock(id))
                .map(
                    found -> {
                      subscriptions.delete(id);
                      note(
                          caller,
                          id,
                          "event_subscription.delete",
                          Map.of("url", found.endpoint().url()));
                      return new Deleted(id);
                    }));
  }

  @Override
  public Outcome<Rotated> rotateSecret(Caller caller, SubscriptionId id) {
    SigningSecret secret = SigningSecret.of(randomness.newSecret(SigningSecret.BYTES));
    return unitOfWork.execute(
        () ->
            orNotFound(subscriptions.lock(id))
                .map(
                    _ -> {
                      Instant now = clock.instant();
                      Instant until = now.plus(OVERLAP);
                      subscriptions.addSecret(id, randomness.newId(), secret, now, until);
                      note(caller, id, "event_subscription.rotate_secret", Map.of());
                      return new Rotated(id, secret, until);
                    }));
  }

  @Override
  public Outcome<Page<Delivery, DeliveryId>> deliveries(
      SubscriptionId id, Optional<DeliveryStatus> status, Optional<DeliveryId> before, int limit) {
    return unitOfWork.execute(
        () ->
            orNotFound(subscriptions.find(id))
                .map(_ -> deliveries.page(id, status, before, limit)));
  }

  @Override
  public Outcome<Delivery> redeliver(Caller caller, DeliveryId id) {
    return unitOfWork.execute(
        () -> {
          Optional<Delivery> found = deliveries.find(id);
          if (found.isEmpty() || subscriptions.lock(found.get().subscription()).isEmpty()) {
            return Outcome.rejected(EventsFailure.DELIVERY_NOT_FOUND);
          }
          if (!deliveries.revive(id, clock.instant())) {
            return Outcome.rejected(EventsFailure.DELIVERY_NOT_DEAD);
          }
          note(
              caller,
              found.get().subscription(),
              "event_delivery.redeliver",
              Map.of("delivery_id", id.toString(), "event_id", found.get().event().toString()));
          return Outcome.success(deliveries.find(id).orElseThrow());
        });
  }

  @Override
  public Outcome<Redelivered> redeliverDead(Caller caller, SubscriptionId id) {
    return unitOfWork.execute(
        () ->
            orNotFound(subscriptions.lock(id))
                .map(
                    _ -> {
                      int revived = deliveries.reviveAll(id, clock.instant());
                      note(
                          caller,
                          id,
                          "event_subscription.redeliver",
                          Map.of("deliveries", Integer.toString(revived)));
                      return new Redelivered(id, revived);
                    }));
  }

  /** Whoever writes into the chain holds the subscription, or it is new. */
  private void note(Caller caller, SubscriptionId id, String action, Map<String, String> details) {
    trail.record(
        AuditEntry.success(
            new AuditChain("event-subscription:" + id),
            clock.instant(),
            caller.author(),
            action,
            details));
  }

  private static Outcome<Subscription> orNotFound(Optional<Subscription> found) {
    return found
        .map(Outcome::success)
        .orElseGet(() -> Outcome.rejected(EventsFailure.SUBSCRIPTION_NOT_FOUND));
  }
}
