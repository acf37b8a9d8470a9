package io.ringledger.commerce.rest.payments;

import io.ringledger.commerce.application.outbound.PaymentEvents.Standing;
import io.ringledger.commerce.domain.order.PaymentEvent;
import io.ringledger.shared.domain.Money;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a gateway said, of which the signature was verified, and what became of it. */
@Schema(name = "PaymentEvent")
public record PaymentEventResponse(
    String paymentEventId,
    String provider,
    String providerEvent,
    String type,
    String kind,
    @Nullable String siteId,
    @Nullable String orderId,
    @Nullable String attemptId,
    @Nullable String refundId,
    @Nullable String reference,
    @Nullable Long amountMinor,
    @Nullable String currency,
    @Nullable String failureCode,
    String status,
    int tries,
    String note,
    @Nullable String nextTryAt,
    String occurredAt,
    String receivedAt) {

  public static PaymentEventResponse of(Standing standing) {
    PaymentEvent event = standing.event();
    return new PaymentEventResponse(
        event.id().toString(),
        event.provider().wire(),
        event.providerEvent(),
        event.type(),
        event.kind().wire(),
        text(event.site()),
        text(event.order()),
        text(event.attempt()),
        text(event.refund()),
        event.reference().orElse(null),
        event.amount().map(Money::minor).orElse(null),
        event.amount().map(money -> money.currency().value()).orElse(null),
        event.failure().orElse(null),
        standing.status().wire(),
        standing.tries(),
        standing.note(),
        standing.again().map(Instant::toString).orElse(null),
        event.occurredAt().toString(),
        event.receivedAt().toString());
  }

  private static @Nullable String text(Optional<?> id) {
    return id.map(Object::toString).orElse(null);
  }
}
