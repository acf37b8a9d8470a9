package io.ringledger.events.application.outbound;

import io.ringledger.events.domain.SigningSecret;
import io.ringledger.events.domain.Subscription;
import io.ringledger.events.domain.SubscriptionId;
import io.ringledger.shared.application.Page;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Subscriptions and their secrets, in the running unit of work. */
public interface Subscriptions {

  /** Keeps a new one; false where there are {@code max} already. */
  boolean add(Subscription subscription, int max);

  Optional<Subscription> find(SubscriptionId id);

  /** The same, and nobody else changes it until the unit of work ends. */
  Optional<Subscription> lock(SubscriptionId id);

  /** Keeps what has changed of one that is there. */
  void save(Subscription subscription);

  /** Forgets it, with its secrets and deliveries; false where there is none. */
  boolean delete(SubscriptionId id);

  /** The newest first. */
  Page<Subscription, SubscriptionId> page(Optional<SubscriptionId> before, int limit);

  /** All there are, paused ones too. */
  List<Subscription> all();

  /**
   * Gives it a new secret. The one that was the newest goes on until the overlap is over; those
   * before end now.
   *
   * @param overlapUntil when the secret before ends
   */
  void addSecret(
      SubscriptionId id, UUID secretId, SigningSecret secret, Instant now, Instant overlapUntil);

  /** Those that sign at that time, the newest first; one or two. */
  List<SigningSecret> secrets(SubscriptionId id, Instant at);
}
