package io.ringledger.events.rest.response;

import io.ringledger.events.domain.Delivery;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One event on its way to one subscriber. */
@Schema(name = "EventDelivery")
public record DeliveryResponse(
    String deliveryId,
    String subscriptionId,
    String eventId,
    String eventType,
    String orderingKey,
    String deliveryStatus,
    int attempts,
    String createdAt,
    String dueAt,
    @Nullable Integer lastHttpStatus,
    @Nullable String lastReason,
    @Nullable String endedAt) {

  public static DeliveryResponse of(Delivery delivery) {
    return new DeliveryResponse(
        delivery.id().toString(),
        delivery.subscription().toString(),
        delivery.event().toString(),
        delivery.type(),
        delivery.orderingKey(),
        delivery.status().wire(),
        delivery.attempts(),
        delivery.createdAt().toString(),
        delivery.dueAt().toString(),
        delivery.lastStatus().orElse(null),
        delivery.lastReason().orElse(null),
        delivery.endedAt().map(Instant::toString).orElse(null));
  }
}
