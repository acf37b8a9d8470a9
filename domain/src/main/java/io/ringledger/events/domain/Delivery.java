package io.ringledger.events.domain;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One event on its way to one subscriber.
 *
 * @param event the event's id, the same in each attempt
 * @param attempts made so far, since it was last taken up
 * @param dueAt when it is tried next, at the earliest; of one that has ended, when it was
 * @param lastStatus HTTP status of the last answer; empty where there was none
 * @param lastReason why the last attempt failed, in a few words of our own
 * @param endedAt when it was delivered or given up
 */
public record Delivery(
    DeliveryId id,
    SubscriptionId subscription,
    UUID event,
    String type,
    String orderingKey,
    DeliveryStatus status,
    int attempts,
    Instant createdAt,
    Instant dueAt,
    Optional<Integer> lastStatus,
    Optional<String> lastReason,
    Optional<Instant> endedAt) {

  /** Reasons are cut at this length. */
  public static final int MAX_REASON_LENGTH = 200;
}
