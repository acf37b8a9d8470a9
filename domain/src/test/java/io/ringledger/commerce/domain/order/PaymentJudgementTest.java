package io.ringledger.commerce.domain.order;

import static io.ringledger.commerce.domain.order.OrderFixtures.NOW;
import static io.ringledger.commerce.domain.order.OrderFixtures.aPendingOrder;
import static io.ringledger.commerce.domain.order.OrderFixtures.attempt;
import static io.ringledger.commerce.domain.order.OrderFixtures.attemptId;
import static io.ringledger.commerce.domain.order.OrderFixtures.eur;
import static io.ringledger.commerce.domain.order.OrderFixtures.event;
import static io.ringledger.commerce.domain.order.OrderFixtures.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringledger.commerce.domain.order.PaymentEvent.Kind;
import io.ringledger.commerce.domain.order.PaymentJudgement.Confirms;
import io.ringledger.commerce.domain.order.PaymentJudgement.Contradicts;
import io.ringledger.commerce.domain.order.PaymentJudgement.Fails;
import io.ringledger.commerce.domain.order.PaymentJudgement.NoNews;
import io.ringledger.commerce.domain.order.PaymentJudgement.OnItsWay;
import io.ringledger.commerce.domain.order.PaymentJudgement.PaidTooLate;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PaymentJudgementTest {

  private static final Instant LATER = NOW.plusSeconds(60);

  private final Order pending = aPendingOrder();
  private final PaymentAttempt created = attempt(pending);
  private final PaymentAttempt onItsWay =
      created.pending("pi_1", Optional.empty(), false, LATER, NOW);

  @Test
  void aSuccessConfirmsAnOrderThatAwaitsIt() {
    assertThat(judge(Kind.PAYMENT_SUCCEEDED, pending, onItsWay))
        .isInstanceOfSatisfying(
            Confirms.class,
            confirms -> {
              assertThat(confirms.authorized().state()).isEqualTo(OrderState.PAYMENT_AUTHORIZED);
              assertThat(confirms.confirmed().state()).isEqualTo(OrderState.CONFIRMED);
              assertThat(confirms.attempt().state()).isEqualTo(AttemptState.AUTHORIZED);
            });
  }

  @Test
  void aSuccessMayComeBeforeAnybodyHeardTheGatewaysAnswer() {
    assertThat(judge(Kind.PAYMENT_SUCCEEDED, pending, created)).isInstanceOf(Confirms.class);
    assertThat(judge(Kind.PAYMENT_SUCCEEDED, pending, created.unknown(LATER, NOW)))
        .isInstanceOf(Confirms.class);
  }

  @Test
  void theSameSuccessAgainIsNoNews() {
    Confirms confirms = (Confirms) judge(Kind.PAYMENT_SUCCEEDED, pending, onItsWay);

    assertThat(judge(Kind.PAYMENT_SUCCEEDED, confirms.confirmed(), confirms.attempt()))
        .isInstanceOf(NoNews.class);
  }

  @Test
  void aFailureAfterASuccessIsNoNews() {
    Confirms confirms = (Confirms) judge(Kind.PAYMENT_SUCCEEDED, pending, onItsWay);

    assertThat(judge(Kind.PAYMENT_FAILED, confirms.confirmed(), confirms.attempt()))
        .isInstanceOf(NoNews.class);
  }

  @Test
  void aFailureOfWhatTheGatewaySaysIsPaidIsNoNews() {
    PaymentAttempt saysPaid = created.pending("pi_1", Optional.empty(), true, LATER, NOW);

    assertThat(judge(Kind.PAYMENT_FAILED, pending, saysPaid)).isInstanceOf(NoNews.class);
  }

  @Test
  void aFailureFailsTheOrderAndLeavesItIntact() {
    assertThat(judge(Kind.PAYMENT_FAILED, pending, onItsWay))
        .isInstanceOfSatisfying(
            Fails.class,
            fails -> {
              Order failed = fails.order().orElseThrow();
              assertThat(failed.state()).isEqualTo(OrderState.PAYMENT_FAILED);
              assertThat(failed.snapshot().cart()).isEqualTo(pending.snapshot().cart());
              assertThat(failed.placement()).isEqualTo(pending.placement());
              assertThat(fails.attempt().failure()).contains("card_declined");
              assertThat(fails.attempt().closed()).isFalse();
              assertThat(fails.attempt().lookAt()).contains(NOW);
            });
  }

  @Test
  void aSuccessOfAnAttemptThatHadFailedGoesBack() {
    Fails fails = (Fails) judge(Kind.PAYMENT_FAILED, pending, onItsWay);
    Order failed = fails.order().orElseThrow();
    Order again = value(failed.retry(attemptId(2), NOW));

    assertThat(judge(Kind.PAYMENT_SUCCEEDED, failed, fails.attempt()))
        .isInstanceOf(PaidTooLate.class);
    assertThat(judge(Kind.PAYMENT_SUCCEEDED, again, fails.attempt()))
        .isInstanceOf(PaidTooLate.class);
  }

  @Test
  void anotherAmountOrAnotherPaymentIsAContradiction() {
    PaymentEvent less = event(Kind.PAYMENT_SUCCEEDED, onItsWay, eur(1), Optional.of("pi_1"));
    PaymentEvent another =
        event(Kind.PAYMENT_SUCCEEDED, onItsWay, onItsWay.amount(), Optional.of("pi_2"));
    PaymentEvent anotherFailed =
        event(Kind.PAYMENT_FAILED, onItsWay, onItsWay.amount(), Optional.of("pi_2"));

    assertThat(PaymentJudgement.judge(less, pending, onItsWay, NOW))
        .isInstanceOf(Contradicts.class);
    assertThat(PaymentJudgement.judge(another, pending, onItsWay, NOW))
        .isInstanceOf(Contradicts.class);
    assertThat(PaymentJudgement.judge(anotherFailed, pending, onItsWay, NOW))
        .isInstanceOf(Contradicts.class);
  }

  @Test
  void anAttemptThatNobodyHeardOfIsOnItsWayOnceTheGatewaySaysSo() {
    assertThat(judge(Kind.PAYMENT_PROCESSING, pending, created.unknown(LATER, NOW)))
        .isInstanceOfSatisfying(
            OnItsWay.class,
            news -> {
              assertThat(news.attempt().state()).isEqualTo(AttemptState.PENDING);
              assertThat(news.attempt().reference()).contains("pi_1");
            });
    assertThat(judge(Kind.PAYMENT_PROCESSING, pending, onItsWay)).isInstanceOf(NoNews.class);
  }

  @Test
  void aWithdrawalClosesAnAttemptThatHadFailed() {
    PaymentAttempt failed = onItsWay.failed(Optional.of("pi_1"), "card_declined", false, NOW);
    Order order = pending.fail(failed.id(), NOW);

    assertThat(judge(Kind.PAYMENT_CANCELLED, order, failed))
        .isInstanceOfSatisfying(
            Fails.class,
            fails -> {
              assertThat(fails.order()).isEmpty();
              assertThat(fails.attempt().closed()).isTrue();
              assertThat(fails.attempt().state()).isEqualTo(AttemptState.FAILED);
            });
    assertThat(judge(Kind.PAYMENT_CANCELLED, order, failed.cancelled(NOW)))
        .isInstanceOf(NoNews.class);
  }

  @Test
  void theKeyOfAnAttemptIsItsOwnAndStays() {
    PaymentAttempt second =
        attempt(value(pending.fail(created.id(), NOW).retry(attemptId(2), NOW)));

    assertThat(onItsWay.idempotencyKey()).isEqualTo(created.idempotencyKey());
    assertThat(second.idempotencyKey())
        .as("retry uses new idempotency key")
        .isNotEqualTo(created.idempotencyKey());
    assertThat(second.number()).isEqualTo(2);
  }

  private static PaymentJudgement judge(Kind kind, Order order, PaymentAttempt attempt) {
    return PaymentJudgement.judge(event(kind, attempt), order, attempt, NOW);
  }
}
