package io.ringledger.app.observation;

import io.ringledger.commerce.application.outbound.PaymentGateway;
import io.ringledger.commerce.domain.order.PaymentAttempt;
import io.ringledger.commerce.domain.order.PaymentProvider;
import io.ringledger.commerce.domain.order.Refund;

/** Draws each request to a payment gateway. */
public final class TracedPaymentGateway implements PaymentGateway {

  private final PaymentGateway gateway;
  private final Spans spans;

  public TracedPaymentGateway(PaymentGateway gateway, Spans spans) {
    this.gateway = gateway;
    this.spans = spans;
  }

  @Override
  public PaymentProvider provider() {
    return gateway.provider();
  }

  @Override
  public Answer pay(Charge charge) {
    return spans.outside("payment pay", () -> gateway.pay(charge));
  }

  @Override
  public Answer standing(PaymentAttempt attempt) {
    return spans.outside("payment standing", () -> gateway.standing(attempt));
  }

  @Override
  public Answer cancel(PaymentAttempt attempt) {
    return spans.outside("payment cancel", () -> gateway.cancel(attempt));
  }

  @Override
  public RefundAnswer refund(PaymentAttempt attempt, Refund refund) {
    return spans.outside("payment refund", () -> gateway.refund(attempt, refund));
  }

  @Override
  public RefundAnswer standing(Refund refund) {
    return spans.outside("refund standing", () -> gateway.standing(refund));
  }

  @Override
  public int resend(PaymentAttempt attempt) {
    return spans.outside("payment resend", () -> gateway.resend(attempt));
  }
}
