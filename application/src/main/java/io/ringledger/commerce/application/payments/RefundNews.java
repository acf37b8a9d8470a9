package io.ringledger.commerce.application.payments;

import io.ringledger.commerce.application.CommercePorts;
import io.ringledger.commerce.application.OrderEvents;
import io.ringledger.commerce.application.OrderTrail;
import io.ringledger.commerce.application.outbound.Orders;
import io.ringledger.commerce.application.outbound.Orders.Held;
import io.ringledger.commerce.application.outbound.PaymentGateway.RefundAnswer;
import io.ringledger.commerce.application.payments.PaymentBook.Trouble;
import io.ringledger.commerce.domain.order.Order;
import io.ringledger.commerce.domain.order.OrderState;
import io.ringledger.commerce.domain.order.PaymentAttempt;
import io.ringledger.commerce.domain.order.Refund;
import io.ringledger.shared.application.Author;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Takes down what a gateway answered about a refund, in a unit of work that holds its order. An
 * order says that something was given back once, when it first was.
 */
public final class RefundNews {

  private final Orders orders;
  private final PaymentBook book;
  private final OrderTrail trail;
  private final OrderEvents events;

  public RefundNews(CommercePorts ports) {
    this.orders = ports.orders();
    this.book = new PaymentBook(ports);
    this.trail = new OrderTrail(ports.trail(), ports.clock());
    this.events = new OrderEvents(ports.outbox(), ports.randomness(), ports.clock());
  }

  /**
   * Takes down an answer.
   *
   * @param attempt what is given back
   * @param refund as it is by now
   * @return the order as it is afterwards
   */
  public Order note(
      Author author, Held held, PaymentAttempt attempt, Refund refund, RefundAnswer answer) {
    Instant now = held.at();
    return switch (answer) {
      case RefundAnswer.OnItsWay(var reference) -> {
        book.keep(refund.pending(reference, Pace.after(refund.tries(), now), now));
        yield held.order();
      }
      case RefundAnswer.Done(var reference) -> done(author, held, attempt, refund, reference);
      case RefundAnswer.Refused(var code, var reason) ->
          refused(author, held, attempt, refund, new Trouble(code, reason));
      case RefundAnswer.Unclear _ -> {
        book.keep(refund.looked(Pace.after(refund.tries(), now), now));
        yield held.order();
      }
    };
  }

  private Order done(
      Author author, Held held, PaymentAttempt attempt, Refund refund, String reference) {
    if (!refund.isOpen()) {
      return held.order();
    }
    book.keep(refund.succeeded(Optional.of(reference), held.at()));
    if (refund.counted()) {
      return held.order();
    }
    Order order =
        refund.kind() == Refund.Kind.ORDER
            ? held.order().refund(refund.amount(), held.at())
            : held.order();
    if (refund.kind() == Refund.Kind.ORDER) {
      orders.save(order);
      events.refunded(order, refund.amount());
    }
    if (refund.kind() == Refund.Kind.LATE_PAYMENT || order.state() == OrderState.REFUNDED) {
      book.keep(attempt.refunded(held.at()));
    }
    trail.succeeded(author, order, "order.refunded", details(refund));
    return order;
  }

  private Order refused(
      Author author, Held held, PaymentAttempt attempt, Refund refund, Trouble trouble) {
    Order order = held.order();
    if (refund.state() == Refund.State.FAILED) {
      return order;
    }
    Refund next = refund.failed(trouble.code(), Pace.after(refund.tries(), held.at()), held.at());
    book.keep(attempt, next, trouble, held.at());
    boolean givenUp = next.state() == Refund.State.FAILED;
    trail.succeeded(
        author, order, givenUp ? "order.refund_given_up" : "order.refund_failed", details(next));
    return order;
  }

  private static Map<String, String> details(Refund refund) {
    return Map.of(
        "refund_id", refund.id().toString(),
        "kind", refund.kind().wire(),
        "amount_minor", Long.toString(refund.amount().minor()),
        "refund_state", refund.state().wire(),
        "tries", Integer.toString(refund.tries()));
  }
}
