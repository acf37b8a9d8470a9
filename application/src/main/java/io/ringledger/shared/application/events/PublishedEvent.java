package io.ringledger.shared.application.events;

import java.time.Instant;
import java.util.UUID;

/**
 * An event in its place in the log of all that were published.
 *
 * @param partition the part of the log it is in; an ordering key is always in the same one
 * @param position in its partition, from 1 and without gaps, in the order of the ordering key
 */
public record PublishedEvent(
    int partition,
    long position,
    UUID id,
    String type,
    String subject,
    String orderingKey,
    Instant time,
    EventData data) {}
