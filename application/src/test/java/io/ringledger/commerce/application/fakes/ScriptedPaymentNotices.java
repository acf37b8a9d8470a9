package io.ringledger.commerce.application.fakes;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ringledger.commerce.application.outbound.PaymentNotices;
import io.ringledger.commerce.domain.CommerceFailure;
import io.ringledger.commerce.domain.PaymentEventId;
import io.ringledger.commerce.domain.order.PaymentEvent;
import io.ringledger.commerce.domain.order.PaymentProvider;
import io.ringledger.shared.domain.Outcome;
import java.time.Instant;
import java.util.Map;

/** Reads what a {@link ScriptedPaymentGateway} sends. */
public final class ScriptedPaymentNotices implements PaymentNotices {

  private final ScriptedPaymentGateway gateway;

  public ScriptedPaymentNotices(ScriptedPaymentGateway gateway) {
    this.gateway = gateway;
  }

  @Override
  public PaymentProvider provider() {
    return gateway.provider();
  }

  @Override
  public Outcome<PaymentEvent> read(
      Map<String, String> headers, byte[] body, PaymentEventId id, Instant now) {
    if (!GatewayMail.GOOD.equals(headers.get(GatewayMail.SIGNATURE))) {
      return Outcome.rejected(CommerceFailure.PAYMENT_WEBHOOK_UNVERIFIED);
    }
    return gateway
        .mail()
        .named(new String(body, UTF_8))
        .map(event -> Outcome.success(received(event, id, now)))
        .orElse(Outcome.rejected(CommerceFailure.PAYMENT_WEBHOOK_MALFORMED));
  }

  private static PaymentEvent received(PaymentEvent event, PaymentEventId id, Instant now) {
    return new PaymentEvent(
        id,
        event.provider(),
        event.providerEvent(),
        event.type(),
        event.kind(),
        event.site(),
        event.order(),
        event.attempt(),
        event.refund(),
        event.reference(),
        event.refundReference(),
        event.amount(),
        event.failure(),
        event.occurredAt(),
        now);
  }
}
