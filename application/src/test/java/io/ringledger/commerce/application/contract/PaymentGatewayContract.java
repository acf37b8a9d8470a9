package io.ringledger.commerce.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringledger.commerce.application.outbound.PaymentGateway;
import io.ringledger.commerce.application.outbound.PaymentGateway.Answer;
import io.ringledger.commerce.application.outbound.PaymentGateway.Charge;
import io.ringledger.commerce.application.outbound.PaymentGateway.RefundAnswer;
import io.ringledger.commerce.domain.AttemptId;
import io.ringledger.commerce.domain.OrderId;
import io.ringledger.commerce.domain.RefundId;
import io.ringledger.commerce.domain.order.AttemptState;
import io.ringledger.commerce.domain.order.PaymentAttempt;
import io.ringledger.commerce.domain.order.Refund;
import io.ringledger.shared.domain.CurrencyCode;
import io.ringledger.shared.domain.Money;
import io.ringledger.shared.domain.SiteId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every {@link PaymentGateway} that is asked keeps to. */
public abstract class PaymentGatewayContract {

  /** What becomes of a charge. */
  protected enum Ending {
    PAID,
    PROCESSING,
    NEEDS_ACTION,
    DECLINED
  }

  /** What becomes of the next request on its way. */
  protected enum Way {
    /** Nothing is done, and nobody can tell. */
    NEVER_ARRIVES,
    /** It is done, and nobody can tell. */
    ANSWER_IS_LOST
  }

  private static final SiteId SITE = new SiteId(new UUID(7, 1));
  private static final OrderId ORDER = new OrderId(new UUID(7, 2));
  private static final AttemptId ATTEMPT = new AttemptId(new UUID(7, 3));
  private static final CurrencyCode EUR = new CurrencyCode("EUR");
  private static final Money PRICE = new Money(2_500, EUR);

  protected abstract PaymentGateway gateway();

  /** What time it is at both ends; it stands still. */
  protected abstract Instant now();

  /** A payment method that ends so, for the next charge. */
  protected abstract String methodThatEnds(Ending ending);

  /** What becomes of the next request. */
  protected abstract void next(Way way);

  /** What the gateway took for an attempt, in the minor unit. */
  protected abstract long captured(AttemptId attempt);

  /** What of it the gateway gave back. */
  protected abstract long refunded(AttemptId attempt);

  private Charge charge(String method) {
    return new Charge(
        SITE, ORDER, ATTEMPT, PRICE, method, "buyer@example.org", "attempt-" + ATTEMPT, now());
  }

  private PaymentAttempt attempt(Optional<String> reference) {
    return new PaymentAttempt(
        ATTEMPT,
        SITE,
        ORDER,
        1,
        gateway().provider(),
        PRICE,
        "pm_any",
        AttemptState.UNKNOWN,
        reference,
        Optional.empty(),
        false,
        false,
        Optional.empty(),
        0,
        Optional.of(now()),
        now().minus(Duration.ofMinutes(10)),
        now());
  }

  private String paid() {
    return assertPaid(gateway().pay(charge(methodThatEnds(Ending.PAID))));
  }

  private static String assertPaid(Answer answer) {
    assertThat(answer).isInstanceOf(Answer.Paid.class);
    return ((Answer.Paid) answer).reference();
  }

  private Refund refund(String reference, long minor) {
    return Refund.request(
        new RefundId(new UUID(7, minor)),
        attempt(Optional.of(reference)),
        Refund.Kind.ORDER,
        new Money(minor, EUR),
        "the bout was called off",
        "system",
        now());
  }

  @Test
  public void aMethodThatPaysIsCharged() {
    String reference = paid();
    assertThat(reference).isNotBlank();
    assertThat(captured(ATTEMPT)).isEqualTo(2_500);
    assertThat(gateway().standing(attempt(Optional.of(reference))))
        .isEqualTo(new Answer.Paid(reference));
  }

  @Test
  public void whoeverIsToldAgainAnswersAgainAndChargesNothingMore() {
    Charge charge = charge(methodThatEnds(Ending.PAID));
    Answer first = gateway().pay(charge);
    assertThat(gateway().pay(charge)).isEqualTo(first);
    assertThat(captured(ATTEMPT)).isEqualTo(2_500);
  }

  @Test
  public void aChargeWhoseAnswerIsLostIsUnclearAndStillOneCharge() {
    Charge charge = charge(methodThatEnds(Ending.PAID));
    next(Way.ANSWER_IS_LOST);
    assertThat(gateway().pay(charge)).isInstanceOf(Answer.Unclear.class);
    assertThat(captured(ATTEMPT)).isEqualTo(2_500);
    String reference = assertPaid(gateway().pay(charge));
    assertThat(captured(ATTEMPT)).isEqualTo(2_500);
    assertThat(gateway().standing(attempt(Optional.empty()))).isEqualTo(new Answer.Paid(reference));
  }

  @Test
  public void aChargeThatNeverArrivesIsUnclearAndCanBeToldAgain() {
    Charge charge = charge(methodThatEnds(Ending.PAID));
    next(Way.NEVER_ARRIVES);
    assertThat(gateway().pay(charge)).isInstanceOf(Answer.Unclear.class);
    assertThat(captured(ATTEMPT)).isZero();
    assertThat(gateway().standing(attempt(Optional.empty()))).isEqualTo(new Answer.Absent());
    assertPaid(gateway().pay(charge));
    assertThat(captured(ATTEMPT)).isEqualTo(2_500);
  }

  @Test
  public void aDeclineSaysWhyAndCanBeClosed() {
    Answer answer = gateway().pay(charge(methodThatEnds(Ending.DECLINED)));
    assertThat(answer)
        .isInstanceOfSatisfying(
            Answer.Declined.class,
            declined -> {
              assertThat(declined.code()).matches("[a-z0-9_]{1,100}");
              assertThat(declined.reason()).isNotBlank().hasSizeLessThanOrEqualTo(300);
              assertThat(declined.reference()).isPresent();
              assertThat(declined.closed()).isFalse();
            });
    PaymentAttempt attempt = attempt(((Answer.Declined) answer).reference());
    assertThat(gateway().standing(attempt)).isEqualTo(answer);
    assertThat(gateway().cancel(attempt)).isInstanceOf(Answer.Cancelled.class);
    assertThat(gateway().standing(attempt)).isInstanceOf(Answer.Cancelled.class);
    assertThat(captured(ATTEMPT)).isZero();
  }

  @Test
  public void whatNeedsTheBuyerSaysWhereTheyHaveToGo() {
    assertThat(gateway().pay(charge(methodThatEnds(Ending.NEEDS_ACTION))))
        .isInstanceOfSatisfying(
            Answer.OnItsWay.class, onItsWay -> assertThat(onItsWay.nextAction()).isPresent());
    assertThat(captured(ATTEMPT)).isZero();
  }

  @Test
  public void whatTakesItsTimeIsOnItsWay() {
    assertThat(gateway().pay(charge(methodThatEnds(Ending.PROCESSING))))
        .isInstanceOfSatisfying(
            Answer.OnItsWay.class, onItsWay -> assertThat(onItsWay.nextAction()).isEmpty());
  }

  @Test
  public void whatWasWithdrawnIsNotPaid() {
    Answer begun = gateway().pay(charge(methodThatEnds(Ending.NEEDS_ACTION)));
    PaymentAttempt attempt = attempt(Optional.of(((Answer.OnItsWay) begun).reference()));
    assertThat(gateway().cancel(attempt)).isInstanceOf(Answer.Cancelled.class);
    assertThat(gateway().cancel(attempt)).isInstanceOf(Answer.Cancelled.class);
    assertThat(captured(ATTEMPT)).isZero();
  }

  @Test
  public void whatNeverGotANameIsWithdrawnAllTheSame() {
    next(Way.ANSWER_IS_LOST);
    assertThat(gateway().pay(charge(methodThatEnds(Ending.NEEDS_ACTION))))
        .isInstanceOf(Answer.Unclear.class);
    assertThat(gateway().cancel(attempt(Optional.empty()))).isInstanceOf(Answer.Cancelled.class);
  }

  @Test
  public void itIsTooLateToWithdrawWhatIsPaid() {
    String reference = paid();
    assertThat(gateway().cancel(attempt(Optional.of(reference))))
        .isEqualTo(new Answer.Paid(reference));
    assertThat(captured(ATTEMPT)).isEqualTo(2_500);
  }

  @Test
  public void whatNobodyToldItIsAbsent() {
    assertThat(gateway().standing(attempt(Optional.empty()))).isEqualTo(new Answer.Absent());
    assertThat(gateway().cancel(attempt(Optional.empty()))).isEqualTo(new Answer.Absent());
  }

  @Test
  public void whatIsPaidGoesBackInParts() {
    String reference = paid();
    PaymentAttempt attempt = attempt(Optional.of(reference));
    assertThat(gateway().refund(attempt, refund(reference, 500)))
        .isInstanceOf(RefundAnswer.Done.class);
    assertThat(gateway().refund(attempt, refund(reference, 2_000)))
        .isInstanceOf(RefundAnswer.Done.class);
    assertThat(refunded(ATTEMPT)).isEqualTo(2_500);
    assertThat(gateway().refund(attempt, refund(reference, 100)))
        .isInstanceOfSatisfying(
            RefundAnswer.Refused.class,
            refused -> assertThat(refused.code()).isEqualTo("charge_already_refunded"));
  }

  @Test
  public void aRefundWhoseAnswerIsLostGoesBackOnce() {
    String reference = paid();
    PaymentAttempt attempt = attempt(Optional.of(reference));
    Refund refund = refund(reference, 500);
    next(Way.ANSWER_IS_LOST);
    assertThat(gateway().refund(attempt, refund)).isInstanceOf(RefundAnswer.Unclear.class);
    RefundAnswer again = gateway().refund(attempt, refund);
    assertThat(again).isInstanceOf(RefundAnswer.Done.class);
    assertThat(refunded(ATTEMPT)).isEqualTo(500);
    String name = ((RefundAnswer.Done) again).reference();
    assertThat(gateway().standing(refund.pending(name, now(), now()))).isEqualTo(again);
  }

  @Test
  public void theEventOfAPaidAttemptIsAskedForAgain() {
    String reference = paid();
    assertThat(gateway().resend(attempt(Optional.of(reference)))).isEqualTo(1);
  }

  @Test
  public void whatIsNotPaidHasNoEventToAskForAgain() {
    Answer begun = gateway().pay(charge(methodThatEnds(Ending.NEEDS_ACTION)));
    assertThat(gateway().resend(attempt(Optional.of(((Answer.OnItsWay) begun).reference()))))
        .isZero();
  }

  @Test
  public void whoKnowsOfNothingSendsNothingAgain() {
    assertThat(gateway().resend(attempt(Optional.empty()))).isZero();
  }
}
