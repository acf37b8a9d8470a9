package io.ringledger.commerce.standardwebhooks;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringledger.commerce.application.outbound.PaymentGateway.Answer;
import io.ringledger.commerce.application.outbound.PaymentGateway.Charge;
import io.ringledger.commerce.application.outbound.PaymentGateway.RefundAnswer;
import io.ringledger.commerce.domain.AttemptId;
import io.ringledger.commerce.domain.OrderId;
import io.ringledger.commerce.domain.RefundId;
import io.ringledger.commerce.domain.order.AttemptState;
import io.ringledger.commerce.domain.order.PaymentAttempt;
import io.ringledger.commerce.domain.order.PaymentProvider;
import io.ringledger.commerce.domain.order.Refund;
import io.ringledger.shared.domain.CurrencyCode;
import io.ringledger.shared.domain.Money;
import io.ringledger.shared.domain.SiteId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReportedPaymentGatewayTest {

  private static final Instant NOW = Instant.parse("2030-06-01T12:00:00Z");
  private static final Money PRICE = new Money(2_500, new CurrencyCode("EUR"));
  private static final SiteId SITE = new SiteId(new UUID(7, 1));
  private static final OrderId ORDER = new OrderId(new UUID(7, 2));
  private static final AttemptId ATTEMPT = new AttemptId(new UUID(7, 3));

  private final ReportedPaymentGateway gateway = new ReportedPaymentGateway();

  private static PaymentAttempt attempt() {
    return new PaymentAttempt(
        ATTEMPT,
        SITE,
        ORDER,
        1,
        PaymentProvider.STANDARD,
        PRICE,
        "elsewhere",
        AttemptState.PENDING,
        Optional.of(ATTEMPT.toString()),
        Optional.empty(),
        false,
        false,
        Optional.empty(),
        0,
        Optional.of(NOW),
        NOW,
        NOW);
  }

  @Test
  void aPaymentGoesByTheNameOfItsAttempt() {
    assertThat(gateway.provider()).isEqualTo(PaymentProvider.STANDARD);
    assertThat(
            gateway.pay(
                new Charge(SITE, ORDER, ATTEMPT, PRICE, "elsewhere", "a@example.org", "k", NOW)))
        .isEqualTo(new Answer.OnItsWay(ATTEMPT.toString(), Optional.empty()));
  }

  @Test
  void nobodyCanBeAskedAnything() {
    assertThat(gateway.standing(attempt())).isInstanceOf(Answer.Unclear.class);
    assertThat(gateway.cancel(attempt())).isInstanceOf(Answer.Unclear.class);
    assertThat(gateway.resend(attempt())).isZero();
  }

  @Test
  void aRefundGoesByItsOwnNameUntilItIsReported() {
    Refund refund =
        Refund.request(
            new RefundId(new UUID(7, 4)),
            attempt(),
            Refund.Kind.ORDER,
            PRICE,
            "called off",
            "system",
            NOW);
    assertThat(gateway.refund(attempt(), refund))
        .isEqualTo(new RefundAnswer.OnItsWay(refund.id().toString()));
    assertThat(gateway.standing(refund)).isInstanceOf(RefundAnswer.Unclear.class);
  }
}
