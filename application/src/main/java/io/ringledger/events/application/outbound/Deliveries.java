package io.ringledger.events.application.outbound;

import io.ringledger.events.domain.Delivery;
import io.ringledger.events.domain.DeliveryId;
import io.ringledger.events.domain.DeliveryStatus;
import io.ringledger.events.domain.SubscriptionId;
import io.ringledger.shared.application.Page;
import io.ringledger.shared.application.events.PublishedEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Deliveries to subscribers, in the running unit of work. */
public interface Deliveries {

  /** Keeps new ones; an event that a subscription has already is passed by. */
  void add(List<New> deliveries);

  /** Subscriptions that are neither paused nor resting and have something due. */
  List<SubscriptionId> due(Instant now, int limit);

  /**
   * Takes deliveries that are due and counts an attempt of each. Of one ordering key only the
   * earliest that is not ended is ever taken, so that later ones wait. Nobody else gets them before
   * the claim is over.
   */
  List<Claim> claim(SubscriptionId subscription, Instant now, Instant claimedUntil, int limit);

  /** Notes that the subscriber has it. False where the claim was over and somebody else's. */
  boolean delivered(Claim claim, int status, Instant at);

  /**
   * Notes that an attempt failed. False where the claim was over and somebody else's.
   *
   * @param next when it is tried again; empty: it is given up
   */
  boolean failed(
      Claim claim, Optional<Integer> status, String reason, Instant at, Optional<Instant> next);

  /** The newest first. */
  Page<Delivery, DeliveryId> page(
      SubscriptionId subscription,
      Optional<DeliveryStatus> status,
      Optional<DeliveryId> before,
      int limit);

  Optional<Delivery> find(DeliveryId id);

  /** Has one that was given up sent again, as if for the first time; false where it was not. */
  boolean revive(DeliveryId id, Instant now);

  /** Has all that were given up sent again; answers how many. */
  int reviveAll(SubscriptionId subscription, Instant now);

  /** Forgets what was delivered before that, but not more than so many at once. */
  int forgetDeliveredBefore(Instant moment, int limit);

  /** A delivery that is to be made. */
  record New(DeliveryId id, SubscriptionId subscription, PublishedEvent event, Instant at) {}

  /**
   * A delivery that is being made.
   *
   * @param attempt which one it is, from 1
   */
  record Claim(
      DeliveryId delivery, SubscriptionId subscription, int attempt, PublishedEvent event) {}
}
