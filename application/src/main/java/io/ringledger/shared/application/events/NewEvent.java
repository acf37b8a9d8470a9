package io.ringledger.shared.application.events;

import java.time.Instant;
import java.util.UUID;

/**
 * Something that has just happened, in the words of CloudEvents 1.0.
 *
 * @param type for example {@code rewards_ledger.PointsEarned}
 * @param subject what it happened to
 * @param orderingKey events with the same one are delivered in the order in which they happened
 */
public record NewEvent(
    UUID id, String type, String subject, String orderingKey, Instant time, EventData data) {}
