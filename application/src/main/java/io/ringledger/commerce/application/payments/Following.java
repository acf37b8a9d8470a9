package io.ringledger.commerce.application.payments;

import io.ringledger.commerce.application.CommercePorts;
import io.ringledger.commerce.application.outbound.Orders.Held;
import io.ringledger.commerce.application.outbound.PaymentGateway;
import io.ringledger.commerce.application.outbound.PaymentGateway.Answer;
import io.ringledger.commerce.application.outbound.PaymentGateway.Charge;
import io.ringledger.commerce.application.outbound.PaymentGateway.RefundAnswer;
import io.ringledger.commerce.domain.order.AttemptState;
import io.ringledger.commerce.domain.order.Order;
import io.ringledger.commerce.domain.order.PaymentAttempt;
import io.ringledger.commerce.domain.order.Refund;
import io.ringledger.shared.application.Author;
import io.ringledger.shared.application.sites.RestrictedRole;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Follows attempts and refunds to their end, asking gateways while nothing is held. It never
 * confirms an order: where a payment has succeeded, it asks for the event that proves it.
 */
final class Following {

  private static final int AT_ONCE = 20;

  private final CommercePorts ports;
  private final AttemptNews attemptNews;
  private final RefundNews refundNews;

  Following(CommercePorts ports) {
    this.ports = ports;
    this.attemptNews = new AttemptNews(ports);
    this.refundNews = new RefundNews(ports);
  }

  /** Looks after attempts that are due; answers how many. */
  int attempts(Author author) {
    Instant now = ports.clock().instant();
    List<PaymentAttempt> due =
        ports
            .unitOfWork()
            .execute(
                () ->
                    ports
                        .restriction()
                        .as(RestrictedRole.PAYMENTS, () -> ports.attempts().due(now, AT_ONCE)));
    eachOf(due, attempt -> follow(author, attempt, now));
    return due.size();
  }

  private void follow(Author author, PaymentAttempt attempt, Instant now) {
    Answer answer =
        ports
            .gateways()
            .of(attempt.provider())
            .map(gateway -> ask(gateway, attempt, now))
            .orElseGet(() -> new Answer.Unclear("The provider is not configured."));
    note(author, attempt, answer);
  }

  private Answer ask(PaymentGateway gateway, PaymentAttempt attempt, Instant now) {
    Answer answer = question(gateway, attempt, now);
    if (answer instanceof Answer.Paid) {
      gateway.resend(attempt);
    }
    return answer;
  }

  private Answer question(PaymentGateway gateway, PaymentAttempt attempt, Instant now) {
    if (attempt.state() == AttemptState.FAILED) {
      return gateway.cancel(attempt);
    }
    if (attempt.reference().isEmpty()) {
      // The same attempt under the same key: whether it was made or not, now it is, once.
      return gateway.pay(charge(attempt));
    }
    boolean overdue = !attempt.createdAt().plus(Pace.PATIENCE).isAfter(now);
    return overdue && !attempt.saysPaid() ? gateway.cancel(attempt) : gateway.standing(attempt);
  }

  private Charge charge(PaymentAttempt attempt) {
    Order order =
        ports
            .scope()
            .within(
                attempt.site(),
                () -> ports.orders().find(attempt.site(), attempt.order()).orElseThrow());
    return Charges.of(attempt, order);
  }

  private void note(Author author, PaymentAttempt asked, Answer answer) {
    ports
        .scope()
        .run(
            asked.site(),
            () -> {
              Held held = ports.orders().lock(asked.site(), asked.order()).orElseThrow();
              PaymentAttempt attempt =
                  ports.attempts().find(asked.site(), asked.id()).orElseThrow();
              attemptNews.note(author, held, attempt, answer);
            });
  }

  /** Looks after refunds that are due; answers how many. */
  int refunds(Author author) {
    Instant now = ports.clock().instant();
    List<Refund> due =
        ports
            .unitOfWork()
            .execute(
                () ->
                    ports
                        .restriction()
                        .as(RestrictedRole.PAYMENTS, () -> ports.refunds().due(now, AT_ONCE)));
    eachOf(due, refund -> follow(author, refund));
    return due.size();
  }

  private void follow(Author author, Refund due) {
    PaymentAttempt attempt =
        ports
            .scope()
            .within(
                due.site(), () -> ports.attempts().find(due.site(), due.attempt()).orElseThrow());
    Optional<PaymentGateway> gateway = ports.gateways().of(attempt.provider());
    RefundAnswer answer =
        gateway
            .map(asked -> ask(asked, attempt, due))
            .orElseGet(() -> new RefundAnswer.Unclear("The provider is not configured."));
    ports
        .scope()
        .run(
            due.site(),
            () -> {
              Held held = ports.orders().lock(due.site(), due.order()).orElseThrow();
              Refund refund = ports.refunds().find(due.site(), due.id()).orElseThrow();
              if (refund.tries() == due.tries()) {
                PaymentAttempt paid =
                    ports.attempts().find(due.site(), due.attempt()).orElseThrow();
                refundNews.note(author, held, paid, refund, answer);
              }
            });
  }

  /** One that fails holds up none of the others, and is heard of at the end. */
  private static <T> void eachOf(List<T> due, Consumer<T> follow) {
    Optional<RuntimeException> first = Optional.empty();
    for (T each : due) {
      try {
        follow.accept(each);
      } catch (RuntimeException failure) {
        first = first.or(() -> Optional.of(failure));
      }
    }
    first.ifPresent(
        failure -> {
          throw failure;
        });
  }

  private static RefundAnswer ask(PaymentGateway gateway, PaymentAttempt attempt, Refund refund) {
    return refund.reference().isPresent()
        ? gateway.standing(refund)
        : gateway.refund(attempt, refund);
  }
}
