package io.ringledger.commerce.domain.order;

import io.ringledger.commerce.domain.order.PaymentEvent.Kind;
import java.time.Instant;
import java.util.Optional;

/**
 * What follows from a verified event about a payment, for its order and attempt, in whatever order
 * events arrive and however often.
 */
public sealed interface PaymentJudgement {

  /** Nothing: it is known already, or says nothing. */
  record NoNews(String because) implements PaymentJudgement {}

  /** The attempt is on its way. */
  record OnItsWay(PaymentAttempt attempt) implements PaymentJudgement {}

  /** The order is sold: through {@code authorized} to {@code confirmed}. */
  record Confirms(PaymentAttempt attempt, Order authorized, Order confirmed)
      implements PaymentJudgement {}

  /** The attempt did not pay, and with it the order, where it counts. */
  record Fails(PaymentAttempt attempt, Optional<Order> order) implements PaymentJudgement {}

  /** It was paid, and nothing can be sold for it: all of it goes back. */
  record PaidTooLate(PaymentAttempt attempt) implements PaymentJudgement {}

  /** It says what cannot be: another amount, another payment. Somebody has to look. */
  record Contradicts(String because) implements PaymentJudgement {}

  /** Judges an event that is about this order and this attempt of it. */
  static PaymentJudgement judge(
      PaymentEvent event, Order order, PaymentAttempt attempt, Instant now) {
    return switch (event.kind()) {
      case PAYMENT_SUCCEEDED -> succeeded(event, order, attempt, now);
      case PAYMENT_FAILED, PAYMENT_CANCELLED -> failed(event, order, attempt, now);
      case PAYMENT_PROCESSING -> processing(event, attempt, now);
      case REFUND_PENDING, REFUND_SUCCEEDED, REFUND_FAILED, OTHER ->
          new NoNews("not about a payment");
    };
  }

  private static PaymentJudgement succeeded(
      PaymentEvent event, Order order, PaymentAttempt attempt, Instant now) {
    Optional<PaymentProof> proof = event.proves(attempt);
    if (proof.isEmpty()) {
      return new Contradicts("amount, currency or reference is not the attempt's");
    }
    if (attempt.state() == AttemptState.AUTHORIZED || attempt.state() == AttemptState.REFUNDED) {
      return new NoNews("known to be paid");
    }
    if (!order.awaits(attempt.id()) || !attempt.state().isLive()) {
      return new PaidTooLate(attempt);
    }
    Order authorized = order.authorize(proof.get(), now);
    return new Confirms(
        attempt.authorized(event.reference(), now), authorized, authorized.confirm(now));
  }

  private static PaymentJudgement failed(
      PaymentEvent event, Order order, PaymentAttempt attempt, Instant now) {
    if (isAboutAnotherPayment(event, attempt)) {
      return new Contradicts("reference is not the attempt's");
    }
    boolean withdrawn = event.kind() == Kind.PAYMENT_CANCELLED;
    if (!attempt.state().isLive()) {
      boolean closes = withdrawn && attempt.state() == AttemptState.FAILED && !attempt.closed();
      return closes
          ? new Fails(attempt.cancelled(now), Optional.empty())
          : new NoNews("known to have ended");
    }
    if (attempt.saysPaid()) {
      return new NoNews("paid since, as the gateway says");
    }
    PaymentAttempt ended =
        withdrawn
            ? attempt.cancelled(now)
            : attempt.failed(
                event.reference(), event.failure().orElse("payment_failed"), false, now);
    return new Fails(
        ended,
        order.awaits(attempt.id()) ? Optional.of(order.fail(attempt.id(), now)) : Optional.empty());
  }

  private static PaymentJudgement processing(
      PaymentEvent event, PaymentAttempt attempt, Instant now) {
    if (isAboutAnotherPayment(event, attempt)) {
      return new Contradicts("reference is not the attempt's");
    }
    if (!attempt.state().isLive() || attempt.state() == AttemptState.PENDING) {
      return new NoNews("known to be on its way");
    }
    return event
        .reference()
        .<PaymentJudgement>map(
            name ->
                new OnItsWay(
                    attempt.pending(
                        name, attempt.nextAction(), false, attempt.lookAt().orElse(now), now)))
        .orElseGet(() -> new NoNews("names no payment"));
  }

  private static boolean isAboutAnotherPayment(PaymentEvent event, PaymentAttempt attempt) {
    return event.provider() != attempt.provider()
        || (attempt.reference().isPresent() && !attempt.reference().equals(event.reference()));
  }
}
