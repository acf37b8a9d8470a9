package io.ringledger.commerce.standardwebhooks;

import io.ringledger.commerce.application.outbound.PaymentGateway;
import io.ringledger.commerce.domain.order.PaymentAttempt;
import io.ringledger.commerce.domain.order.PaymentProvider;
import io.ringledger.commerce.domain.order.Refund;
import java.util.Optional;

/**
 * A provider that is never asked: the client pays there by itself, and its signed events say what
 * became of it. A payment goes by the name of its attempt, a refund by its own.
 */
public final class ReportedPaymentGateway implements PaymentGateway {

  private static final String ONLY_REPORTS = "the provider only reports";

  @Override
  public PaymentProvider provider() {
    return PaymentProvider.STANDARD;
  }

  @Override
  public Answer pay(Charge charge) {
    return new Answer.OnItsWay(charge.attempt().toString(), Optional.empty());
  }

  @Override
  public Answer standing(PaymentAttempt attempt) {
    return new Answer.Unclear(ONLY_REPORTS);
  }

  @Override
  public Answer cancel(PaymentAttempt attempt) {
    return new Answer.Unclear(ONLY_REPORTS);
  }

  @Override
  public RefundAnswer refund(PaymentAttempt attempt, Refund refund) {
    return new RefundAnswer.OnItsWay(refund.id().toString());
  }

  @Override
  public RefundAnswer standing(Refund refund) {
    return new RefundAnswer.Unclear(ONLY_REPORTS);
  }

  @Override
  public int resend(PaymentAttempt attempt) {
    return 0;
  }
}
